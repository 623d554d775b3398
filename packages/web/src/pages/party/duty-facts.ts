import type { DutyKind } from "@kelisim/core";
import type { DutyAnswer } from "@kelisim/protocol";

/** A duty with how far its last day is. */
export type ShownDuty = {
  readonly duty: DutyAnswer;
  /** 0 on the last day; once it is over, the working days since. */
  readonly workingDaysLeft: number;
};

export const DUTY_TABS = ["overdue", "open", "done"] as const;
export type DutyTab = (typeof DUTY_TABS)[number];

/** Which list a duty stands in. */
export const tabOf = ({ status }: Pick<DutyAnswer, "status">): DutyTab =>
  status === "discharged" ? "done" : status;

/** Kinds in the order of the choice. */
export const DUTY_KIND_ORDER: readonly DutyKind[] = [
  "cease-processing",
  "answer-objection",
  "answer-inquiry",
  "prove-consent",
  "correct",
  "block",
  "unblock",
  "destroy",
  "notify-authorised-body",
  "notify-disclosure",
  "review-retention",
];
