import type { ConsentId, DutyId, PartyId, RightsCallId } from "../ids.ts";
import { compareInstants, endOfDay, type Instant, type LegalDay } from "../time.ts";
import type { DutyKind, DutyOutcome } from "./kinds.ts";

/** Why somebody need not do what was asked; law and order are told apart by `level`. */
export type RefusalGround = {
  readonly kind: "law" | "obligation" | "storage-required" | "processing-required" | "other";
  readonly act?: string;
  readonly article?: string;
  readonly level?: "law" | "bylaw";
  readonly reference?: string;
};

/** What a duty came from. */
export type DutyCause =
  | { readonly kind: "consent"; readonly id: ConsentId }
  | { readonly kind: "rights-call"; readonly id: RightsCallId };

export type DutyState =
  | { readonly state: "open" }
  | {
      readonly state: "discharged";
      readonly at: Instant;
      readonly outcome: DutyOutcome;
      readonly late: boolean;
      readonly ground: RefusalGround | null;
      readonly evidenceSha256: string | null;
    };

/** The days of a duty, as one calendar counts them. */
export type DutyDates = {
  /** Last day; the day after delivery is day 1. */
  readonly dueOn: LegalDay;
  /** Last day under the strictest reading; alarms go by it. */
  readonly warnOn: LegalDay;
  /** The day on which its party is reminded, early enough before `warnOn`. Older releases set none. */
  readonly remindOn?: LegalDay;
  /** Counted with a projected or missing calendar; it will be counted again. */
  readonly provisional: boolean;
  readonly calendarVersion: string;
};

/** What one party owes by a day. Each holder has its own duty and its own clock. */
export type Duty = DutyDates & {
  readonly id: DutyId;
  readonly kind: DutyKind;
  readonly partyId: PartyId;
  readonly cause: DutyCause;
  readonly openedAt: Instant;
  /** When the person acted; left out where it was delivered at that instant, and by older releases. */
  readonly sentAt?: Instant;
  readonly deliveredAt: Instant;
  readonly outcome: DutyState;
};

export type DutyStatus = "open" | "overdue" | "discharged";

/** A duty is in time until the end of its last day in the legal zone. */
export const isLate = (duty: Pick<Duty, "dueOn">, at: Instant): boolean =>
  compareInstants(at, endOfDay(duty.dueOn)) >= 0;

export function dutyStatus(duty: Duty, at: Instant): DutyStatus {
  if (duty.outcome.state === "discharged") return "discharged";
  return isLate(duty, at) ? "overdue" : "open";
}
