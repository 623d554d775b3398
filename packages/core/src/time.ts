import { Temporal } from "temporal-polyfill";

/** A point in time. Events, decisions and grants happen at instants. */
export type Instant = Temporal.Instant;

declare const legalDay: unique symbol;
/** A day of the legal calendar as `YYYY-MM-DD`; days compare as texts. */
export type LegalDay = string & { readonly [legalDay]: true };

/** The zone whose midnight begins a legal day: one zone for the whole country since 1 March 2024. */
export const LEGAL_ZONE = "Asia/Almaty";

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS_OF_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Reads RFC 3339 with `Z` or an offset; `undefined` for everything else. */
export function parseInstant(text: string): Instant | undefined {
  if (!INSTANT.test(text)) return undefined;
  try {
    return Temporal.Instant.from(text);
  } catch {
    return undefined;
  }
}

/** Milliseconds since 1970-01-01T00:00:00Z to an instant. */
export const instantOf = (epochMilliseconds: number): Instant =>
  Temporal.Instant.fromEpochMilliseconds(epochMilliseconds);

/** Nanoseconds since 1970-01-01T00:00:00Z to an instant. */
export const instantOfNanoseconds = (epochNanoseconds: bigint): Instant =>
  Temporal.Instant.fromEpochNanoseconds(epochNanoseconds);

/** RFC 3339 in the legal zone, to the millisecond: `2026-07-12T00:00:00.000+05:00`. */
export const formatInstant = (instant: Instant): string =>
  instant
    .toZonedDateTimeISO(LEGAL_ZONE)
    .toString({ timeZoneName: "never", fractionalSecondDigits: 3 });

/** Negative, zero or positive, as `a` is before, at or after `b`. */
export const compareInstants = (a: Instant, b: Instant): number => Temporal.Instant.compare(a, b);

export const laterInstant = (a: Instant, b: Instant | undefined): Instant =>
  b !== undefined && compareInstants(b, a) > 0 ? b : a;

/** Reads `YYYY-MM-DD`; `undefined` for everything else and for days that do not exist. */
export function parseLegalDay(text: string): LegalDay | undefined {
  const parts = DAY.exec(text);
  if (parts === null) return undefined;
  const [year, month, dayOfMonth] = parts.slice(1).map(Number) as [number, number, number];
  const isLeapFebruary = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = isLeapFebruary ? 29 : (DAYS_OF_MONTHS[month - 1] ?? 0);
  return dayOfMonth >= 1 && dayOfMonth <= days ? (text as LegalDay) : undefined;
}

/** A day written in the source code. @throws RangeError if it does not exist. */
export function day(text: string): LegalDay {
  const parsed = parseLegalDay(text);
  if (parsed === undefined) throw new RangeError(`not a day: ${text}`);
  return parsed;
}

const plain = (d: LegalDay): Temporal.PlainDate => Temporal.PlainDate.from(d);
const dayText = (d: Temporal.PlainDate): LegalDay => d.toString() as LegalDay;

/** The day that was asked for last, with its first millisecond and the first one after it. */
let lastDay = { day: "" as LegalDay, from: 0, to: 0 };

/** The legal day on which an instant falls. Nearly all questions are about today. */
export function legalDayOf(instant: Instant): LegalDay {
  const at = instant.epochMilliseconds;
  if (at >= lastDay.from && at < lastDay.to) return lastDay.day;
  const found = dayText(instant.toZonedDateTimeISO(LEGAL_ZONE).toPlainDate());
  const from = startOfDay(found).epochMilliseconds;
  lastDay = { day: found, from, to: endOfDay(found).epochMilliseconds };
  return found;
}

/** Days whose first instant was asked for lately: records of a group share a few of them. */
const STARTS = new Map<LegalDay, Instant>();
const MOST_STARTS = 1000;

/** 00:00 of the day in the legal zone. */
export function startOfDay(d: LegalDay): Instant {
  const known = STARTS.get(d);
  if (known !== undefined) return known;
  const start = plain(d).toZonedDateTime({ timeZone: LEGAL_ZONE }).toInstant();
  if (STARTS.size >= MOST_STARTS) STARTS.clear();
  STARTS.set(d, start);
  return start;
}

/** Days and the day after each, asked for lately. */
const NEXT = new Map<LegalDay, LegalDay>();

/** The first instant that is no longer in the day. */
export function endOfDay(d: LegalDay): Instant {
  const next = NEXT.get(d) ?? addDays(d, 1);
  if (NEXT.size >= MOST_STARTS) NEXT.clear();
  NEXT.set(d, next);
  return startOfDay(next);
}

export const addDays = (d: LegalDay, days: number): LegalDay => dayText(plain(d).add({ days }));

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (d: LegalDay): number => plain(d).dayOfWeek;

export const yearOf = (d: LegalDay): number => plain(d).year;

const DURATION = /^P(?=\d)(\d{1,3}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,5}D)?$/;

/** Whether the text is an ISO 8601 duration of whole years, months, weeks and days above zero. */
export const isDayDuration = (text: string): boolean => DURATION.test(text) && /[1-9]/.test(text);

/** The day that many years, months, weeks and days later (31 January + P1M = 28 or 29 February). */
export const addDuration = (d: LegalDay, duration: string): LegalDay =>
  dayText(plain(d).add(Temporal.Duration.from(duration)));
