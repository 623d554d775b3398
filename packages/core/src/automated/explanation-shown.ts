import type { ExplanationId, PartyId, PurposeId } from "../ids.ts";
import type { Language } from "../text.ts";
import type { Instant, LegalDay } from "../time.ts";

/**
 * That a person was shown how her data are processed automatically, what may come of it and how to protect
 * her rights; where no consent carries the proof. @law 231-VIII 19-1(2)
 */
export type ExplanationShown = {
  readonly id: ExplanationId;
  readonly partyId: PartyId;
  readonly purposeId: PurposeId;
  /** The version whose words were shown. */
  readonly purposeVersion: number;
  readonly language: Language;
  /** The day on which it was shown, as the party says. */
  readonly shownOn: LegalDay;
  readonly evidenceSha256: string;
  readonly recordedAt: Instant;
};
