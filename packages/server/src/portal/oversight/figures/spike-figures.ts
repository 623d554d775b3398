import { addDays, type LegalDay } from "@kelisim/core";
import { MOST_DAYS, partyNames, type FactGroup } from "@kelisim/store";
import { columnWords, figureNames, type ShownRow } from "@kelisim/web/pages";
import { figuresBy } from "./figures.ts";
import { figureCell, recordsPath, type ReadFigure } from "./source.ts";
import { everyDay, spikesIn, type Spike } from "./spikes.ts";

/** Days before the first one, so that what is usual is known from the start. */
const DAYS_BEFORE = 14;

const dayOf = ({ level, from }: FactGroup): LegalDay | undefined =>
  level === "day" ? from : undefined;

const countsByDay = (groups: readonly FactGroup[]): ReadonlyMap<LegalDay, number> =>
  new Map([...figuresBy(groups, dayOf)].map(([day, { count }]) => [day, count]));

/** The spikes of each organisation, the newest first. */
function spikesByParty(
  groups: readonly FactGroup[],
  range: { readonly from: LegalDay; readonly to: LegalDay },
  since: LegalDay,
): readonly (Spike & { readonly bin: string })[] {
  const byParty = new Map<string, FactGroup[]>();
  for (const group of groups) {
    const own = byParty.get(group.bin) ?? [];
    own.push(group);
    byParty.set(group.bin, own);
  }
  return [...byParty]
    .flatMap(([bin, own]) =>
      spikesIn(everyDay(countsByDay(own), range))
        .filter(({ day }) => day >= since)
        .map((spike) => ({ ...spike, bin })),
    )
    .toSorted((a, b) => (a.day === b.day ? b.count - a.count : a.day < b.day ? 1 : -1))
    .slice(0, 200);
}

/** All that was asked, day by day, and who asked far more than usual. */
export const readSpikes: ReadFigure = async (sources, { from, to, bin }) => {
  const earliest = addDays(to, 1 - MOST_DAYS);
  const wanted = addDays(from, -DAYS_BEFORE);
  const start = wanted < earliest ? earliest : wanted;
  const groups = await sources.accesses({ from: start, to }, bin);
  const figures = figuresBy(groups, dayOf);
  const spikes = spikesByParty(groups, { from: start, to }, from);
  const names = await partyNames(
    sources.store.db,
    spikes.map((spike) => spike.bin),
  );
  const { title, empty } = figureNames.spikes;
  return {
    ...{ from, to },
    tables: [
      {
        ...{ name: "by-day", caption: title, empty, chart: "days" },
        columns: [
          { name: "day", label: columnWords.day },
          { name: "count", label: columnWords.accesses },
        ],
        rows: everyDay(new Map(), { from, to }).map(({ day }): ShownRow => {
          const figure = figures.get(day) ?? { count: 0, hasFew: false };
          return { cells: [{ kind: "day", day }, figureCell(figure)] };
        }),
      },
      {
        ...{ name: "spikes", caption: columnWords.spikes, empty, chart: "none" },
        columns: [
          { name: "organisation", label: columnWords.party },
          { name: "day", label: columnWords.day },
          { name: "count", label: columnWords.accesses },
          { name: "usual", label: columnWords.usual },
        ],
        rows: spikes.map((spike): ShownRow => ({
          cells: [
            { kind: "party", bin: spike.bin, name: names.get(spike.bin) },
            { kind: "day", day: spike.day },
            figureCell({ count: spike.count, hasFew: false }),
            figureCell({ count: spike.usual, hasFew: false }),
          ],
          records: recordsPath("spikes", { bin: spike.bin, from: spike.day, to: spike.day }),
        })),
      },
    ],
  };
};
