import type { LawPack } from "../law/editions/law-pack.ts";
import { allEditions, LAW_PACKS } from "../law/editions/packs.ts";
import { isTextHeld } from "../law/editions/edition.ts";
import { isInForce } from "../law/source.ts";
import type { LegalDay } from "../time.ts";
import type { ReasonCode } from "./reason.ts";
import type { Rule } from "./rule.ts";
import { PERSON_RULES } from "./rules/person-rules.ts";
import { REGISTRY_RULES } from "./rules/registry-rules.ts";

/** Raised with every change of a rule's condition, so that a log row names the rules that made it. */
const REVISION = 3;

/** The name of the rules of a day: the first day of the newest act among them, and our revision. */
export function ruleSetOf(on: LegalDay, packs: readonly LawPack[] = LAW_PACKS): string {
  let newest = "";
  for (const { firstDay } of packs) if (firstDay <= on && firstDay > newest) newest = firstDay;
  return `kz-${newest === "" ? "earlier" : newest}.${REVISION}`;
}

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
  const rule = PERSON_RULES.find((each) => each.code === code && isInForce(each.inForce, on));
  if (rule === undefined) throw new Error(`no rule about a person gives ${code} on ${on}`);
  return rule;
}

/** Every rule there is. */
export const ALL_RULES: readonly RuleFacts[] = [...BY_ID.values()];

/**
 * A rule that gives a code, on that day if any does, the registry's first: for log rows whose own rules have
 * changed since.
 */
export function ruleFor(code: ReasonCode, on: LegalDay): RuleFacts {
  const giving = ALL_RULES.filter((each) => each.code === code);
  const rule = giving.find(({ inForce }) => isInForce(inForce, on)) ?? giving[0];
  if (rule === undefined) throw new Error(`no rule gives ${code}`);
  return rule;
}

/** Whether a rule about a person that gives a code is in force on a day. */
export const hasPersonRule = (code: ReasonCode, on: LegalDay): boolean =>
  PERSON_RULES.some((each) => each.code === code && isInForce(each.inForce, on));

const EDITIONS = allEditions();

/** Whether the words are at hand that stood where a rule comes from, on a day. */
export const isRuleTextHeld = ({ source }: Pick<RuleFacts, "source">, on: LegalDay): boolean =>
  isTextHeld(source, on, EDITIONS);
