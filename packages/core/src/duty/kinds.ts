import { LAW_231_FIRST_DAY, type InForce, type LawSource } from "../law/source.ts";
import type { LegalDay } from "../time.ts";

/** Kinds of duty that this version opens. */
export type DutyKind =
  | "cease-processing"
  | "answer-objection"
  | "answer-inquiry"
  | "prove-consent"
  | "correct"
  | "block"
  | "unblock"
  | "destroy"
  | "notify-authorised-body"
  | "notify-disclosure"
  | "review-retention";

export type DutyOutcome =
  | "ceased"
  | "reasoned-refusal"
  | "upheld"
  | "rejected"
  | "partial"
  | "answered"
  | "corrected"
  | "proved"
  | "blocked"
  | "unblocked"
  | "destroyed"
  | "notified";

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
    outcomes: ["ceased", "reasoned-refusal", "partial"],
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
  /** Put right what the person's documents show to be wrong, or destroy what cannot be. @law 94-V 25(2)(8) */
  correct: {
    workingDays: 1,
    remindDays: 0,
    source: { act: "94-V", article: "25", part: "2", norm: "L94-25-2-8" },
    inForce: { from: null, to: null },
    outcomes: ["corrected", "destroyed", "reasoned-refusal"],
    reviewer: false,
  },
  /** Ours: whoever relies on a consent that its person disputes shows that it has it. @law 94-V 25(2)(5) */
  "prove-consent": {
    workingDays: 3,
    remindDays: 1,
    source: { act: "94-V", article: "25", part: "2", norm: "L94-25-2-5" },
    inForce: { from: null, to: null },
    outcomes: ["proved", "rejected"],
    reviewer: false,
  },
  /** On a signal that the law was broken. @law 94-V 25(2)(8) */
  block: {
    workingDays: 1,
    remindDays: 0,
    source: { act: "94-V", article: "25", part: "2", norm: "L94-25-2-8" },
    inForce: { from: null, to: null },
    outcomes: ["blocked", "reasoned-refusal"],
    reviewer: false,
  },
  /** The signal was not confirmed. @law 94-V 25(2)(8) */
  unblock: {
    workingDays: 1,
    remindDays: 0,
    source: { act: "94-V", article: "25", part: "2", norm: "L94-25-2-8" },
    inForce: { from: null, to: null },
    outcomes: ["unblocked"],
    reviewer: false,
  },
  /** The breach was confirmed, or the purpose reached. @law 94-V 18 25(2)(4) 25(2)(8) */
  destroy: {
    workingDays: 1,
    remindDays: 0,
    source: { act: "94-V", article: "25", part: "2", norm: "L94-25-2-8", also: ["L94-18"] },
    inForce: { from: null, to: null },
    outcomes: ["destroyed", "reasoned-refusal"],
    reviewer: false,
  },
  /** Since 01.07.2024, by secondary sources. @law 94-V 25(2) */
  "notify-authorised-body": {
    workingDays: 1,
    remindDays: 0,
    source: { act: "94-V", article: "25", part: "2", norm: "L94-25-2-breach" },
    inForce: { from: "2024-07-01" as LegalDay, to: null },
    outcomes: ["notified"],
    reviewer: false,
  },
  /** Where telling her is a condition of passing her data on. @law 94-V 19(1) */
  "notify-disclosure": {
    workingDays: 10,
    remindDays: 2,
    source: { act: "94-V", article: "19", part: "1", norm: "L94-19-1" },
    inForce: { from: null, to: null },
    outcomes: ["notified"],
    reviewer: false,
  },
  /** Ours: what is kept without an end is looked at again. */
  "review-retention": {
    workingDays: 10,
    remindDays: 2,
    source: { act: "product", article: "retention" },
    inForce: { from: null, to: null },
    outcomes: ["answered"],
    reviewer: false,
  },
};
