import { LANGUAGES, type Text3 } from "@kelisim/core";
import type { Message } from "./finding.ts";

/** Exactly the three languages, each a text. */
const isText3 = (value: object): value is Text3 =>
  Object.keys(value).toSorted().join() === LANGUAGES.toSorted().join() &&
  Object.values(value).every((text) => typeof text === "string");

/** All messages in a value, however deep they lie. */
export function messagesIn(value: unknown, place: string, seen = new Set<unknown>()): Message[] {
  if (typeof value !== "object" || value === null || seen.has(value)) return [];
  seen.add(value);
  if (isText3(value)) return [{ place, text: value }];
  const entries = value instanceof Map ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([name, inner]) => messagesIn(inner, `${place}.${String(name)}`, seen));
}

const LITERAL = String.raw`("(?:[^"\\]|\\.)*")`;
const TRIPLE = new RegExp(
  String.raw`\{\s*kk:\s*${LITERAL},\s*ru:\s*${LITERAL},\s*en:\s*${LITERAL},?\s*\}`,
  "g",
);

/** Messages that stand in a source as three texts and are perhaps not exported. */
export const messagesInSource = (source: string, place: string): Message[] =>
  [...source.matchAll(TRIPLE)].map((found) => {
    const [kk = "", ru = "", en = ""] = found.slice(1).map((text) => JSON.parse(text) as string);
    const line = source.slice(0, found.index).split("\n").length;
    return { place: `${place}:${line}`, text: { kk, ru, en } };
  });

/** Each message once, the first place that has it. */
export function onceEach(messages: readonly Message[]): Message[] {
  const known = new Map<string, Message>();
  for (const message of messages) {
    const { kk, ru, en } = message.text;
    const key = JSON.stringify([kk, ru, en]);
    if (!known.has(key)) known.set(key, message);
  }
  return [...known.values()];
}
