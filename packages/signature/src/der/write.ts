import { TAG } from "./element.ts";

/** An element of DER around its content. */
export function element(tag: number, ...content: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const inner = Buffer.concat(content);
  return new Uint8Array(Buffer.concat([Uint8Array.of(tag, ...lengthOf(inner.length)), inner]));
}

function lengthOf(length: number): readonly number[] {
  if (length < 0x80) return [length];
  const digits: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256);
  return [0x80 | digits.length, ...digits];
}

export const sequence = (...members: readonly Uint8Array[]): Uint8Array<ArrayBuffer> =>
  element(TAG.sequence, ...members);

/** The element of an object identifier. */
export function oidElement(text: string): Uint8Array<ArrayBuffer> {
  const [arc = 0, second = 0, ...rest] = text.split(".").map(Number);
  return element(TAG.oid, Uint8Array.from([arc * 40 + second, ...rest].flatMap(base128)));
}

function base128(value: number): readonly number[] {
  const digits = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) {
    digits.unshift(0x80 | (rest % 128));
  }
  return digits;
}
