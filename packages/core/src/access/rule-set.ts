import { LAW_231_FIRST_DAY, ORDER_190_FIRST_DAY } from "../law/source.ts";
import type { LegalDay } from "../time.ts";
import type { ReasonCode } from "./reason.ts";
import type { Rule } from "./rule.ts";
import { PERSON_RULES } from "./rules/person-rules.ts";
import { REGISTRY_RULES } from "./rules/registry-rules.ts";

/** Raised with every change of a rule's condition, so that a log row names the rules that made it. */
const REVISION = 2;

const FIRST_DAYS: readonly LegalDay[] = [ORDER_190_FIRST_DAY, LAW_231_FIRST_DAY];

/** The name of the rules of a day: the first day of the newest act among them, and our revision. */
export const ruleSetOf = (on: LegalDay): string =>
  `kz-${FIRST_DAYS.find((first) => first <= on) ?? "earlier"}.${REVISION}`;

/** With this rule the person begins to matter. */
export const FIRST_PERSON_RULE = PERSON_RULES[0]?.id ?? "";

/** What a rule is, whatever it is tried on: for explanations. */
export type RuleFacts = Omit<Rule<never>, "holds">;

const BY_ID: ReadonlyMap<string, RuleFacts> = new Map(
  [...REGISTRY_RULES, ...PERSON_RULES].map((rule) => [rule.id, rule]),
);

/** @throws Error for an id that no rule has */
export function ruleById(id: string): RuleFacts {
  const rule = BY_ID.get(id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  return rule;
}

/** The rule about the person that gives a code on a day. Each code has one such rule a day. */
export function personRuleFor(code: ReasonCode, on: LegalDay): RuleFacts {
  const rule = PERSON_RULES.find(
    (each) =>
      each.code === code &&
      (each.inForce.from === null || each.inForce.from <= on) &&
      (each.inForce.to === null || on <= each.inForce.to),
  );
  if (rule === undefined) throw new Error(`no rule about a person gives ${code} on ${on}`);
  return rule;
}

/** Every rule there is. */
export const ALL_RULES: readonly RuleFacts[] = [...BY_ID.values()];

/** Any rule that gives a code, the registry's first: for log rows whose own rules have changed since. */
export function ruleFor(code: ReasonCode): RuleFacts {
  const rule = ALL_RULES.find((each) => each.code === code);
  if (rule === undefined) throw new Error(`no rule gives ${code}`);
  return rule;
}
