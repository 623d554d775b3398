/** What must never happen; a run that finds one fails. */
export const INVARIANTS = {
  lost: "acknowledged, and not there",
  "late permit": "permitted to a question that was put after the withdrawal was acknowledged",
  "half-written":
    "a command carried out by half, or a projection that is not the fold of its events",
  double: "one command with two effects, or one message told twice",
  "not told": "committed, and nobody was told in time",
  "bad answer":
    "an answer that the contract does not know, or a fault of the service without a cause",
  "not ready": "not ready by itself within a minute after the last fault",
  "wrong clock": "a process off the database's clock that says it is ready",
} as const satisfies Readonly<Record<string, string>>;

export type Invariant = keyof typeof INVARIANTS;

export type Violation = {
  readonly invariant: Invariant;
  /** What was found, by ids; nothing about a person. */
  readonly what: string;
};

/** Several of one invariant, by their ids. */
export const violationsOf = (
  invariant: Invariant,
  what: string,
  ids: readonly string[],
): readonly Violation[] => ids.map((id) => ({ invariant, what: `${what} ${id}` }));

/** Thrown by a fault that found what must never happen. */
export class BrokenInvariant extends Error {
  override readonly name = "BrokenInvariant";
  readonly violations: readonly Violation[];

  constructor(violations: readonly Violation[]) {
    super(violations.map(({ invariant, what }) => `${invariant}: ${what}`).join("; "));
    this.violations = violations;
  }
}
