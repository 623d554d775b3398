import { parseBin, parseLegalDay, type Instant, type LegalDay } from "@kelisim/core";
import { partyByBin } from "@kelisim/store";
import { isFigureName, type FigureName, type RecordChoice } from "@kelisim/web/pages";
import type { StaffVisit } from "../visit.ts";
import { KINDS, kindWords } from "./figures/kind-words.ts";
import { yesterdayOf } from "./figures/question.ts";

/** The figures that lead to single records. */
const WITH_RECORDS = ["overdue", "grounds", "denied", "spikes", "many-persons"] as const;
export type RecordFigure = (typeof WITH_RECORDS)[number];

/** Which records: one organisation's, of some days. */
export type RecordQuestion = {
  readonly figure: RecordFigure;
  readonly bin: string;
  readonly kind: string | undefined;
  /** Not set for what stands as it is now. */
  readonly days: { readonly from: LegalDay; readonly to: LegalDay } | undefined;
};

const isWithRecords = (name: FigureName): name is RecordFigure =>
  WITH_RECORDS.some((each) => each === name);

/** Reads a question; `undefined` for one that no page asks. */
export function readRecordQuestion(
  given: URLSearchParams,
  now: Instant,
): RecordQuestion | undefined {
  const figure = given.get("figure") ?? "";
  const bin = parseBin(given.get("bin") ?? "");
  if (!isFigureName(figure) || !isWithRecords(figure) || !bin.ok) return undefined;
  const kind = KINDS[figure].find((each) => each === given.get("kind"));
  if (figure === "overdue") return { figure, bin: bin.bin, kind, days: undefined };
  const from = parseLegalDay(given.get("from") ?? "");
  const to = parseLegalDay(given.get("to") ?? "");
  if (from === undefined || to === undefined || from > to || to > yesterdayOf(now)) {
    return undefined;
  }
  return { figure, bin: bin.bin, kind, days: { from, to } };
}

/** The address of a question. */
export function recordQuestionPath({ figure, bin, kind, days }: RecordQuestion): string {
  const query = new URLSearchParams({ figure, bin });
  if (kind !== undefined) query.set("kind", kind);
  if (days !== undefined) {
    query.set("from", days.from);
    query.set("to", days.to);
  }
  return `/oversight/records?${query}`;
}

/** A question in words. */
export async function recordChoice(
  { shell }: StaffVisit,
  { figure, bin, kind, days }: RecordQuestion,
): Promise<RecordChoice> {
  const party = await partyByBin(shell.ctx.store.db, bin);
  return {
    ...{ figure, bin, party: party?.name, from: days?.from, to: days?.to },
    kind: kind === undefined ? undefined : kindWords(figure, kind),
  };
}
