import { type Instant, parseInstant } from "@kelisim/core";
import { type Der, TAG } from "./element.ts";
import { Malformed } from "./malformed.ts";

// Each of these throws Malformed for another type or a form that DER does not allow.

function contentOf(element: Der, tag: number): Uint8Array {
  if (element.tag !== tag) throw new Malformed("unreadable");
  return element.content;
}

/** The content of an INTEGER: two's complement, no byte too many. */
export function integerBytes(element: Der, tag: number = TAG.integer): Uint8Array {
  const bytes = contentOf(element, tag);
  const [first, second] = bytes;
  if (first === undefined) throw new Malformed("unreadable");
  if (second !== undefined && (first === 0 || first === 0xff) && first >> 7 === second >> 7) {
    throw new Malformed("not-canonical");
  }
  return bytes;
}

/** An INTEGER or ENUMERATED from 0 to 2³¹ − 1. */
export function smallNumber(element: Der, tag: number = TAG.integer): number {
  const bytes = integerBytes(element, tag);
  if (bytes.length > 4 || (bytes[0] as number) > 0x7f) throw new Malformed("unreadable");
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}

export function boolean(element: Der): boolean {
  const [value, ...rest] = contentOf(element, TAG.boolean);
  if (value === undefined || rest.length > 0) throw new Malformed("unreadable");
  if (value !== 0 && value !== 0xff) throw new Malformed("not-canonical");
  return value === 0xff;
}

/** `1.2.398…` */
export function oid(element: Der): string {
  const bytes = contentOf(element, TAG.oid);
  if (bytes.length === 0 || ((bytes.at(-1) as number) & 0x80) !== 0) {
    throw new Malformed("unreadable");
  }
  const parts: bigint[] = [];
  let part = 0n;
  let isFirst = true;
  for (const byte of bytes) {
    if (isFirst && byte === 0x80) throw new Malformed("not-canonical");
    part = (part << 7n) | BigInt(byte & 0x7f);
    isFirst = (byte & 0x80) === 0;
    if (isFirst) parts.push(part);
    if (isFirst) part = 0n;
    // No arc is longer than a UUID; without an end the work would grow with the square.
    if (part >> 128n !== 0n) throw new Malformed("unreadable");
  }
  const [head = 0n, ...tail] = parts;
  const arc = head < 80n ? head / 40n : 2n;
  return [arc, head - arc * 40n, ...tail].join(".");
}

export const octets = (element: Der): Uint8Array => contentOf(element, TAG.octetString);

/** The bits and how many of the last byte are not used; those are zero. */
function bits(element: Der): { readonly unused: number; readonly bytes: Uint8Array } {
  const content = contentOf(element, TAG.bitString);
  const [unused] = content;
  const bytes = content.subarray(1);
  if (unused === undefined || unused > 7) throw new Malformed("unreadable");
  if (unused > 0 && bytes.length === 0) throw new Malformed("unreadable");
  if (((bytes.at(-1) ?? 0) & ((1 << unused) - 1)) !== 0) throw new Malformed("not-canonical");
  return { unused, bytes };
}

/** A BIT STRING of whole bytes: a key, a signature. */
export function bitBytes(element: Der): Uint8Array {
  const { unused, bytes } = bits(element);
  if (unused !== 0) throw new Malformed("unreadable");
  return bytes;
}

/** The numbers of the bits that are set. */
export function namedBits(element: Der): ReadonlySet<number> {
  const { bytes } = bits(element);
  const set = new Set<number>();
  bytes.slice(0, 8).forEach((byte, i) => {
    for (let bit = 0; bit < 8; bit += 1) if ((byte & (0x80 >> bit)) !== 0) set.add(i * 8 + bit);
  });
  return set;
}

const UTC_TIME = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/;
const GENERALIZED_TIME = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d{0,8}[1-9])?Z$/;

/** UTCTime (1950 to 2049) or GeneralizedTime, in UTC and to the second at least. */
export function time(element: Der): Instant {
  const text = Buffer.from(element.content).toString("latin1");
  const isShort = element.tag === TAG.utcTime;
  if (!isShort && element.tag !== TAG.generalizedTime) throw new Malformed("unreadable");
  const parts = (isShort ? UTC_TIME : GENERALIZED_TIME).exec(text);
  if (parts === null) throw new Malformed("unreadable");
  const [, y = "", mo = "", d = "", h = "", mi = "", s = "", fraction = ""] = parts;
  const year = !isShort ? y : `${Number(y) < 50 ? "20" : "19"}${y}`;
  const instant = parseInstant(`${year}-${mo}-${d}T${h}:${mi}:${s}${fraction}Z`);
  if (instant === undefined) throw new Malformed("unreadable");
  return instant;
}

/** A character string of one of the types that names use. */
export function characters(element: Der): string {
  const bytes = Buffer.from(element.content);
  switch (element.tag) {
    case TAG.utf8:
      try {
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
      } catch {
        throw new Malformed("unreadable");
      }
    case TAG.printable:
    case TAG.ia5:
    case TAG.teletex:
      return bytes.toString("latin1");
    case TAG.bmp:
      if (bytes.length % 2 !== 0) throw new Malformed("unreadable");
      return bytes.swap16().toString("utf16le");
    default:
      throw new Malformed("unreadable");
  }
}
