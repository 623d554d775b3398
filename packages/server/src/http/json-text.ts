import type { Text3 } from "@kelisim/core";
import { RequestFault } from "./request-fault.ts";

/** Nothing in the contract nests deeper than eight levels. */
export const MAX_JSON_DEPTH = 32;

const TOO_DEEP: Text3 = {
  kk: `JSON ішінде деңгей тым көп; рұқсат етілгені: ${MAX_JSON_DEPTH}.`,
  ru: `В JSON слишком много вложенных уровней; наибольшее число: ${MAX_JSON_DEPTH}.`,
  en: `The JSON is nested too deeply; most levels: ${MAX_JSON_DEPTH}.`,
};

const PROTOTYPE: Text3 = {
  kk: "__proto__ және constructor.prototype деген өрістер қабылданбайды.",
  ru: "Поля __proto__ и constructor.prototype не принимаются.",
  en: "The members __proto__ and constructor.prototype are not taken.",
};

const NOT_UTF8: Text3 = {
  kk: "Мәтін UTF-8 кодында болуға тиіс.",
  ru: "Текст должен быть в кодировке UTF-8.",
  en: "The text must be in UTF-8.",
};

const EMPTY: Text3 = {
  kk: "Сұрау бос: деректер жіберілмеген.",
  ru: "Запрос пуст: данные не переданы.",
  en: "The request is empty: no data were sent.",
};

/** No body where the operation needs one. */
export const emptyBodyFault = (): RequestFault => new RequestFault("malformed-json", EMPTY);

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const isOpening = (byte: number): boolean => byte === 0x7b || byte === 0x5b;
const isClosing = (byte: number): boolean => byte === 0x7d || byte === 0x5d;

/** Whether brackets outside of texts nest deeper than the limit: one pass, before anything is parsed. */
export function isNestedDeeper(bytes: Uint8Array, limit: number): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (inText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (isOpening(byte)) {
      depth += 1;
      if (depth > limit) return true;
    } else if (isClosing(byte)) depth -= 1;
  }
  return false;
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Whether a member could reach a prototype when somebody copies the value carelessly. */
function hasPrototypeKey(value: unknown): boolean {
  if (!isObject(value)) return false;
  if (Array.isArray(value)) return value.some(hasPrototypeKey);
  return Object.entries(value).some(
    ([name, member]) =>
      name === "__proto__" ||
      (name === "constructor" && isObject(member) && Object.hasOwn(member, "prototype")) ||
      hasPrototypeKey(member),
  );
}

/** Texts without these can hold no such member, whatever their escapes. */
const MAY_NAME_PROTOTYPE = /__proto__|constructor|\\u/;

const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * The value of a JSON text. Of duplicate members the last one counts, as RFC 8259 leaves open.
 * @throws RequestFault for everything that is no JSON in UTF-8, nests too deeply or names a prototype
 */
export function parseJsonBody(bytes: Uint8Array): unknown {
  if (isNestedDeeper(bytes, MAX_JSON_DEPTH)) throw new RequestFault("bad-request", TOO_DEEP);
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    throw new RequestFault("malformed-json", NOT_UTF8);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The parser's own message quotes the body.
    throw new RequestFault("malformed-json");
  }
  if (MAY_NAME_PROTOTYPE.test(text) && hasPrototypeKey(value)) {
    throw new RequestFault("bad-request", PROTOTYPE);
  }
  return value;
}
