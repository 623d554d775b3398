import { p256 } from "@noble/curves/nist.js";
import { utf8Text } from "@kelisim/log";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { fromBase64url } from "./base64url.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { ReceiptFault } from "./receipt-faults.ts";
import { RECEIPT_TYPE } from "./sign-receipt.ts";
import { parseStrictJson } from "./strict-json.ts";

/** A compact JWS, read and not yet believed. */
export type ParsedJws = {
  readonly kid: string;
  /** The payload as it was signed: JSON in its canonical form. */
  readonly payload: string;
  readonly value: unknown;
  /** What the signature is over. */
  readonly signed: string;
  /** 64 bytes. */
  readonly signature: Uint8Array;
};

function textOf(part: string): string | undefined {
  const bytes = fromBase64url(part);
  return bytes && utf8Text(bytes);
}

/** The key that the header names, if the header is exactly ours: no `crit`, no key or address of one in it. */
function kidIn(header: string): string | undefined {
  const value = parseStrictJson(header)?.value;
  if (typeof value !== "object" || value === null || !("kid" in value)) return undefined;
  const { kid } = value;
  const ours = { alg: "ES256", kid, typ: RECEIPT_TYPE };
  return typeof kid === "string" && canonicalJson(ours) === header ? kid : undefined;
}

/** Takes a JWS apart; header and payload have one spelling only. */
export function parseJws(
  jws: string,
): ParsedJws | Extract<ReceiptFault, "signature-form" | "not-canonical"> {
  const [header = "", body = "", end = "", ...more] = jws.split(".");
  const kid = kidIn(textOf(header) ?? "");
  const signature = fromBase64url(end);
  if (kid === undefined || signature?.length !== 64 || more.length > 0) return "signature-form";
  const payload = textOf(body);
  const parsed = payload === undefined ? undefined : parseStrictJson(payload);
  if (payload === undefined || parsed === undefined) return "not-canonical";
  if (canonicalJson(parsed.value) !== payload) return "not-canonical";
  return { kid, payload, value: parsed.value, signed: `${header}.${body}`, signature };
}

/**
 * Whether a P-256 key signed it (ES256).
 * @param publicKey 65 bytes, a point of the curve
 */
export const isSignedBy = ({ signed, signature }: ParsedJws, publicKey: Uint8Array): boolean =>
  // JWS takes both halves of the curve's order.
  p256.verify(signature, utf8ToBytes(signed), publicKey, { lowS: false, format: "compact" });
