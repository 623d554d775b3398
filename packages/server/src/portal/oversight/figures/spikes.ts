import { addDays, type LegalDay } from "@kelisim/core";

/** A day with its figure. */
export type DayFigure = { readonly day: LegalDay; readonly count: number };

/** A day on which far more was asked than is usual. */
export type Spike = DayFigure & {
  /** The median of the days before. */
  readonly usual: number;
};

/** Days before that say what is usual; on fewer than the least nothing is. */
const DAYS_BEFORE = 14;
const LEAST_DAYS = 7;
/** How many times the usual, and how much in itself, makes a spike. Ours. */
const TIMES = 3;
const LEAST = 20;

/** Every day from the first to the last one, 0 where nothing is told of. */
export function everyDay(
  counts: ReadonlyMap<LegalDay, number>,
  { from, to }: { readonly from: LegalDay; readonly to: LegalDay },
): readonly DayFigure[] {
  const days: DayFigure[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    days.push({ day, count: counts.get(day) ?? 0 });
  }
  return days;
}

/** The value in the middle; of an even number the lower one. */
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;

/** The spikes of days in a row: three times the median of the fourteen days before, and twenty at least. */
export const spikesIn = (days: readonly DayFigure[]): readonly Spike[] =>
  days.flatMap(({ day, count }, index) => {
    const before = days.slice(Math.max(0, index - DAYS_BEFORE), index);
    if (before.length < LEAST_DAYS) return [];
    const usual = median(before.map((each) => each.count));
    return count >= LEAST && count >= TIMES * usual ? [{ day, count, usual }] : [];
  });
