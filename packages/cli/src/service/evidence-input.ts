import { closeSync, openSync, readSync, statSync } from "node:fs";
import type { Text3 } from "@kelisim/core";
import { MOST_RECEIPT_BYTES, parseTrust, type ReceiptTrust } from "@kelisim/evidence";
import { CliFailure, usageFailure } from "../failure.ts";
import { pipedBytes } from "../output/piped-bytes.ts";

/** The place that is stdin. */
export const STDIN = "-";

const unread = (file: string): Text3 => ({
  kk: `Файл оқылмады: ${file}. Жолын және рұқсатты тексеріңіз.`,
  ru: `Файл не читается: ${file}. Проверьте путь и права.`,
  en: `The file cannot be read: ${file}. Check its path and permissions.`,
});
const NO_KEYS: Text3 = {
  kk: "--trust файлдарының бірінде оқылатын кілт жоқ. Онда /.well-known/jwks.json немесе /.well-known/kelisim-log-key жауабы болуға тиіс.",
  ru: "В одном из файлов --trust нет читаемых ключей. Там должен быть ответ /.well-known/jwks.json или /.well-known/kelisim-log-key.",
  en: "A file of --trust holds no key that can be read. It has to hold what /.well-known/jwks.json or /.well-known/kelisim-log-key answers.",
};

/** What is larger than this is refused by its size alone. */
const MOST_TEXT = MOST_RECEIPT_BYTES + 1;

/** The beginning of a file, up to so many bytes. */
function beginningOf(file: string, most: number): Uint8Array {
  const bytes = new Uint8Array(Math.min(statSync(file).size, most));
  const opened = openSync(file, "r");
  try {
    for (let length = 0; length < bytes.length;) {
      const read = readSync(opened, bytes, length, bytes.length - length, length);
      if (read === 0) return bytes.subarray(0, length);
      length += read;
    }
    return bytes;
  } finally {
    closeSync(opened);
  }
}

/** What a place holds, up to so many bytes. @throws CliFailure */
export async function bytesAt(place: string, most: number): Promise<Uint8Array> {
  if (place === STDIN) return pipedBytes(most);
  try {
    return beginningOf(place, most);
  } catch {
    throw new CliFailure(unread(place));
  }
}

/** A text in UTF-8; of bytes that are none, a text that nothing takes for JSON. Of too many, blanks as many. */
export function textOf(bytes: Uint8Array): string {
  if (bytes.length >= MOST_TEXT) return " ".repeat(MOST_TEXT);
  try {
    // A mark of byte order is kept, so that it is refused and not passed over.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return "";
  }
}

export const textAt = async (place: string): Promise<string> =>
  textOf(await bytesAt(place, MOST_TEXT));

/** Published keys out of files. @throws CliFailure where a file holds no keys */
export async function trustAt(places: readonly string[]): Promise<ReceiptTrust | "embedded"> {
  if (places.length === 0) return "embedded";
  const texts: string[] = [];
  for (const place of places) texts.push(await textAt(place));
  const trust = parseTrust(texts);
  if (trust === undefined) throw usageFailure(NO_KEYS);
  return trust;
}
