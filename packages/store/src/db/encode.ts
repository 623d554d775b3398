import { writeArrayText } from "./array-text.ts";
import { SqlError } from "./errors.ts";

/** A parameter as it goes over the wire: text, raw bytes, or NULL. */
export type WireValue = string | Uint8Array | null;

/** Half a surrogate pair, which UTF-8 cannot carry. */
const LONE = /\p{Surrogate}/u;

/**
 * @throws TypeError for what has no PostgreSQL form (`undefined`, `Date`, class instances);
 *   SqlError 22021 for a text that cannot be stored.
 */
export function encodeParams(params: readonly unknown[]): WireValue[] {
  return params.map((value, index) => {
    if (value === undefined) throw new TypeError(`parameter $${index + 1} is undefined`);
    if (value instanceof Uint8Array) return value;
    return Array.isArray(value) ? arrayText(value, index) : toText(value, index);
  });
}

/** Texts of an array are looked through together: a batch has thousands of them. */
const arrayText = (values: readonly unknown[], index: number): string =>
  storable(
    writeArrayText(values, (value) => (typeof value === "string" ? value : toText(value, index))),
  );

function toText(value: unknown, index: number): string | null {
  if (value === null) return null;
  if (typeof value === "string") return storable(value);
  if (typeof value === "number" || typeof value === "bigint") return value.toString();
  if (typeof value === "boolean") return value ? "true" : "false";
  if (typeof value === "object") return objectText(value, index);
  throw new TypeError(`parameter $${index + 1} is a ${typeof value}`);
}

function objectText(value: object, index: number): string {
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString("hex")}`;
  if (isInstant(value)) return instantText(value);
  if (isTemporal(value)) return value.toJSON();
  if (!isPlain(value)) {
    const what = value.constructor.name;
    throw new TypeError(`parameter $${index + 1} is a ${what}: pass text, bytes or a plain object`);
  }
  return JSON.stringify(value, plainOnly);
}

type TemporalInstant = {
  readonly epochMilliseconds: number;
  readonly epochNanoseconds: bigint;
  toJSON(): string;
};

const isInstant = (value: object): value is TemporalInstant =>
  Object.prototype.toString.call(value) === "[object Temporal.Instant]";

/** Whole milliseconds, as nearly all instants are, are written by the engine itself, which is faster. */
function instantText(instant: TemporalInstant): string {
  const at = instant.epochMilliseconds;
  const isWhole = BigInt(at) * 1_000_000n === instant.epochNanoseconds;
  return isWhole ? new Date(at).toISOString() : instant.toJSON();
}

/** `Instant` and `PlainDate` write themselves in a form that PostgreSQL reads. */
const isTemporal = (value: object): value is { toJSON(): string } =>
  Object.prototype.toString.call(value).startsWith("[object Temporal.");

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

/** A class with a `toJSON` (a redacting identifier, a `Date`) would store something else in silence. */
function plainOnly(this: unknown, key: string, value: unknown): unknown {
  storable(key); // JSON would escape what cannot be stored, and the server refuse the escape
  if (typeof value === "string") storable(value);
  const original: unknown = (this as Record<string, unknown>)[key];
  if (typeof original === "object" && original !== null) {
    if (!Array.isArray(original) && !isPlain(original)) {
      throw new TypeError(`JSON member ${key} is a ${original.constructor.name}: pass its text`);
    }
  }
  return value;
}

/** PostgreSQL cannot store NUL. Looked for apart: each by itself is quick in a long text. */
function storable(text: string): string {
  if (text.includes("\0") || LONE.test(text)) {
    throw new SqlError({ code: "22021", message: "a text holds NUL or half a surrogate pair" });
  }
  return text;
}
