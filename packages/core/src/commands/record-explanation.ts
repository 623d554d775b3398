import type { ExplanationId, PartyId } from "../ids.ts";
import type { Purpose } from "../registry/purpose.ts";
import type { Language } from "../text.ts";
import { legalDayOf, startOfDay, type Instant, type LegalDay } from "../time.ts";
import { accept, isFaulty, refuseFaults, type CommandResult, type Fault } from "./refusal.ts";

/** How the words reached her. A link is a way to them, not the words. */
export type ExplanationManner = "shown" | "read-out" | "link";

/** What a holder says it showed, with its proof. */
export type RecordExplanation = {
  readonly id: ExplanationId;
  /** Who explained: owner, operator or third party. */
  readonly partyId: PartyId;
  /** As it stood on the day of the showing; `undefined` where it was not registered yet. */
  readonly purpose: Purpose | undefined;
  readonly language: Language;
  readonly manner: ExplanationManner;
  /** Left out: today. */
  readonly shownOn: LegalDay | undefined;
  readonly evidenceSha256: string;
};

/**
 * A holder proves that it explained automated processing to the person, where no consent carries the proof.
 * @law 231-VIII 19-1(2)
 * Events: `explanation.shown`.
 */
export function recordExplanation(
  given: RecordExplanation,
  now: Instant,
): CommandResult<ExplanationId> {
  const { id, partyId, purpose, language, manner, evidenceSha256 } = given;
  const today = legalDayOf(now);
  const { shownOn = today } = given;
  const faults: Fault[] = [];
  if (shownOn > today) faults.push({ pointer: "/shown_on", code: "evidence-in-the-future" });
  if (manner === "link") faults.push({ pointer: "/manner", code: "link-is-no-explanation" });
  if (purpose === undefined || purpose.automated === null) {
    faults.push({ pointer: "/purpose_id", code: "purpose-not-automated" });
    return refuseFaults(faults as [Fault, ...Fault[]]);
  }
  if (isFaulty(faults)) return refuseFaults(faults);
  const explanation = {
    id,
    partyId,
    purposeId: purpose.id,
    purposeVersion: purpose.version,
    language,
    shownOn,
    evidenceSha256,
  };
  return accept(id, {
    body: { type: "explanation.shown", explanation },
    ...(shownOn < today && { effectiveAt: startOfDay(shownOn) }),
  });
}
