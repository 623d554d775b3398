import type { LegalDay } from "@kelisim/core";
import type { FactGroup } from "./fact-groups.ts";

/** One record: what happened on a day, about whom. */
export type Fact = {
  readonly bin: string;
  readonly family: string;
  readonly kind: string;
  readonly day: LegalDay;
  readonly person: number;
};

const FEWEST = 5;

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

const isFew = (facts: readonly Fact[]): boolean =>
  new Set(facts.map(({ person }) => person)).size < FEWEST;

/** Each part has one record at least: a sum of as many would tell all of them. */
const tellsParts = (facts: readonly Fact[]): boolean =>
  facts.length === new Set(facts.map(({ kind, day }) => `${kind} ${day}`)).size;

const isHidden = (facts: readonly Fact[], level: FactGroup["level"]): boolean =>
  isFew(facts) || (level !== "day" && tellsParts(facts));

const monthOf = ({ day }: Fact): string => `${day.slice(0, 7)}-01`;

/** First and last day of the month that a day lies in. */
const isWhole = (month: string, from: LegalDay, to: LegalDay): boolean => {
  const next = new Date(`${month}T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 1, 0);
  return month >= from && next.toISOString().slice(0, 10) <= to;
};

/** What the statements of the store publish about these facts, written down once more in plain steps. */
export function publish(
  facts: readonly Fact[],
  { from, to }: { readonly from: LegalDay; readonly to: LegalDay },
): readonly FactGroup[] {
  const asked = facts.filter(({ day }) => day >= from && day <= to);
  const published = (
    group: readonly Fact[],
    level: FactGroup["level"],
    { bin, family, kind, day }: Fact,
  ): FactGroup => ({
    ...{ bin, family, level },
    kind: level === "family" ? undefined : kind,
    from: (level === "day" ? day : `${day.slice(0, 7)}-01`) as LegalDay,
    count: isHidden(group, level) ? undefined : group.length,
  });
  const told = (groups: readonly (readonly Fact[])[], level: FactGroup["level"]) =>
    groups.flatMap((group) => (group[0] === undefined ? [] : [published(group, level, group[0])]));
  const lineOf = (fact: Fact): string => JSON.stringify([fact.bin, fact.family, fact.kind]);
  const days = grouped(asked, (fact) => `${lineOf(fact)} ${fact.day}`);
  const few = days
    .filter(isFew)
    .flat()
    .filter((fact) => isWhole(monthOf(fact), from, to));
  const months = grouped(few, (fact) => `${lineOf(fact)} ${monthOf(fact)}`);
  const fewer = months.filter((group) => isHidden(group, "month")).flat();
  const families = grouped(fewer, ({ bin, family, ...fact }) =>
    JSON.stringify([bin, family, monthOf({ bin, family, ...fact })]),
  );
  return [...told(days, "day"), ...told(months, "month"), ...told(families, "family")].toSorted(
    (a, b) => (orderOf(a) < orderOf(b) ? -1 : 1),
  );
}

/** Groups in one order, whoever made them. */
export const orderOf = ({ level, bin, family, kind, from }: FactGroup): string =>
  JSON.stringify([level, bin, family, kind ?? "", from]);
