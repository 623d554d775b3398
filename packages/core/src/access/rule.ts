import { isInForce, type InForce, type LawSource } from "../law/source.ts";
import type { Text3 } from "../text.ts";
import type { LegalDay } from "../time.ts";
import type { ReasonCode } from "./reason.ts";

/**
 * One rule of access as data. A guard denies when it does not hold; a ground permits when it does.
 * `text` says in plain words what the rule says when it decides.
 */
export type Rule<I> = {
  readonly id: string;
  readonly kind: "guard" | "ground";
  readonly code: ReasonCode;
  readonly source: LawSource;
  readonly inForce: InForce;
  readonly holds: (input: I) => boolean;
  readonly text: Text3;
};

export type RuleOutcome = "passed" | "failed" | "permitted" | "not-applicable";

export type TriedRule = {
  readonly rule: string;
  readonly code: ReasonCode;
  readonly outcome: RuleOutcome;
};

/** Where a run of rules ended: at a rule that decided, or past the last one. */
export type RuleRun = {
  readonly tried: readonly TriedRule[];
  readonly decidedBy: TriedRule | undefined;
};

/** Tries the rules of a day in their order until one decides. */
export function runRules<I>(rules: readonly Rule<I>[], input: I, on: LegalDay): RuleRun {
  const tried: TriedRule[] = [];
  for (const { id: rule, code, kind, inForce, holds } of rules) {
    if (!isInForce(inForce, on)) {
      tried.push({ rule, code, outcome: "not-applicable" });
      continue;
    }
    const held = holds(input);
    if (kind === "ground") {
      const step: TriedRule = { rule, code, outcome: held ? "permitted" : "not-applicable" };
      tried.push(step);
      if (held) return { tried, decidedBy: step };
    } else {
      const step: TriedRule = { rule, code, outcome: held ? "passed" : "failed" };
      tried.push(step);
      if (!held) return { tried, decidedBy: step };
    }
  }
  return { tried, decidedBy: undefined };
}
