import { utf8Bytes } from "@kelisim/log";

/** A text as UTF-8. @throws RangeError for half a surrogate pair, which has no UTF-8 */
export function textBytes(text: string): Uint8Array {
  const bytes = utf8Bytes(text);
  if (bytes === undefined) throw new RangeError("a text that has no UTF-8");
  return bytes;
}
