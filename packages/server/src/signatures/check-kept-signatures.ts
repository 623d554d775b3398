import { recheck } from "@kelisim/signature";
import {
  signatureEvidence,
  signatureEvidenceAfter,
  type FurtherCheck,
  type KeyRing,
  type SignatureEvidenceKey,
} from "@kelisim/store";
import type { Config } from "../config.ts";
import { keptSignature } from "./kept-signature.ts";
import { trustOf } from "./verifier-of.ts";

const PAGE = 200;

type Trust = NonNullable<ReturnType<typeof trustOf>>;

/** As on the day of receipt; without roots of timestamps nothing can be said of a stamped one. */
async function holds(text: string, trust: Trust): Promise<boolean> {
  try {
    const kept = keptSignature(text);
    const isStamped = kept.evidence.timestamp !== undefined;
    if (isStamped && trust.timestampRoots?.length === 0) return true;
    // What had to be known of revocations was decided then: the evidence shows what was.
    return (await recheck(kept, { ...trust, revocationPolicy: "if-available" })).ok;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * Verifies every kept signature again, from its evidence alone and under the roots that are configured
 * now; `undefined` where none are. What does not open is for the check of proofs to name.
 */
export function keptSignaturesCheck(config: Config, ring: KeyRing): FurtherCheck | undefined {
  const trust = trustOf(config);
  if (trust === undefined) return undefined;
  return async (tx, run) => {
    let seen = 0;
    let last: SignatureEvidenceKey | undefined;
    for (;;) {
      const page = await signatureEvidenceAfter(tx, last, PAGE);
      last = page.at(-1);
      if (last === undefined) return;
      for (const { subjectId, evidenceSha256, row: key } of page) {
        const text = await signatureEvidence(tx, ring, subjectId, evidenceSha256).catch(
          () => undefined,
        );
        if (text === undefined || (await holds(text, trust))) continue;
        run.found({ check: "proofs", fault: "signature", table: "signature_evidence", key });
      }
      seen += page.length;
      run.progress({ check: "proofs", seen });
    }
  };
}
