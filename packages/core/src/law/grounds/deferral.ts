import { isEntitled } from "../../access/entitled.ts";
import type { AccessQuestion } from "../../access/question.ts";
import type { ReasonCode } from "../../access/reason.ts";
import type { LegalGroundRef } from "../../registry/purpose.ts";
import { legalDayOf, type Instant } from "../../time.ts";
import { soundGround } from "./ground-of.ts";

/**
 * Whether an act still puts off telling the person of what a ground permits: to the end of the day `until`,
 * or until the day on which the event came about. Without an act, and without an end, nothing is put off.
 */
export function isHidden(ref: LegalGroundRef | undefined, at: Instant): boolean {
  const deferral = ref?.deferral;
  if (deferral === undefined || deferral.act === "" || deferral.article === "") return false;
  const { until, event, ended_on: endedOn } = deferral;
  if (until === undefined && event === undefined) return false;
  const today = legalDayOf(at);
  return (until === undefined || today <= until) && (endedOn === undefined || today < endedOn);
}

/**
 * Whether an access of an earlier day is still kept from the person: by the ground as the purpose had it
 * then, and as it has it now. The earlier end of the two counts: no later version prolongs a deferral.
 */
export const isStillHidden = (
  then: LegalGroundRef | undefined,
  now: LegalGroundRef | undefined,
  at: Instant,
): boolean => isHidden(then, at) && isHidden(now, at);

/**
 * Whether what comes of a question may be kept from the person for now. A denial under such a purpose is,
 * too: it would betray the purpose. What a purpose tries that was not let in, or was banned, never is.
 */
export function mayBeDeferred(question: AccessQuestion): boolean {
  const { purpose, at } = question;
  if (purpose === undefined || purpose.status === "draft" || purpose.banned !== undefined) {
    return false;
  }
  const ref = purpose.declared.legal_ground;
  if (ref === undefined || soundGround(ref, legalDayOf(at)) === undefined) return false;
  return isHidden(ref, at) && isEntitled(question);
}

/** What rests on her own consent, or on what was kept after she withdrew it, is always shown to her. */
export const isShownAtOnce = (reason: ReasonCode): boolean =>
  reason === "consent" || reason === "retention";
