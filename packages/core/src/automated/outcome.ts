import type { ReasonCode } from "../access/reason.ts";
import type { ObjectId, OutcomeId, PartyId, PurposeId } from "../ids.ts";
import type { Instant } from "../time.ts";
import type { Participation } from "./participation.ts";

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

/** What the ban on automated processing that touches rights says of an outcome. @law 231-VIII 19-1(1) */
export type OutcomeJudgement =
  /** A person took part: the ban is not about it. */
  | "not-automated"
  /** Nothing arose, changed or ended; objections are taken all the same. */
  | "touches-no-rights"
  /** It took effect before the act was in force. */
  | "before-the-act"
  | "consent"
  | "law"
  | "automated-decision-needs-consent";

/** How it was explained to her before it took effect, as far as is known here. @law 231-VIII 19-1(2) */
export type OutcomeExplained = "notice" | "shown" | "not-shown";

/**
 * An outcome of processing, with its evidence. Whether it was automated is computed from the steps, never
 * declared. @law 231-VIII 1(2-3)
 */
export type ProcessingOutcome = {
  readonly id: OutcomeId;
  readonly partyId: PartyId;
  readonly purposeId: PurposeId;
  readonly objectIds: readonly ObjectId[];
  readonly categories: readonly string[];
  readonly effect: OutcomeEffect;
  readonly tookEffectAt: Instant;
  readonly steps: readonly OutcomeStep[];
  /** What each step counts for, in the order of the steps. */
  readonly participation: readonly Participation[];
  readonly automated: boolean;
  readonly judgement: OutcomeJudgement;
  /** The access reason that stood in the way, where neither consent nor law carried it. */
  readonly deniedBy?: ReasonCode;
  readonly explained: OutcomeExplained;
  /** SHA-256 (hex) of the party's own record. */
  readonly evidenceSha256: string;
  readonly recordedAt: Instant;
};

/** Whether the ban was kept; `null` where it is not about this outcome. */
export function isLawful({ judgement }: Pick<ProcessingOutcome, "judgement">): boolean | null {
  switch (judgement) {
    case "consent":
    case "law":
      return true;
    case "automated-decision-needs-consent":
      return false;
    case "not-automated":
    case "touches-no-rights":
    case "before-the-act":
      return null;
  }
}
