import { ALL_RULES } from "../../access/rule-set.ts";
import { DUTY_RULES } from "../../duty/kinds.ts";
import { LEGAL_GROUNDS } from "../grounds/grounds.ts";
import { COMMAND_RULES } from "./command-rules.ts";

/** The norm that the rule about grounds names itself. */
const ARTICLE_9 = "L94-9";

/**
 * The ids of the rules that enforce a norm: of access, grounds outside article 9 (`ground:` and the code), of
 * duties (`duty:` and the kind), of commands.
 */
export function rulesOfNorm(id: string): readonly string[] {
  const access = ALL_RULES.filter(
    ({ source: { norm, also = [] } }) => norm === id || also.includes(id),
  ).map((rule) => rule.id);
  const duties = Object.entries(DUTY_RULES)
    .filter(([, { source }]) => source.norm === id || source.also?.includes(id) === true)
    .map(([kind]) => `duty:${kind}`);
  const grounds = LEGAL_GROUNDS.filter(({ norm }) => norm === id && norm !== ARTICLE_9).map(
    ({ code }) => `ground:${code}`,
  );
  const commands = COMMAND_RULES.filter(({ norms }) => norms.includes(id)).map((rule) => rule.id);
  return [...access, ...grounds, ...duties, ...commands];
}
