import { parseVerifierKey, utf8Bytes } from "@kelisim/log";
import type { ReceiptFault } from "./receipt-faults.ts";
import type { ReceiptFile } from "./receipt-file.ts";
import { fileFault, MOST_RECEIPT_BYTES } from "./receipt-schema.ts";
import { parseStrictJson } from "./strict-json.ts";

type Read =
  | { readonly ok: true; readonly file: ReceiptFile }
  | { readonly ok: false; readonly reason: ReceiptFault; readonly pointer?: string };

const refused = (reason: ReceiptFault): Read => ({ ok: false, reason });

const isTooLarge = (text: string): boolean =>
  text.length > MOST_RECEIPT_BYTES || (utf8Bytes(text)?.length ?? 0) > MOST_RECEIPT_BYTES;

/** Whether these are keys of logs, as they are published. */
export const areLogKeys = (keys: readonly string[]): boolean =>
  keys.every((key) => parseVerifierKey(key)?.type === "ed25519");

/** The file of a receipt by its text: small enough, strict JSON, of a known format, in its schema. */
export function readReceipt(text: string): Read {
  if (isTooLarge(text)) return refused("too-large");
  const value = parseStrictJson(text)?.value;
  if (value === undefined) return refused("unreadable");
  if (typeof value !== "object" || value === null) return refused("not-a-receipt");
  if ("signed" in value && value.signed === false) return refused("unsigned");
  if (!("kelisim_receipt" in value)) return refused("not-a-receipt");
  const { kelisim_receipt: format } = value;
  if (typeof format === "number" && format > 1) return refused("newer-format");
  const pointer = fileFault(value);
  if (pointer !== undefined) return { ok: false, reason: "not-in-form", pointer };
  return { ok: true, file: value as ReceiptFile };
}
