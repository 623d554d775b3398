import type { LawPack } from "../law/editions/law-pack.ts";
import { LAW_PACKS } from "../law/editions/packs.ts";
import type { AccessQuestion } from "./question.ts";
import type { Rule } from "./rule.ts";
import { bansUnder, type ConditionalBan } from "./rules/conditional-bans.ts";
import type { PersonInput } from "./rules/consent-rules.ts";
import { personRules } from "./rules/person-rules.ts";
import { registryRules } from "./rules/registry-rules.ts";

/** All rules of access, as a list of acts words and dates them. */
export type RuleBook = {
  readonly packs: readonly LawPack[];
  readonly registry: readonly Rule<AccessQuestion>[];
  readonly bans: readonly ConditionalBan[];
  readonly person: readonly Rule<PersonInput>[];
};

/** @throws Error where an act words or ends a rule that there is not, or gives an id twice */
export function ruleBook(packs: readonly LawPack[]): RuleBook {
  const book = {
    packs,
    registry: registryRules(packs),
    bans: bansUnder(packs),
    person: personRules(packs),
  };
  const ids = [...book.registry, ...book.person].map(({ id }) => id);
  if (new Set(ids).size !== ids.length) throw new Error("two rules have one id");
  const named = packs.flatMap(({ wordings, ended }) => [
    ...wordings.flatMap(({ rule, id }) => [rule, id]),
    ...ended,
  ]);
  for (const id of named) if (!ids.includes(id)) throw new Error(`a pack names no rule: ${id}`);
  return book;
}

/** The rules under the acts that this release knows. */
export const RULE_BOOK: RuleBook = ruleBook(LAW_PACKS);
