import { utcText, type Instant } from "@kelisim/core";

/** A type of a column, as far as rows are written many at once. */
export type BulkType =
  | "uuid"
  | "text"
  | "int"
  | "bigint"
  | "boolean"
  | "date"
  | "timestamptz"
  | "bytea"
  | "jsonb"
  | "text[]"
  | "uuid[]";

/** No code can hold it: the contract refuses control characters. */
const UNIT_SEPARATOR = "\u001f";

export const isList = (type: BulkType): boolean => type.endsWith("[]");

const NEEDS_QUOTES = /[{}",\\\s]/;
const UUID = /^(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;
/** U+0000 to U+001F. JSON as it is printed has none of these: escaped again, it would not be what it was. */
const CONTROL = /[^\P{Cc}\x7f-\x9f]/u;

function quoted(text: string): string {
  const isNull = text.length === 4 && text.toUpperCase() === "NULL";
  const isBare = text !== "" && !isNull && !NEEDS_QUOTES.test(text);
  return isBare ? text : `"${text.replaceAll(/["\\]/g, "\\$&")}"`;
}

function textIn(value: unknown): string {
  if (typeof value !== "string") throw new TypeError(`a ${typeof value} in a column of texts`);
  return value;
}

/** What JSON escapes, an array escapes in the same way. */
function jsonElement(json: string): string {
  if (CONTROL.test(json)) throw new TypeError("JSON with control characters");
  return JSON.stringify(json);
}

function bytesElement(value: unknown): string {
  if (!(value instanceof Uint8Array)) throw new TypeError("a column of bytes without bytes");
  const { buffer, byteOffset, byteLength } = value;
  return `"\\\\x${Buffer.from(buffer, byteOffset, byteLength).toString("hex")}"`;
}

function uuidElement(value: unknown): string {
  const text = textIn(value);
  if (!UUID.test(text)) throw new TypeError("a column of UUIDs with something else");
  return text;
}

/** How an element of an array is written, by the type of its column; never NULL. */
const ELEMENTS: Readonly<Record<BulkType, (value: unknown) => string>> = {
  uuid: uuidElement,
  text: (value) => quoted(textIn(value)),
  int: String,
  bigint: String,
  boolean: String,
  date: textIn,
  timestamptz: (value) =>
    typeof value === "string" ? quoted(value) : quoted(utcText(value as Instant)),
  bytea: bytesElement,
  jsonb: (value) => jsonElement(textIn(value)),
  "text[]": listElement,
  "uuid[]": listElement,
};

/** A list goes over as text: `unnest` would lose the inner borders of a list of lists. */
function listElement(value: unknown): string {
  if (!Array.isArray(value)) throw new TypeError("a list column without a list");
  return quoted(value.join(UNIT_SEPARATOR));
}

/**
 * A column of many rows as one array in PostgreSQL's text form. A value that is the one before it again, as
 * most are in rows of one moment, is written once.
 * @throws TypeError for a value that is none of the column's type
 */
export function columnText(type: BulkType, values: readonly unknown[]): string {
  const elementOf = ELEMENTS[type];
  let text = "{";
  let element = "";
  let last: unknown;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at];
    if (value === undefined) throw new TypeError("a column without a value");
    if (at === 0 || value !== last) element = value === null ? "NULL" : elementOf(value);
    last = value;
    text += at === 0 ? element : `,${element}`;
  }
  return `${text}}`;
}
