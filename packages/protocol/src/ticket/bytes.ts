const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES: ReadonlyMap<string, number> = new Map(
  Array.from(LETTERS, (letter, at) => [letter, at]),
);

/** Bytes as base64url without padding. */
export function toBase64url(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const bits = (a << 16) | (b << 8) | c;
    const letters = [18, 12, 6, 0].map((shift) => LETTERS.charAt((bits >> shift) & 63));
    text += letters.slice(0, Math.min(3, bytes.length - at) + 1).join("");
  }
  return text;
}

/** The bytes; `undefined` unless the text is just how `toBase64url` writes them. */
export function fromBase64url(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const letter of text) {
    const value = VALUES.get(letter);
    if (value === undefined) return undefined;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[at] = (bits >> held) & 0xff;
    at += 1;
  }
  return toBase64url(bytes) === text ? bytes : undefined;
}

/** ASCII text as bytes. @throws RangeError for any other letter */
export const asciiBytes = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => {
    const code = letter.charCodeAt(0);
    if (letter.length > 1 || code > 0x7f) throw new RangeError("a ticket holds ASCII only");
    return code;
  });

/** Bytes as ASCII text; `undefined` where one of them is none. */
export const asciiText = (bytes: Uint8Array): string | undefined =>
  bytes.some((byte) => byte > 0x7f)
    ? undefined
    : Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");

/** Byte strings one after the other. */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Whether two byte strings are the same; how long it takes says nothing about where they differ. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.reduce((differ, byte, at) => differ | (byte ^ (b[at] ?? 0)), 0) === 0;
