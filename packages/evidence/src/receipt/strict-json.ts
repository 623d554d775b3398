/** Deeper nesting than any receipt has, and far less than what could exhaust a stack. */
const MOST_DEEP = 40;

const SPACE = /[ \t\n\r]*/y;
const INTEGER = /-?(?:0|[1-9][0-9]*)(?![0-9.eE])/y;
const WORD = /true|false|null/y;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LONE_SURROGATE = /\p{Surrogate}/u;

class NotJson extends Error {
  override readonly name = "NotJson";
}

type Reader = { readonly text: string; at: number };

function take(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text)?.[0];
  if (found !== undefined) reader.at += found.length;
  return found;
}

/** The next sign that is not white space, taken if it is the one. */
function sign(reader: Reader, wanted: string): boolean {
  take(reader, SPACE);
  if (reader.text[reader.at] !== wanted) return false;
  reader.at += 1;
  return true;
}

/** Where the text that begins here ends: at its closing mark. */
function endOfText({ text, at }: Reader): number {
  for (let end = at + 1; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (code === QUOTE) return end + 1;
    if (code === BACKSLASH) end += 1;
  }
  throw new NotJson();
}

function textAt(reader: Reader): string | undefined {
  if (reader.text.charCodeAt(reader.at) !== QUOTE) return undefined;
  const end = endOfText(reader);
  const text = unescaped(reader.text.slice(reader.at, end));
  reader.at = end;
  if (LONE_SURROGATE.test(text)) throw new NotJson();
  return text;
}

function unescaped(literal: string): string {
  try {
    return JSON.parse(literal) as string;
  } catch {
    throw new NotJson();
  }
}

function listAt(reader: Reader, depth: number): readonly unknown[] {
  const items: unknown[] = [];
  if (sign(reader, "]")) return items;
  do items.push(valueAt(reader, depth));
  while (sign(reader, ","));
  if (!sign(reader, "]")) throw new NotJson();
  return items;
}

function objectAt(reader: Reader, depth: number): Readonly<Record<string, unknown>> {
  const members = new Map<string, unknown>();
  if (sign(reader, "}")) return {};
  do {
    take(reader, SPACE);
    const name = textAt(reader);
    // The same name twice means one thing to one reader and another to the next.
    if (name === undefined || members.has(name) || !sign(reader, ":")) throw new NotJson();
    members.set(name, valueAt(reader, depth));
  } while (sign(reader, ","));
  if (!sign(reader, "}")) throw new NotJson();
  return Object.fromEntries(members);
}

function valueAt(reader: Reader, depth: number): unknown {
  if (depth > MOST_DEEP) throw new NotJson();
  if (sign(reader, "{")) return objectAt(reader, depth + 1);
  if (sign(reader, "[")) return listAt(reader, depth + 1);
  const text = textAt(reader);
  if (text !== undefined) return text;
  const word = take(reader, WORD);
  if (word !== undefined) return word === "null" ? null : word === "true";
  const number = Number(take(reader, INTEGER));
  if (!Number.isSafeInteger(number) || Object.is(number, -0)) throw new NotJson();
  return number;
}

/**
 * Reads JSON whose numbers are safe integers; nothing is taken twice or guessed: no member of the same name,
 * no mark of byte order, no half of a character, nothing behind the end.
 */
export function parseStrictJson(text: string): { readonly value: unknown } | undefined {
  const reader = { text, at: 0 };
  try {
    const value = valueAt(reader, 0);
    take(reader, SPACE);
    return reader.at === text.length ? { value } : undefined;
  } catch (error) {
    if (error instanceof NotJson) return undefined;
    throw error;
  }
}
