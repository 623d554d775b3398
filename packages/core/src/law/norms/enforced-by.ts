import { ALL_RULES } from "../../access/rule-set.ts";
import { DUTY_RULES } from "../../duty/kinds.ts";
import { COMMAND_RULES } from "./command-rules.ts";

/** The ids of the rules that enforce a norm: of access, of duties (`duty:` and the kind), of commands. */
export function rulesOfNorm(id: string): readonly string[] {
  const access = ALL_RULES.filter(
    ({ source: { norm, also = [] } }) => norm === id || also.includes(id),
  ).map((rule) => rule.id);
  const duties = Object.entries(DUTY_RULES)
    .filter(([, { source }]) => source.norm === id)
    .map(([kind]) => `duty:${kind}`);
  const commands = COMMAND_RULES.filter(({ norms }) => norms.includes(id)).map((rule) => rule.id);
  return [...access, ...duties, ...commands];
}
