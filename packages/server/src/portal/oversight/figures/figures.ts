import type { LegalDay } from "@kelisim/core";
import type { FactGroup } from "@kelisim/store";

/** How often something happened, as far as it may be said. */
export type Figure = {
  readonly count: number;
  /** Whether there is more, of which too few people are concerned. */
  readonly hasFew: boolean;
};

const monthOf = (day: LegalDay): string => day.slice(0, 7);

const lineOf = ({ bin, family, kind, from }: FactGroup): string =>
  JSON.stringify([bin, family, kind ?? null, monthOf(from)]);

/** What stands for a small group where it is held together with others: its month, or the kinds of its month. */
const holders = (group: FactGroup): readonly string[] => [
  lineOf(group),
  lineOf({ ...group, kind: undefined }),
];

/**
 * Figures by a key. Groups without a key are left out. A small group is told of in the figure of its key, or in
 * that of the group that holds it together with others; where neither is the case, the figure says that there is
 * more. Only what the groups publish goes into a figure, so that no figures taken together say more than they do.
 */
export function figuresBy<K>(
  groups: readonly FactGroup[],
  keyOf: (group: FactGroup) => K | undefined,
): ReadonlyMap<K, Figure> {
  const held = new Map<string, K | undefined>();
  for (const group of groups) {
    if (group.level !== "day" && group.count !== undefined) held.set(lineOf(group), keyOf(group));
  }
  const figures = new Map<K, Figure>();
  for (const group of groups) {
    const key = keyOf(group);
    // What holds others together and is too small itself has been told of by each of them.
    const isSilent = group.level !== "day" && group.count === undefined;
    if (key === undefined || isSilent) continue;
    const { count, hasFew } = figures.get(key) ?? { count: 0, hasFew: false };
    const isFew =
      group.level === "day" &&
      group.count === undefined &&
      !holders(group).some((holder) => held.get(holder) === key);
    figures.set(key, { count: count + (group.count ?? 0), hasFew: hasFew || isFew });
  }
  return figures;
}

const larger = ([, a]: readonly [unknown, Figure], [, b]: readonly [unknown, Figure]): number =>
  b.count - a.count;

/** Keys with their figures, the largest first. */
export const ranked = <K extends string>(
  figures: ReadonlyMap<K, Figure>,
): readonly (readonly [K, Figure])[] =>
  [...figures].toSorted((a, b) => larger(a, b) || (a[0] < b[0] ? -1 : 1));
