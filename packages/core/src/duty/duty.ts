import type { WithdrawnParts } from "../consent/parts.ts";
import type {
  BreachId,
  ConsentId,
  DutyId,
  PartyId,
  PurposeId,
  RetentionId,
  RightsCallId,
} from "../ids.ts";
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
  /** A withdrawal; `parts` where she took back only some of it. */
  | { readonly kind: "consent"; readonly id: ConsentId; readonly parts?: WithdrawnParts }
  | { readonly kind: "rights-call"; readonly id: RightsCallId }
  /** She says that she never gave it. */
  | { readonly kind: "dispute"; readonly id: ConsentId }
  | { readonly kind: "breach"; readonly id: BreachId }
  /** Data were passed on, and she has to be told. `id` is the UUID of the log row. */
  | { readonly kind: "disclosure"; readonly id: string; readonly purposeId: PurposeId }
  /** The purpose was reached or closed: of one person's data, or of everybody's. */
  | { readonly kind: "purpose"; readonly id: PurposeId }
  /** Something is kept without an end. */
  | { readonly kind: "retention"; readonly id: RetentionId };

export type DutyState =
  | { readonly state: "open" }
  | {
      readonly state: "discharged";
      readonly at: Instant;
      readonly outcome: DutyOutcome;
      readonly late: boolean;
      readonly ground: RefusalGround | null;
      readonly evidenceSha256: string | null;
      /** What became of the data themselves, where the holder said so. */
      readonly data?: "destroyed" | "deidentified" | "kept";
    };

/** A way of counting that differs from the usual one, by the readings of the day it was opened. */
export type DutyCounting = {
  readonly receivedOn: LegalDay;
  /** Whether that day is day 1, if people work on it. */
  readonly countReceiptDay: boolean;
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
  readonly counting?: DutyCounting;
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
