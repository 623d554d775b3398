import { addDays, type Instant, type LegalDay } from "@kelisim/core";
import { savedQueriesOf, type FactGroup, type SavedQuery } from "@kelisim/store";
import {
  FIGURES,
  figureWords,
  isFigureName,
  OversightHomePage,
  oversightWords,
  type FigureName,
  type OversightHomeProps,
  type ShownTable,
} from "@kelisim/web/pages";
import { h } from "preact";
import { page, type PageAnswer } from "../page-answer.ts";
import type { StaffVisit } from "../visit.ts";
import { KINDS } from "./figures/kind-words.ts";
import { questionPath, readQuestion, yesterdayOf } from "./figures/question.ts";
import { READ_FIGURE } from "./figures/read-figure.ts";
import { accessesIn, type Sources } from "./figures/source.ts";
import { within } from "./figures/within.ts";
import { isTooSlow, looked } from "./looked.ts";

const DAYS = 14;
/** Days of the spikes and what is usual before them: the widest of the page. */
const WIDEST = 28;
const ROWS = 5;

/** One look at the log for all figures of the page. */
function sharedAccesses(sources: Pick<Sources, "store">, last: LegalDay): Sources["accesses"] {
  const widest = { from: addDays(last, 1 - WIDEST), to: last };
  let all: Promise<readonly FactGroup[]> | undefined;
  return async (range) => {
    all ??= accessesIn(sources.store)(widest, undefined);
    return within(await all, range);
  };
}

const WHEN: Readonly<Record<FigureName, "now" | "days" | "year">> = {
  overdue: "now",
  grounds: "days",
  denied: "days",
  spikes: "days",
  "idle-objects": "days",
  "many-persons": "days",
  "complaint-states": "year",
};

type HomeFigure = OversightHomeProps["figures"][number];

const emptied = (name: FigureName): ShownTable => ({
  ...{ name, caption: figureWords.tooSlow, empty: figureWords.tooSlow },
  ...{ columns: [], rows: [], chart: "none" },
});

async function figureOf(name: FigureName, sources: Sources): Promise<HomeFigure> {
  const last = yesterdayOf(sources.now);
  const given = new URLSearchParams({ from: addDays(last, 1 - DAYS), to: last });
  const question = readQuestion(name, given, sources.now, KINDS[name]);
  const when = {
    now: { text: oversightWords.asOfNow },
    days: { text: oversightWords.lastDays, values: { n: DAYS } },
    year: { text: oversightWords.ofYear, values: { year: String(question.year) } },
  }[WHEN[name]];
  try {
    const [table] = (await READ_FIGURE[name](sources, question)).tables;
    const shown = table ?? emptied(name);
    const rows = shown.chart === "days" ? shown.rows : shown.rows.slice(0, ROWS);
    return { name, when, table: { ...shown, rows } };
  } catch (error) {
    if (!isTooSlow(error)) throw error;
    return { name, when, table: emptied(name) };
  }
}

/** A kept question, as its page would ask it today. */
const savedLink = ({ id, name, page: figure, filters }: SavedQuery, now: Instant) => {
  if (!isFigureName(figure)) return { id, name, to: "/oversight" };
  const question = readQuestion(figure, new URLSearchParams(filters), now, KINDS[figure]);
  return { id, name, to: questionPath(`/oversight/${figure}`, question) };
};

const DONE = {
  kept: { tone: "success", text: oversightWords.kept },
  full: { tone: "warning", text: oversightWords.full },
  unnamed: { tone: "warning", text: oversightWords.nameNeeded },
  person: { tone: "warning", text: oversightWords.noPersons },
} as const;

/** `/oversight`: every figure at a glance. */
export async function showOversight(visit: StaffVisit): Promise<PageAnswer> {
  const { store } = visit.shell.ctx;
  const { now, persona, query } = visit;
  const said = query.get("said") ?? "";
  return looked(visit, { page: "/oversight" }, async () => {
    const last = yesterdayOf(now);
    const sources: Sources = { store, now, accesses: sharedAccesses({ store }, last) };
    const figures: HomeFigure[] = [];
    for (const name of FIGURES) figures.push(await figureOf(name, sources));
    const saved = (await savedQueriesOf(store.db, persona.key.id)).map((kept) =>
      savedLink(kept, now),
    );
    return {
      rows: figures.reduce((sum, { table }) => sum + table.rows.length, 0),
      bytes: JSON.stringify(figures.map(({ name, table }) => [name, table.rows])),
      answer: page(
        oversightWords.title,
        h(OversightHomePage, {
          ...{ figures, saved, service: store.kind },
          done: Object.hasOwn(DONE, said) ? DONE[said as keyof typeof DONE] : undefined,
        }),
      ),
    };
  });
}
