import { LAW_231_FIRST_DAY, type InForce, type LawSource } from "../law/source.ts";

/** Kinds of duty that this version opens. */
export type DutyKind = "cease-processing" | "answer-objection" | "answer-inquiry" | "correct";

export type DutyOutcome =
  "ceased" | "reasoned-refusal" | "upheld" | "rejected" | "partial" | "answered" | "corrected";

/** The rule behind a kind of duty. */
export type DutyRule = {
  readonly workingDays: number;
  /** Working days before the warning day on which its party is reminded; 0: on that day. Ours. */
  readonly remindDays: number;
  readonly source: LawSource;
  readonly inForce: InForce;
  readonly outcomes: readonly DutyOutcome[];
  /** Whether a named person must have reviewed the matter. Ours: the act names nobody. */
  readonly reviewer: boolean;
};

export const DUTY_RULES: Readonly<Record<DutyKind, DutyRule>> = {
  /** @law 231-VIII 8(7) part 2: stop processing, or present a reasoned refusal. */
  "cease-processing": {
    workingDays: 15,
    remindDays: 3,
    source: { act: "94-V", article: "8", part: "7", norm: "L231-6-8-7b" },
    inForce: { from: LAW_231_FIRST_DAY, to: null },
    outcomes: ["ceased", "reasoned-refusal"],
    reviewer: false,
  },
  /** @law 231-VIII 19-1(3) part 1: consider the objection and tell the result, both within the term. */
  "answer-objection": {
    workingDays: 3,
    remindDays: 1,
    source: { act: "94-V", article: "19-1", part: "3", norm: "L231-6-19-1-3a" },
    inForce: { from: LAW_231_FIRST_DAY, to: null },
    outcomes: ["upheld", "rejected", "partial"],
    reviewer: true,
  },
  /** @law 94-V 25(2)(6) 25(2)(7) */
  "answer-inquiry": {
    workingDays: 3,
    remindDays: 1,
    source: { act: "94-V", article: "25", part: "2", norm: "L94-25-2-6" },
    inForce: { from: null, to: null },
    outcomes: ["answered", "reasoned-refusal"],
    reviewer: false,
  },
  /** @law 94-V 25(2)(8) */
  correct: {
    workingDays: 1,
    remindDays: 0,
    source: { act: "94-V", article: "25", part: "2", norm: "L94-25-2-8" },
    inForce: { from: null, to: null },
    outcomes: ["corrected", "reasoned-refusal"],
    reviewer: false,
  },
};
