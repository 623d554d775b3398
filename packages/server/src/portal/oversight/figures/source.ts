import type { Instant, LegalDay, Text3 } from "@kelisim/core";
import {
  accessGroups,
  partyNames,
  type DayRange,
  type FactGroup,
  type Store,
} from "@kelisim/store";
import type { FigureName, ShownCell, ShownFigure, ShownRow, ShownTable } from "@kelisim/web/pages";
import type { Question } from "./question.ts";

/** What figures are read from. */
export type Sources = {
  readonly store: Store;
  readonly now: Instant;
  /** Accesses of some days; several figures of one page share one look at the log. */
  readonly accesses: (range: DayRange, bin: string | undefined) => Promise<readonly FactGroup[]>;
};

/** A figure as it is shown. */
export type FigureRead = {
  readonly tables: readonly ShownTable[];
  /** The days that were looked at; without the first one: as of the last one. */
  readonly from: LegalDay | undefined;
  readonly to: LegalDay;
};

export type ReadFigure = (sources: Sources, question: Question) => Promise<FigureRead>;

/** Rows of a table at most; whoever wants others asks for one organisation. */
const MOST_ROWS = 200;

/** The log of a store, looked at anew for each question. */
export const accessesIn =
  ({ db }: Store): Sources["accesses"] =>
  (range, bin) =>
    accessGroups(db, range, bin);

export const figureCell = ({ count, hasFew }: ShownFigure): ShownCell => ({
  kind: "figure",
  ...{ count, hasFew },
});

/** Where the single records behind a row are, for whoever gives a reason. */
export function recordsPath(
  figure: FigureName,
  choice: Readonly<Record<string, string | undefined>>,
): string {
  const query = new URLSearchParams({ figure });
  for (const [name, value] of Object.entries(choice)) {
    if (value !== undefined) query.set(name, value);
  }
  return `/oversight/records?${query}`;
}

type Ranked = readonly (readonly [string, ShownFigure])[];

/** A table with an organisation in each row. */
export async function partyTable(
  { store }: Sources,
  table: Pick<ShownTable, "caption" | "empty"> & { readonly unit: Text3; readonly party: Text3 },
  figures: Ranked,
  records: (bin: string) => string | undefined,
): Promise<ShownTable> {
  const shown = figures.slice(0, MOST_ROWS);
  const names = await partyNames(
    store.db,
    shown.map(([bin]) => bin),
  );
  return {
    ...{ name: "by-organisation", caption: table.caption, empty: table.empty, chart: "bars" },
    columns: [
      { name: "organisation", label: table.party },
      { name: "count", label: table.unit },
    ],
    rows: shown.map(([bin, figure]): ShownRow => ({
      cells: [{ kind: "party", bin, name: names.get(bin) }, figureCell(figure)],
      records: records(bin),
    })),
  };
}

/** A table with a kind in each row. */
export const kindTable = (
  table: Pick<ShownTable, "caption" | "empty"> & { readonly unit: Text3; readonly kind: Text3 },
  figures: Ranked,
  words: (kind: string) => Text3,
): ShownTable => ({
  ...{ name: "by-kind", caption: table.caption, empty: table.empty, chart: "bars" },
  columns: [
    { name: "kind", label: table.kind },
    { name: "count", label: table.unit },
  ],
  rows: figures.map(([kind, figure]) => ({
    cells: [{ kind: "text", text: words(kind) }, figureCell(figure)],
  })),
});
