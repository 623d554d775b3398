import type { Text3 } from "../../text.ts";
import { addDays, type LegalDay } from "../../time.ts";
import type { DutyKind } from "../../duty/kinds.ts";
import type { PersonalDataWording } from "../definitions/wording.ts";
import type { ActId, InForce, LawSource } from "../source.ts";
import type { Edition } from "./edition.ts";

/**
 * The days on which a rule of access stands in another place or in other words than it was written with.
 * Its condition is the same on all days.
 */
export type RuleWording = {
  /** The rule as it is written, or as an earlier pack words it. */
  readonly rule: string;
  /** The id under which the rule stands on these days. */
  readonly id: string;
  /** Open at one end at least. */
  readonly inForce: InForce;
  readonly source: LawSource;
  /** Where the words for people differ too. */
  readonly text?: Text3;
};

/** The days on which a duty rests on another source, or has another term, than it was written with. */
export type DutyWording = {
  readonly kind: DutyKind;
  readonly inForce: InForce;
  readonly source: LawSource;
  readonly workingDays?: number;
  /** Whether the act sets the term, or we do. */
  readonly term: "act" | "product";
};

/**
 * What one act changes, as data: a new act is a new entry of the list in `packs.ts`. Only a rule with a new
 * condition is written where the others stand.
 */
export type LawPack = {
  readonly act: ActId;
  /** The first day of the act, which also names the rule set from then on. */
  readonly firstDay: LegalDay;
  readonly editions: readonly Edition[];
  readonly definitions: readonly PersonalDataWording[];
  readonly wordings: readonly RuleWording[];
  readonly duties: readonly DutyWording[];
  /** Rules of access that end with the day before the first one. */
  readonly ended: readonly string[];
};

type Dated = { readonly id: string; readonly inForce: InForce };
type Worded = Dated & { readonly source: LawSource; readonly text: Text3 };

/** The days of a rule that are left beside those of its wording. @throws Error if that splits them */
function without({ id, inForce }: Dated, days: InForce): InForce {
  if (days.from === null && days.to !== null) {
    const next = addDays(days.to, 1);
    const from = inForce.from !== null && inForce.from > next ? inForce.from : next;
    return { from, to: inForce.to };
  }
  if (days.to === null && days.from !== null)
    return { from: inForce.from, to: addDays(days.from, -1) };
  throw new Error(`a wording of ${id} must be open at one end`);
}

function reworded<R extends Worded>(rule: R, { wordings, ended, firstDay }: LawPack): readonly R[] {
  const mine = wordings.filter((wording) => wording.rule === rule.id);
  const own = mine.reduce<InForce>(
    (days, { inForce }) => without({ ...rule, inForce: days }, inForce),
    rule.inForce,
  );
  const inForce = ended.includes(rule.id) ? { from: own.from, to: addDays(firstDay, -1) } : own;
  const others = mine.map(({ id, source, text, inForce: days }) => ({
    ...rule,
    id,
    source,
    inForce: days,
    text: text ?? rule.text,
  }));
  return [{ ...rule, inForce }, ...others];
}

/** Rules as the packs word and date them, each in its place. */
export const withPacks = <R extends Worded>(
  rules: readonly R[],
  packs: readonly LawPack[],
): readonly R[] =>
  packs.reduce<readonly R[]>((all, pack) => all.flatMap((rule) => reworded(rule, pack)), rules);
