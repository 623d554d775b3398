import type { LawPack } from "../law/editions/law-pack.ts";
import { LAW_PACKS } from "../law/editions/packs.ts";
import { isInForce } from "../law/source.ts";
import type { LegalDay } from "../time.ts";
import { DUTY_RULES, type DutyKind, type DutyRule } from "./kinds.ts";

/** Kinds whose days no act sets. */
const OUR_TERMS: readonly DutyKind[] = ["prove-consent", "review-retention"];

/** The rule of a duty on a day, and whose word its term is. */
export type DutyRuleOn = Pick<DutyRule, "workingDays" | "source"> & {
  readonly term: "act" | "product";
};

/**
 * The rule behind a duty that is delivered on a day. Where the act that sets it is not in force yet, the duty
 * is opened all the same, and its term is this product's promise.
 */
export function dutyRuleOn(
  kind: DutyKind,
  on: LegalDay,
  packs: readonly LawPack[] = LAW_PACKS,
): DutyRuleOn {
  const { workingDays, source, inForce } = DUTY_RULES[kind];
  const changed = packs
    .flatMap(({ duties }) => duties)
    .findLast((duty) => duty.kind === kind && isInForce(duty.inForce, on));
  if (changed !== undefined) {
    return {
      workingDays: changed.workingDays ?? workingDays,
      source: changed.source,
      term: changed.term,
    };
  }
  if (!isInForce(inForce, on)) {
    return { workingDays, source: { act: "product", article: "duty" }, term: "product" };
  }
  return { workingDays, source, term: OUR_TERMS.includes(kind) ? "product" : "act" };
}
