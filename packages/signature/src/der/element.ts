import { Malformed } from "./malformed.ts";

/** One element of DER: views into the bytes that were read, never copies. */
export type Der = {
  readonly tag: number;
  readonly content: Uint8Array;
  /** Tag, length and content. */
  readonly whole: Uint8Array;
};

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8: 0x0c,
  printable: 0x13,
  teletex: 0x14,
  ia5: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  bmp: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

/** `[n]` around or in place of a constructed value. */
export const constructed = (n: number): number => 0xa0 | n;
/** `[n]` in place of a primitive value. */
export const primitive = (n: number): number => 0x80 | n;

export const isConstructed = (tag: number): boolean => (tag & 0x20) !== 0;

/**
 * The element that begins at `start` and ends before `end`: one length, the shortest form of it,
 * tags below 31 (nothing that we read has higher ones).
 * @throws Malformed
 */
export function elementAt(bytes: Uint8Array, start: number, end = bytes.length): Der {
  if (end - start < 2) throw new Malformed("unreadable");
  const tag = bytes[start] as number;
  if ((tag & 0x1f) === 0x1f || tag === 0) throw new Malformed("unreadable");
  const first = bytes[start + 1] as number;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  const from = start + 2 + lengthBytes;
  if (first === 0x80) throw new Malformed("not-canonical");
  if (lengthBytes > 4 || from > end) throw new Malformed("unreadable");
  const length = lengthBytes === 0 ? first : longLength(bytes, start + 2, lengthBytes);
  if (length > end - from) throw new Malformed("unreadable");
  const to = from + length;
  return { tag, content: bytes.subarray(from, to), whole: bytes.subarray(start, to) };
}

function longLength(bytes: Uint8Array, at: number, count: number): number {
  let length = 0;
  for (let i = 0; i < count; i += 1) length = length * 256 + (bytes[at + i] as number);
  if (length < 0x80 || bytes[at] === 0) throw new Malformed("not-canonical");
  return length;
}

/** The one element that the bytes are. @throws Malformed, also for bytes behind it. */
export function onlyElement(bytes: Uint8Array): Der {
  const element = elementAt(bytes, 0);
  if (element.whole.length !== bytes.length) throw new Malformed("not-canonical");
  return element;
}

/** The elements inside. @throws Malformed */
export function* elementsOf({ content }: Der): Generator<Der, void> {
  for (let at = 0; at < content.length;) {
    const element = elementAt(content, at);
    yield element;
    at += element.whole.length;
  }
}
