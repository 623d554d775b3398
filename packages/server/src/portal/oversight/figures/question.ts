import {
  addDays,
  legalDayOf,
  parseBin,
  parseLegalDay,
  yearOf,
  type Instant,
  type LegalDay,
} from "@kelisim/core";
import { MOST_DAYS } from "@kelisim/store";
import { figureWords, type FigureName } from "@kelisim/web/pages";
import type { FieldError, Said } from "./said.ts";

/** What a figure may be asked by. */
export type FieldName = "days" | "last-days" | "bin" | "kind" | "persons" | "year";

/** Fields of each figure. */
export const FIELDS: Readonly<Record<FigureName, readonly FieldName[]>> = {
  overdue: ["bin", "kind"],
  grounds: ["days", "bin", "kind"],
  denied: ["days", "bin", "kind"],
  spikes: ["last-days", "bin"],
  "idle-objects": ["days", "bin"],
  "many-persons": ["days", "bin", "persons"],
  "complaint-states": ["year", "bin"],
};

export const LAST_DAYS = [14, 90] as const;
export const PERSONS = [20, 50, 100, 500] as const;
const DEFAULT_DAYS = 30;
/** Looking for whoever asks much goes over every row of the days. */
const MOST_BUSY_DAYS = 31;

export const mostDays = (figure: FigureName): number =>
  figure === "many-persons" ? MOST_BUSY_DAYS : MOST_DAYS;

/** A question about a figure, whole. */
export type Question = {
  readonly from: LegalDay;
  /** A day that is over. */
  readonly to: LegalDay;
  readonly bin: string | undefined;
  readonly kind: string | undefined;
  readonly persons: number;
  readonly year: number;
  /** The figure's own fields as they go into an address or are kept: those that were chosen, and the defaults. */
  readonly filters: Readonly<Record<string, string>>;
};

export const yesterdayOf = (now: Instant): LegalDay => addDays(legalDayOf(now), -1);

const oneOf = (options: readonly number[], text: string | null): number =>
  options.find((n) => String(n) === text) ?? options[0] ?? 0;

/** The question that somebody asks, with what is wrong with it; what was not chosen has its default. */
export function readQuestion(
  figure: FigureName,
  given: URLSearchParams,
  now: Instant,
  kinds: readonly string[],
): Question & { readonly errors: readonly FieldError[] } {
  const last = yesterdayOf(now);
  const fields = FIELDS[figure];
  const errors: { field: string; said: Said }[] = [];
  const filters: Record<string, string> = {};
  const most = mostDays(figure);

  let [from, to] = [addDays(last, 1 - DEFAULT_DAYS), last];
  if (fields.includes("days")) {
    const typed = { from: given.get("from"), to: given.get("to") };
    const read = {
      from: typed.from ? parseLegalDay(typed.from) : from,
      to: typed.to ? parseLegalDay(typed.to) : to,
    };
    if (read.from === undefined || read.to === undefined || read.from > read.to || read.to > last) {
      errors.push({
        field: read.from === undefined ? "from" : "to",
        said: { text: figureWords.badDays },
      });
    } else if (addDays(read.from, most) <= read.to) {
      errors.push({ field: "from", said: { text: figureWords.tooManyDays, values: { n: most } } });
    } else {
      [from, to] = [read.from, read.to];
    }
    Object.assign(filters, { from, to });
  }
  if (fields.includes("last-days")) {
    const days = oneOf(LAST_DAYS, given.get("days"));
    from = addDays(last, 1 - days);
    filters["days"] = String(days);
  }
  const number = given.get("bin")?.trim() ?? "";
  const bin = number === "" ? undefined : parseBin(number);
  if (bin?.ok === false) errors.push({ field: "bin", said: { text: figureWords.badBin } });
  if (bin?.ok === true) filters["bin"] = bin.bin;
  const kind = fields.includes("kind")
    ? kinds.find((each) => each === given.get("kind"))
    : undefined;
  if (kind !== undefined) filters["kind"] = kind;
  const persons = oneOf(PERSONS, given.get("persons"));
  if (fields.includes("persons")) filters["persons"] = String(persons);
  const year = /^\d{4}$/.test(given.get("year") ?? "")
    ? Number(given.get("year"))
    : yearOf(legalDayOf(now));
  if (fields.includes("year")) filters["year"] = String(year);
  return {
    ...{ from, to, kind, persons, year, filters, errors },
    bin: bin?.ok === true ? bin.bin : undefined,
  };
}

/** The address of a question. */
export const questionPath = (path: string, { filters }: Pick<Question, "filters">): string => {
  const query = new URLSearchParams(filters);
  return query.size === 0 ? path : `${path}?${query}`;
};
