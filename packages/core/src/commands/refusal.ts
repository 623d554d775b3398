import type { ConsentId, RequestId } from "../ids.ts";
import type { EventDraft } from "../subject/events.ts";
import type { LegalDay } from "../time.ts";

/** Why a command was not carried out. Expected outcomes of the law and of the API, never faults. */
export type RefusalCode =
  | "purpose-not-active"
  | "purpose-banned"
  | "purpose-mismatch"
  | "state-object-needs-state-service"
  | "action-not-covered"
  | "category-not-covered"
  | "recipient-not-covered"
  | "cross-border-not-covered"
  | "required-category-missing"
  | "automated-decision-asked-with-others"
  | "automated-explanation-required"
  | "purpose-not-automated"
  | "link-is-no-explanation"
  | "evidence-in-the-future"
  | "ground-incomplete"
  | "ground-not-yours"
  | "ground-stands-alone"
  | "deferral-awaits-none"
  | "deferral-ends-in-the-future"
  | "term-in-the-past"
  | "term-required"
  | "only-missing-names-terms"
  | "already-granted"
  | "cooling-down"
  | "too-many-refusals"
  | "object-closed"
  | "signed-in-the-future"
  | "newer-answer-stands"
  | "request-pending"
  | "too-many-unanswered"
  | "request-already-answered"
  | "request-expired"
  | "request-cancelled"
  | "self-assisted"
  | "confirmation-not-yours"
  | "consent-not-active"
  | "consent-already-disputed"
  | "duty-already-discharged"
  | "outcome-not-for-this-duty"
  | "ground-required"
  | "reviewer-required"
  | "reviewer-cannot-change"
  | "text-required"
  | "evidence-required"
  | "retention-required"
  | "kept-without-ground"
  | "consent-still-active"
  | "duty-still-open"
  | "data-blocked"
  | "data-not-blocked"
  | "check-already-ended"
  | "detected-in-the-future"
  | "person-erased"
  | "person-known-already"
  | "same-number"
  | "representative-required"
  | "representative-not-entitled"
  | "representative-cannot-object"
  | "protective-answer-stands"
  | "own-representative"
  | "representative-under-age"
  | "data-subject-of-age"
  | "valid-until-required"
  | "ends-before-it-begins"
  | "court-decision-required"
  | "evidence-missing"
  | "explanation-not-proved"
  | "imported-term-over"
  | "purpose-achieved-since"
  | "recorded-otherwise";

/** A wrong member of what was sent, by JSON pointer. */
export type Fault = { readonly pointer: string; readonly code: RefusalCode };

export type Refused = {
  readonly ok: false;
  readonly code: RefusalCode;
  /** Every wrong member, where members are wrong. */
  readonly faults: readonly Fault[];
  /** The pending request that stands in the way. */
  readonly requestId?: RequestId;
  /** The consent that has taken the place of the one that was named. */
  readonly supersededBy?: ConsentId;
  /** The consent that gives already what is asked for. */
  readonly consentId?: ConsentId;
  /** The first day on which the same would be heard again. */
  readonly from?: LegalDay;
};

export type Accepted<T> = {
  readonly ok: true;
  readonly drafts: readonly EventDraft[];
  readonly result: T;
};

export type CommandResult<T> = Accepted<T> | Refused;

export const refuse = (code: RefusalCode, requestId?: RequestId): Refused => ({
  ok: false,
  code,
  faults: [],
  ...(requestId === undefined ? {} : { requestId }),
});

/** A refusal that names every wrong member; the first one gives the code. */
export const refuseFaults = (faults: readonly [Fault, ...Fault[]]): Refused => ({
  ok: false,
  code: faults[0].code,
  faults,
});

export const isFaulty = (faults: readonly Fault[]): faults is readonly [Fault, ...Fault[]] =>
  faults.length > 0;

export const accept = <T>(result: T, ...drafts: readonly EventDraft[]): Accepted<T> => ({
  ok: true,
  drafts,
  result,
});
