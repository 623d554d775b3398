import { compareInstants, type Instant } from "@kelisim/core";
import type { Attributes } from "../cms/attributes.ts";
import type { CheckedSigner } from "../cms/check-signer.ts";
import type { SignerInfo } from "../cms/signed-data.ts";
import type { SignatureFault } from "../fault.ts";
import { MOST_TIMESTAMPS } from "../limits.ts";
import { OID } from "../oids.ts";
import { stillNow } from "../revocation/window.ts";
import type { Certificate } from "../x509/certificate.ts";
import { checkToken } from "./check-token.ts";

export type Stamp = { readonly token: Uint8Array; readonly path: readonly Certificate[] };

export type SigningTime =
  | { readonly ok: true; readonly at: Instant; readonly stamp?: Stamp }
  | { readonly ok: false; readonly reason: SignatureFault };

export type SigningTimeQuestion = {
  readonly now: Instant;
  readonly signer: SignerInfo;
  readonly unsigned: Attributes;
  readonly checked: CheckedSigner;
  readonly roots: readonly Certificate[];
  readonly between: readonly Certificate[];
};

/**
 * The earliest time that a known authority gives, or else that of the receipt. The signer's own claim
 * gives no time.
 */
export function signingTime(asked: SigningTimeQuestion): SigningTime {
  const { now, signer, unsigned, checked, roots, between } = asked;
  if (checked.claimedAt !== undefined && compareInstants(checked.claimedAt, stillNow(now)) > 0) {
    return { ok: false, reason: "signing-time-wrong" };
  }
  const receipt: SigningTime = { ok: true, at: now };
  const tokens = unsigned.get(OID.signatureTimeStamp) ?? [];
  if (roots.length === 0) return receipt;
  if (tokens.length > MOST_TIMESTAMPS) return { ok: false, reason: "timestamp-wrong" };
  let earliest: SigningTime = receipt;
  for (const { whole: token } of tokens) {
    const outcome = checkToken({ token, stamped: signer.signature, roots, between, now });
    if (outcome.kind === "wrong") return { ok: false, reason: "timestamp-wrong" };
    if (outcome.kind === "unknown") continue;
    const { time: at, path } = outcome;
    const isFirst = earliest.stamp === undefined || compareInstants(at, earliest.at) < 0;
    if (isFirst) earliest = { ok: true, at, stamp: { token, path } };
  }
  return earliest;
}
