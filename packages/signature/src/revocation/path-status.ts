import { compareInstants, type Instant } from "@kelisim/core";
import { hexOf } from "../bytes.ts";
import { MOST_REVOCATION_PROOFS } from "../limits.ts";
import type {
  RevocationBytes,
  RevocationQuestion,
  RevocationSource,
} from "../revocation-source.ts";
import type { RevocationProof } from "../verifier.ts";
import { type Certificate, sameCertificate } from "../x509/certificate.ts";
import { verdictOfList } from "./crl.ts";
import { verdictOfOcsp } from "./ocsp.ts";
import { ocspRequest } from "./ocsp-request.ts";
import type { StatusQuestion } from "./verdict.ts";

export type PathStatus =
  | { readonly ok: true; readonly proofs: readonly RevocationProof[] }
  | { readonly ok: false; readonly reason: "revoked" | "revocation-unknown" };

export type PathStatusQuestion = {
  /** From the end to the root. */
  readonly path: readonly Certificate[];
  /** Already asked about. */
  readonly except?: readonly Certificate[];
  readonly at: Instant;
  readonly now: Instant;
  readonly embedded: readonly RevocationBytes[];
  readonly source: RevocationSource;
  readonly policy: "required" | "if-available";
};

/** Whether each certificate below the root was in force, and by which proof. */
export async function pathStatus(asked: PathStatusQuestion): Promise<PathStatus> {
  const proofs: RevocationProof[] = [];
  for (const [i, certificate] of asked.path.entries()) {
    const issuer = asked.path[i + 1];
    if (issuer === undefined) break;
    if (asked.except?.some((other) => sameCertificate(other, certificate)) === true) continue;
    const one = await statusOf({ ...asked, certificate, issuer });
    if (one.status === "revoked") return { ok: false, reason: "revoked" };
    if (one.proof !== undefined) proofs.push(one.proof);
    else if (asked.policy === "required") return { ok: false, reason: "revocation-unknown" };
  }
  return { ok: true, proofs };
}

type OneStatus =
  { readonly status: "revoked" } | { readonly status: "good"; readonly proof?: RevocationProof };

/**
 * The source is asked even where the signature brings an answer along: its maker chose that one.
 * One proof of a revocation outweighs all others; among the good ones the latest is kept.
 */
async function statusOf(asked: PathStatusQuestion & StatusQuestion): Promise<OneStatus> {
  const found = await asked.source.find(questionOf(asked));
  let latest: RevocationProof | undefined;
  for (const { kind, bytes } of [...first(found), ...first(asked.embedded)]) {
    const verdict = kind === "crl" ? verdictOfList(bytes, asked) : verdictOfOcsp(bytes, asked);
    if (verdict === undefined) continue;
    if (verdict.status === "revoked") return { status: "revoked" };
    const { producedAt } = verdict;
    if (latest === undefined || compareInstants(producedAt, latest.producedAt) > 0) {
      latest = { kind, bytes, producedAt };
    }
  }
  return latest === undefined ? { status: "good" } : { status: "good", proof: latest };
}

const first = (proofs: readonly RevocationBytes[]) => proofs.slice(0, MOST_REVOCATION_PROOFS);

const questionOf = ({ certificate, issuer, at }: StatusQuestion): RevocationQuestion => ({
  certificate: certificate.der,
  issuer: issuer.der,
  serial: hexOf(certificate.serial).replace(/^0+(?=.)/, ""),
  at,
  ocspUrls: certificate.extensions.ocspUrls,
  crlUrls: certificate.extensions.crlUrls,
  ocspRequest: ocspRequest(certificate, issuer),
});
