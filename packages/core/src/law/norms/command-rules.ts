/** A rule that a command keeps, not a decision about access: what it is, and where its code stands. */
export type CommandRule = {
  readonly id: string;
  readonly norms: readonly string[];
  /** Path below `packages/core/src`. */
  readonly file: string;
};

/** The norms that commands, terms and days enforce. */
export const COMMAND_RULES: readonly CommandRule[] = [
  {
    id: "purpose-is-fixed-before-asking",
    norms: ["L231-6-7-8a"],
    file: "commands/ask-consent.ts",
  },
  { id: "notice-names-what-consent-contains", norms: ["L94-8-4"], file: "consent/notice.ts" },
  { id: "term-is-capped-by-purpose", norms: ["L231-6-8-5"], file: "commands/term-to-ask.ts" },
  {
    id: "law-or-contract-sets-the-term",
    norms: ["L231-6-8-5"],
    file: "commands/term-to-ask.ts",
  },
  {
    id: "ended-purpose-is-followed-by-destruction",
    norms: ["L94-25-2-4", "L94-18"],
    file: "commands/achieve-purpose.ts",
  },
  {
    id: "no-term-lasts-until-purpose",
    norms: ["L231-6-8-6"],
    file: "commands/term-to-ask.ts",
  },
  {
    id: "consent-is-given-in-a-confirmable-way",
    norms: ["R395-6-1", "L94-8-1"],
    file: "commands/answer-request.ts",
  },
  {
    id: "consent-to-state-objects-through-state-service",
    norms: ["R395-6-2", "R395-2-10", "R395-2-11"],
    file: "commands/ask-consent.ts",
  },
  {
    id: "consent-is-withdrawn-in-any-confirmable-way",
    norms: ["R395-6-1w", "L231-6-8-7a"],
    file: "commands/withdraw-consent.ts",
  },
  {
    id: "disputed-consent-is-proved-or-void",
    norms: ["L94-25-2-5"],
    file: "commands/dispute-consent.ts",
  },
  {
    id: "what-was-never-given-is-destroyed",
    norms: ["L94-25-2-4", "L94-18"],
    file: "commands/proof-outcome.ts",
  },
  {
    id: "representative-acts-within-her-authority",
    norms: ["R395-LR"],
    file: "person/acting.ts",
  },
  {
    id: "every-holder-stops-or-refuses-with-reasons",
    norms: ["L231-6-8-7b", "L94-8-2"],
    file: "commands/discharge-duty.ts",
  },
  {
    id: "objection-is-taken-against-any-automated-processing",
    norms: ["L231-6-19-1-2"],
    file: "commands/file-rights-call.ts",
  },
  {
    id: "person-sees-accesses-that-no-act-defers",
    norms: ["L94-24-1", "L94-9"],
    file: "law/grounds/deferral.ts",
  },
  {
    id: "automated-processing-says-how-it-works",
    norms: ["L231-6-19-1-2"],
    file: "commands/ask-consent.ts",
  },
  {
    id: "notice-explains-automated-processing",
    norms: ["L231-6-19-1-2"],
    file: "consent/automated-notice.ts",
  },
  {
    id: "explanation-is-proved",
    norms: ["L231-6-19-1-2"],
    file: "commands/record-explanation.ts",
  },
  {
    id: "participation-is-computed-from-evidence",
    norms: ["L231-6-1-2-3"],
    file: "automated/participation.ts",
  },
  {
    id: "automated-outcome-is-judged-at-its-instant",
    norms: ["L231-6-19-1-1"],
    file: "automated/judge-outcome.ts",
  },
  {
    id: "blocked-data-are-left-alone-until-the-check",
    norms: ["L94-25-2-8", "L94-24-1"],
    file: "commands/blocking.ts",
  },
  {
    id: "data-are-destroyed-when-she-demands-it",
    norms: ["L94-18", "L94-24-1"],
    file: "commands/file-rights-call.ts",
  },
  {
    id: "disclosure-is-told-where-that-is-its-condition",
    norms: ["L94-19-1"],
    file: "commands/notify-disclosure.ts",
  },
  {
    id: "complaint-goes-where-she-says",
    norms: ["L231-6-19-1-3b"],
    file: "commands/file-rights-call.ts",
  },
  {
    id: "breach-is-counted-from-its-detection",
    norms: ["L94-25-2-breach"],
    file: "commands/report-breach.ts",
  },
  {
    id: "the-day-of-the-event-picks-the-rules",
    norms: ["O190-4-1", "L231-art2-main"],
    file: "access/rule-set.ts",
  },
];
