import { compareInstants } from "@kelisim/core";
import {
  EMBEDDED_FRESH_HOURS,
  MOST_EMBEDDED_OCSP_CHECKS,
  MOST_EMBEDDED_PROOFS,
  MOST_FOUND_PROOFS,
} from "../limits.ts";
import type { RevocationBytes } from "../revocation-source.ts";
import type { RevocationProof } from "../verifier.ts";
import { verdictOfList } from "./crl.ts";
import { type ChecksLeft, verdictOfOcsp } from "./ocsp.ts";
import type { StatusQuestion, Verdict } from "./verdict.ts";

/** A proof that holds, with what it says. */
export type Told = { readonly found: RevocationBytes } & Verdict;

/** What a signature brings along, and how much work may still be put into it: one object for all its certificates. */
export type Embedded = {
  readonly proofs: readonly RevocationBytes[];
  readonly checks: ChecksLeft;
};

export const embeddedOf = (proofs: readonly RevocationBytes[]): Embedded => ({
  proofs,
  checks: { left: MOST_EMBEDDED_OCSP_CHECKS },
});

const telling = (
  proofs: readonly RevocationBytes[],
  asked: StatusQuestion,
  checks: ChecksLeft,
): readonly Told[] =>
  proofs.flatMap((found) => {
    const { kind, bytes } = found;
    const verdict =
      kind === "crl" ? verdictOfList(bytes, asked) : verdictOfOcsp(bytes, asked, checks);
    return verdict === undefined ? [] : [{ found, ...verdict }];
  });

/** Those of a source's proofs that hold and tell about the certificate. */
export const whatTells = (
  proofs: readonly RevocationBytes[],
  asked: StatusQuestion,
  checks: ChecksLeft,
): readonly Told[] => telling(proofs.slice(0, MOST_FOUND_PROOFS), asked, checks);

/** The same of what the signature brings along, but for good answers that its maker kept for long. */
export const whatIsBrought = (
  { proofs, checks }: Embedded,
  asked: StatusQuestion,
): readonly Told[] =>
  telling(proofs.slice(0, MOST_EMBEDDED_PROOFS), asked, checks).filter(
    (one) => one.status === "revoked" || isFresh(one, asked),
  );

/** Of an older signature nobody but its maker may have kept an answer from then. */
function isFresh({ producedAt }: Told, { at, now }: StatusQuestion): boolean {
  const isOfNow = compareInstants(at.add({ hours: EMBEDDED_FRESH_HOURS }), now) >= 0;
  return !isOfNow || compareInstants(producedAt.add({ hours: EMBEDDED_FRESH_HOURS }), at) >= 0;
}

/** The latest answer, or else the latest list: a list has megabytes, and stays with each signature. */
export function kept<One extends Told>(all: readonly One[]): One | undefined {
  const answers = all.filter(({ found }) => found.kind === "ocsp");
  const [latest] = (answers.length > 0 ? answers : all).toSorted((a, b) =>
    compareInstants(b.producedAt, a.producedAt),
  );
  return latest;
}

export const proofOf = ({ found, producedAt }: Told): RevocationProof => ({ ...found, producedAt });
