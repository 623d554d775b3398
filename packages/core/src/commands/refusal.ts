import type { RequestId } from "../ids.ts";
import type { EventDraft } from "../subject/events.ts";

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
  | "term-in-the-past"
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
  | "duty-already-discharged"
  | "outcome-not-for-this-duty"
  | "ground-required"
  | "reviewer-required"
  | "text-required"
  | "consent-still-active"
  | "duty-still-open"
  | "person-erased";

/** A wrong member of what was sent, by JSON pointer. */
export type Fault = { readonly pointer: string; readonly code: RefusalCode };

export type Refused = {
  readonly ok: false;
  readonly code: RefusalCode;
  /** Every wrong member, where members are wrong. */
  readonly faults: readonly Fault[];
  /** The pending request that stands in the way. */
  readonly requestId?: RequestId;
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
