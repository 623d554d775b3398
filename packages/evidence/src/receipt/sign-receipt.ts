import { utf8ToBytes } from "@noble/hashes/utils.js";
import { toBase64url } from "./base64url.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { ReceiptBody } from "./receipt-body.ts";
import type { ReceiptFile, ReceiptParts } from "./receipt-file.ts";

/** The type that the header of a receipt's signature states. */
export const RECEIPT_TYPE = "consent-receipt+jwt";

/** Signs with a P-256 key: SHA-256 of the bytes, 64 bytes r then s (IEEE P1363). */
export type ReceiptSigner = {
  readonly kid: string;
  readonly sign: (bytes: Uint8Array) => Uint8Array;
};

const part = (value: unknown): string => toBase64url(utf8ToBytes(canonicalJson(value)));

/**
 * A receipt as compact JWS with ES256; header and payload in their canonical form.
 * @throws RangeError if the signer answers with anything but 64 bytes
 */
export function signReceipt(body: ReceiptBody, { kid, sign }: ReceiptSigner): string {
  const signed = `${part({ alg: "ES256", kid, typ: RECEIPT_TYPE })}.${part(body)}`;
  const signature = sign(utf8ToBytes(signed));
  if (signature.length !== 64) throw new RangeError("a signature of ES256 has 64 bytes");
  return `${signed}.${toBase64url(signature)}`;
}

/** The file that a person keeps, as text. */
export function receiptFile({ body, jws, salt, proof, notice, keys }: ReceiptParts): string {
  const file: ReceiptFile = {
    kelisim_receipt: 1,
    receipt: body,
    jws,
    salt: toBase64url(salt),
    ...(proof !== undefined && { proof }),
    ...(notice !== undefined && { notice }),
    keys,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
