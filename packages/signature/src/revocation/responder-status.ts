import { MOST_FOUND_OCSP_CHECKS } from "../limits.ts";
import type { RevocationBytes, RevocationSource } from "../revocation-source.ts";
import type { RevocationProof } from "../verifier.ts";
import { questionOf } from "./question.ts";
import type { StatusQuestion, Verdict } from "./verdict.ts";
import { type Embedded, kept, proofOf, whatIsBrought, whatTells } from "./what-tells.ts";

export type ResponderQuestion = Pick<StatusQuestion, "issuer" | "now"> & {
  readonly delegate: NonNullable<Verdict["delegate"]>;
  readonly source: RevocationSource;
  readonly embedded: Embedded;
  /** Proofs that lie there already. */
  readonly atHand: readonly RevocationBytes[];
  readonly policy: "required" | "if-available";
};

/**
 * By which proofs a delegated responder was in force; `undefined` for one that is not to be believed.
 * Only what its issuer itself signed counts, so that no responders vouch for each other. Nothing needs
 * to be known where the issuer exempts it, or says in its certificate of no place to ask (RFC 6960,
 * 4.2.2.2.1).
 */
export async function responderProofs(
  asked: ResponderQuestion,
): Promise<readonly RevocationProof[] | undefined> {
  const { delegate, embedded, atHand, policy } = asked;
  const { certificate, signedAt: at } = delegate;
  const question: StatusQuestion = { ...asked, certificate, at, unrevoked: "since" };
  const { isExemptFromStatus, crlUrls, ocspUrls } = certificate.extensions;
  const found = isExemptFromStatus ? [] : await foundAbout(question, asked.source);
  const checks = { left: MOST_FOUND_OCSP_CHECKS };
  const told = [
    ...whatTells([...found, ...atHand], question, checks),
    ...whatIsBrought(embedded, question),
  ].filter((one) => one.delegate === undefined);
  for (const one of told) if (found.includes(one.found)) asked.source.accepted?.(one.found);
  if (told.some(({ status }) => status === "revoked")) return undefined;
  if (isExemptFromStatus) return [];
  const proof = kept(told);
  if (proof !== undefined) return [proofOf(proof)];
  const isAskable = crlUrls.length > 0 || ocspUrls.length > 0;
  return policy === "required" && isAskable ? undefined : [];
}

/** Lists where it names any: its own address of answers is mostly its own mouth. */
const foundAbout = (
  question: StatusQuestion,
  source: RevocationSource,
): Promise<readonly RevocationBytes[]> => {
  const { crlUrls, ocspUrls } = question.certificate.extensions;
  const wanted = crlUrls.length === 0 && ocspUrls.length > 0 ? "answers" : "lists";
  return source.find(questionOf(question), wanted);
};
