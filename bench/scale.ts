/** How much is measured: quickly, as a rule, or in the long form of P10–P13. */
export type Scale = {
  readonly name: "quick" | "usual" | "long";
  /** Rounds of every side, one after the other. */
  readonly rounds: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
  /** Persons with one active consent each. */
  readonly consents: number;
  /** Persons whose request waits for its answer, so that it can be granted. */
  readonly pending: number;
  /** Persons of the small store, for P10 and P11. */
  readonly fewConsents: number;
  /** Persons of the largest store, for P10. */
  readonly manyConsents: number;
  readonly fewLogRows: number;
  readonly manyLogRows: number;
  readonly imported: number;
  /** Rows that are imported, and notices that are told, one by one. */
  readonly oneByOne: number;
  readonly kills: number;
  /** Requests of P13. */
  readonly requests: number;
};

/** What the targets ask for; a smaller number is said beside the figure. */
export const FULL = {
  consents: 1_000_000,
  manyConsents: 10_000_000,
  manyLogRows: 10_000_000,
  imported: 1_000_000,
  kills: 20,
  requests: 1_000_000,
  rounds: 5,
  seconds: 3,
} as const;

const USUAL: Scale = {
  name: "usual",
  rounds: 5,
  seconds: 3,
  warmUpSeconds: 3,
  consents: 1_000_000,
  pending: 300_000,
  fewConsents: 10_000,
  manyConsents: 1_000_000,
  fewLogRows: 10_000,
  manyLogRows: 1_000_000,
  imported: 1_000_000,
  oneByOne: 2000,
  kills: 20,
  requests: 300_000,
};

const QUICK: Scale = {
  ...USUAL,
  name: "quick",
  rounds: 3,
  seconds: 1.5,
  warmUpSeconds: 1,
  pending: 100_000,
  imported: 60_000,
  oneByOne: 1000,
  kills: 3,
  requests: 100_000,
};

const LONG: Scale = {
  ...USUAL,
  name: "long",
  manyConsents: FULL.manyConsents,
  manyLogRows: FULL.manyLogRows,
  kills: 100,
  requests: FULL.requests,
};

/** The same with a smaller store, and everything that hangs on its size. */
export function withConsents(scale: Scale, consents: number): Scale {
  const atMost = (count: number): number => Math.min(count, consents);
  return {
    ...scale,
    consents,
    pending: atMost(scale.pending),
    fewConsents: atMost(scale.fewConsents),
    manyConsents: atMost(scale.manyConsents),
    manyLogRows: atMost(scale.manyLogRows),
    imported: atMost(scale.imported),
    requests: atMost(scale.requests),
  };
}

export const SCALES = { quick: QUICK, usual: USUAL, long: LONG } as const;
