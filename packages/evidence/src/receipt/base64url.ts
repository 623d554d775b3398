import { fromBase64, toBase64 } from "@kelisim/log";

/** Bytes in base64url without padding (RFC 7515 2). */
export const toBase64url = (bytes: Uint8Array): string =>
  toBase64(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

/** The bytes; `undefined` unless the text is just how `toBase64url` writes them. */
export function fromBase64url(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return undefined;
  const letters = text.replaceAll("-", "+").replaceAll("_", "/");
  return fromBase64(letters.padEnd(Math.ceil(letters.length / 4) * 4, "="));
}
