import { sameBytes } from "./bytes.ts";
import { createVerifier } from "./native-verifier.ts";
import type { RevocationSource } from "./revocation-source.ts";
import type { SignatureEvidence, SignatureOutcome } from "./verifier.ts";
import type { VerifierOptions } from "./verifier-options.ts";

export type RecheckQuestion = {
  readonly cms: Uint8Array;
  readonly content: Uint8Array;
  /** As `verify` returned it. */
  readonly evidence: SignatureEvidence;
};

/**
 * Verifies once more as on the day of receipt, from the evidence alone: no clock, no network. The
 * outcome is the same for ever. Whom to trust is said anew, since evidence cannot vouch for itself.
 */
export function recheck(
  { cms, content, evidence }: RecheckQuestion,
  trust: Pick<VerifierOptions, "roots" | "timestampRoots" | "revocationPolicy">,
): Promise<SignatureOutcome> {
  const kept: RevocationSource = { find: () => Promise.resolve(evidence.revocation) };
  const { chain, timestampChain = [], receivedAt: now } = evidence;
  // A signature that had no stamp then gets none by an authority that became known since.
  const stampedUnder = timestampChain.at(-1);
  const timestampRoots = (trust.timestampRoots ?? []).filter(
    (root) => stampedUnder !== undefined && sameBytes(root, stampedUnder),
  );
  const verifier = createVerifier({
    ...trust,
    timestampRoots,
    intermediates: [...chain.slice(1), ...timestampChain.slice(1)],
    revocation: kept,
  });
  return verifier.verify({ cms, content, now });
}
