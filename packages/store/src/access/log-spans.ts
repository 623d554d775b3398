import type { Instant } from "@kelisim/core";

/** From an instant to the next span's, as PostgreSQL reads them; `to` is not included. */
export type LogSpan = { readonly from: string; readonly to: string };

/** Narrows what is looked through; a side that is left open has no end. */
export type LogBounds = {
  /** Included. */
  readonly from: Instant | undefined;
  /** Not included. */
  readonly to: Instant | undefined;
  /** The last row of the earlier page. */
  readonly after: { readonly recordedAt: Instant } | undefined;
};

/** After everything, as a place in the log. */
export const LOG_END = ["infinity", "ffffffff-ffff-ffff-ffff-ffffffffffff"] as const;

/** Whole months that a span reaches back beyond the newest one; what is older is the last span. */
const MONTHS_BACK = [1, 13] as const;

const EARLIEST = "-infinity";
const LATEST = "infinity";

/** The first instant of a UTC month, so many months before that of an instant. */
function monthStart(at: Instant, monthsBack: number): string {
  const text = at.toString();
  const month = Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1 - monthsBack;
  const two = String((month % 12) + 1).padStart(2, "0");
  return `${String(Math.floor(month / 12)).padStart(4, "0")}-${two}-01T00:00:00.000000Z`;
}

const isBefore = (a: string, b: string): boolean =>
  a !== b && a !== LATEST && b !== EARLIEST && (a === EARLIEST || b === LATEST || a < b);

/** The text of an instant that sorts like the instant. */
const sortable = (at: Instant): string => at.toString({ fractionalSecondDigits: 6 });

/**
 * The log in a few spans, the newest first: a page that is full after the first one has opened the
 * partitions of two months, however many there are.
 * @param now only says where the first span begins; rows that are newer lie in it too
 */
export function spansBack(now: Instant, { from, to, after }: LogBounds): readonly LogSpan[] {
  const ends = [
    ...(to === undefined ? [] : [to]),
    ...(after === undefined ? [] : [after.recordedAt.add({ microseconds: 1 })]),
  ].toSorted((a, b) => (a.epochNanoseconds < b.epochNanoseconds ? -1 : 1));
  const [end] = ends;
  const newest = end !== undefined && end.epochNanoseconds < now.epochNanoseconds ? end : now;
  const lowest = from === undefined ? EARLIEST : sortable(from);
  const starts = [...MONTHS_BACK.map((back) => monthStart(newest, back)), EARLIEST];
  const spans: LogSpan[] = [];
  let upper = end === undefined ? LATEST : sortable(end);
  for (const start of starts) {
    const lower = isBefore(start, lowest) ? lowest : start;
    if (isBefore(lower, upper)) spans.push({ from: lower, to: upper });
    upper = lower;
  }
  return spans;
}
