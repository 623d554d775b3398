const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const VALUES: ReadonlyMap<string, number> = new Map(
  Array.from(LETTERS, (letter, at) => [letter, at]),
);

/** Bytes in base64 with padding. @see RFC 4648 4 */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]];
    const bits = (a << 16) | (b << 8) | c;
    const letters = [18, 12, 6, 0].map((shift) => LETTERS.charAt((bits >> shift) & 63)).join("");
    parts.push(letters.slice(0, Math.min(3, bytes.length - at) + 1).padEnd(4, "="));
  }
  return parts.join("");
}

/**
 * The bytes; `undefined` unless the text is just how `toBase64` writes them: no line breaks, no
 * missing padding, no bits left over, so that a byte string has one spelling.
 */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let [bits, held, at] = [0, 0, 0];
  for (let letter = 0; letter < text.length - padding; letter += 1) {
    const value = VALUES.get(text.charAt(letter));
    if (value === undefined) return undefined;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[at] = (bits >> held) & 0xff;
    at += 1;
  }
  const leftOver = bits & ((1 << held) - 1);
  return at === bytes.length && leftOver === 0 ? bytes : undefined;
}
