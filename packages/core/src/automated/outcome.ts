import type { OutcomeId, PartyId, PurposeId } from "../ids.ts";
import type { Instant } from "../time.ts";

/** What became of the person's rights or legitimate interests. @law 231-VIII 19-1(1) */
export type OutcomeEffect = "arises" | "changes" | "ends" | "none";

/** One step that led to an outcome, as the evidence of the party shows it. */
export type OutcomeStep = {
  readonly at: Instant;
  /** The data subject's own click is no participation of owner, operator or third party. */
  readonly by: "system" | "person-of-party" | "data-subject";
  /** Whose person it was. */
  readonly partyId?: PartyId;
  /** Whether she could have changed the outcome, and had it before her before it took effect. */
  readonly couldChange?: boolean;
  /** How long it was open before her, in seconds. */
  readonly seconds?: number;
};

/**
 * An outcome of processing, with its evidence. Whether it was automated is computed from the steps, never
 * declared. @law 231-VIII 1(2-3)
 */
export type ProcessingOutcome = {
  readonly id: OutcomeId;
  readonly partyId: PartyId;
  readonly purposeId: PurposeId;
  readonly effect: OutcomeEffect;
  readonly tookEffectAt: Instant;
  readonly steps: readonly OutcomeStep[];
  readonly automated: boolean;
  /** SHA-256 (hex) of the party's own record. */
  readonly evidenceSha256: string;
  readonly recordedAt: Instant;
};
