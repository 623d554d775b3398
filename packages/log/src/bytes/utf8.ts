/** A text in UTF-8; `undefined` where half of a surrogate pair stands alone. */
export function utf8Bytes(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at) ?? 0;
    if (code >= 0xd800 && code <= 0xdfff) return undefined;
    if (code > 0xffff) at += 1;
    const more = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    bytes[length] = more === 0 ? code : ((0xff00 >> (more + 1)) & 0xff) | (code >> (6 * more));
    for (let left = more - 1, to = length + 1; left >= 0; left -= 1, to += 1) {
      bytes[to] = 0x80 | ((code >> (6 * left)) & 0x3f);
    }
    length += more + 1;
  }
  return bytes.slice(0, length);
}

/** The least code that takes so many bytes after the first. */
const SMALLEST: readonly number[] = [0, 0x80, 0x800, 0x10000];

/** The text of some UTF-8; `undefined` where it is none: overlong, cut off, surrogates. */
export function utf8Text(bytes: Uint8Array): string | undefined {
  const letters: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at] ?? 0;
    const more = first < 0x80 ? 0 : first < 0xc0 ? -1 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    if (more < 0 || first > 0xf4 || at + more >= bytes.length) return undefined;
    let code = more === 0 ? first : first & (0x3f >> more);
    for (let next = 1; next <= more; next += 1) {
      const byte = bytes[at + next] ?? 0;
      if (byte >> 6 !== 2) return undefined;
      code = (code << 6) | (byte & 0x3f);
    }
    const tooSmall = code < (SMALLEST[more] ?? 0);
    if (tooSmall || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
    letters.push(String.fromCodePoint(code));
    at += more + 1;
  }
  return letters.join("");
}
