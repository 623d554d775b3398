import { type Der, elementsOf, isConstructed, onlyElement, TAG } from "../../src/der/element.ts";

const END = Uint8Array.of(0, 0);

/** The same values with lengths left open, as BER allows. */
export const openEnded = (bytes: Uint8Array): Uint8Array => openElement(onlyElement(bytes));

function openElement(element: Der): Uint8Array {
  if (!isConstructed(element.tag)) return element.whole;
  const inner = [...elementsOf(element)].map(openElement);
  return joined(Uint8Array.of(element.tag, 0x80), ...inner, END);
}

/** The same with every length written in four bytes. */
export const longLengths = (bytes: Uint8Array): Uint8Array => longElement(onlyElement(bytes));

function longElement(element: Der): Uint8Array {
  const content = isConstructed(element.tag)
    ? joined(...[...elementsOf(element)].map(longElement))
    : element.content;
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return joined(Uint8Array.of(element.tag, 0x84), length, content);
}

/** The same with each string of bytes cut in two pieces. */
export const inPieces = (bytes: Uint8Array): Uint8Array => piecesOf(onlyElement(bytes));

function piecesOf(element: Der): Uint8Array {
  const { tag, content } = element;
  if (tag === TAG.octetString) {
    const half = Math.floor(content.length / 2);
    const pieces = [content.subarray(0, half), content.subarray(half)];
    return around(0x24, ...pieces.map((piece) => around(TAG.octetString, piece)));
  }
  return isConstructed(tag)
    ? around(tag, ...[...elementsOf(element)].map(piecesOf))
    : element.whole;
}

const joined = (...parts: readonly Uint8Array[]): Uint8Array =>
  new Uint8Array(Buffer.concat(parts));

function around(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = joined(...parts);
  const { length } = content;
  if (length < 0x80) return joined(Uint8Array.of(tag, length), content);
  const digits = length < 0x100 ? [length] : [length >> 8, length & 0xff];
  return joined(Uint8Array.of(tag, 0x80 | digits.length, ...digits), content);
}
