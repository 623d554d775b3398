import { MOST_FOUND_OCSP_CHECKS } from "../limits.ts";
import type { RevocationBytes, RevocationSource, RevocationWanted } from "../revocation-source.ts";
import type { RevocationProof } from "../verifier.ts";
import { type Certificate, sameCertificate } from "../x509/certificate.ts";
import { questionOf } from "./question.ts";
import { responderProofs } from "./responder-status.ts";
import type { StatusQuestion } from "./verdict.ts";
import { type Embedded, kept, proofOf, type Told, whatIsBrought, whatTells } from "./what-tells.ts";

export type PathStatus =
  | { readonly ok: true; readonly proofs: readonly RevocationProof[] }
  | { readonly ok: false; readonly reason: "revoked" | "revocation-unknown" };

export type PathStatusQuestion = Pick<StatusQuestion, "at" | "now" | "unrevoked"> & {
  /** From the end to the root. */
  readonly path: readonly Certificate[];
  /** Already asked about. */
  readonly except?: readonly Certificate[];
  readonly embedded: Embedded;
  readonly source: RevocationSource;
  readonly policy: "required" | "if-available";
};

/** Whether each certificate below the root was in force, and by which proofs. */
export async function pathStatus(asked: PathStatusQuestion): Promise<PathStatus> {
  const proofs: RevocationProof[] = [];
  for (const [i, certificate] of asked.path.entries()) {
    const issuer = asked.path[i + 1];
    if (issuer === undefined) break;
    if (asked.except?.some((other) => sameCertificate(other, certificate)) === true) continue;
    const one = await statusOf({ ...asked, certificate, issuer });
    if (one === "revoked") return { ok: false, reason: "revoked" };
    if (one.length === 0 && asked.policy === "required") {
      return { ok: false, reason: "revocation-unknown" };
    }
    proofs.push(...one);
  }
  return { ok: true, proofs };
}

type CertificateQuestion = PathStatusQuestion & StatusQuestion;

/**
 * The proofs that it was in force, or none. The source is asked even where the signature brings an
 * answer along: its maker chose that one. One proof of a revocation outweighs all others.
 */
async function statusOf(
  asked: CertificateQuestion,
): Promise<"revoked" | readonly RevocationProof[]> {
  const { source, embedded } = asked;
  const question = questionOf(asked);
  const checks = { left: MOST_FOUND_OCSP_CHECKS };
  const atHand: RevocationBytes[] = [];
  const ask = async (wanted: RevocationWanted): Promise<readonly Vouched[]> => {
    const found = await source.find(question, wanted);
    atHand.push(...found);
    const told = whatTells(found, asked, checks);
    for (const one of told) source.accepted?.(one.found);
    return vouchedFor(told, atHand, asked);
  };
  let told = await ask("answers");
  if (told.length === 0) told = await ask("lists");
  const all = [...told, ...(await vouchedFor(whatIsBrought(embedded, asked), atHand, asked))];
  if (all.some(({ status }) => status === "revoked")) return "revoked";
  const proof = kept(all);
  return proof === undefined ? [] : [proofOf(proof), ...proof.vouching];
}

/** What is told, with the proofs that whoever signed it might. */
type Vouched = Told & { readonly vouching: readonly RevocationProof[] };

/** Without good answers of responders that are not to be believed. A bad one hurts nobody but the signer. */
async function vouchedFor(
  told: readonly Told[],
  atHand: readonly RevocationBytes[],
  asked: CertificateQuestion,
): Promise<readonly Vouched[]> {
  const all: Vouched[] = [];
  for (const one of told) {
    const { delegate, status } = one;
    const isPlain = delegate === undefined || status === "revoked";
    const vouching = isPlain ? [] : await responderProofs({ ...asked, delegate, atHand });
    if (vouching !== undefined) all.push({ ...one, vouching });
  }
  return all;
}
