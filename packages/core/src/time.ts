import { Temporal } from "temporal-polyfill";
import {
  civilDayOf,
  civilIn,
  civilText,
  dayNumberOf,
  daysInMonth,
  digits,
  numberIn,
  type CivilDay,
} from "./civil-day.ts";

/** A point in time. Events, decisions and grants happen at instants. */
export type Instant = Temporal.Instant;

declare const legalDay: unique symbol;
/** A day of the legal calendar as `YYYY-MM-DD`; days compare as texts. */
export type LegalDay = string & { readonly [legalDay]: true };

/** The zone whose midnight begins a legal day: one zone for the whole country since 1 March 2024. */
export const LEGAL_ZONE = "Asia/Almaty";

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Length of `YYYY-MM-DDTHH:MM:SSZ`. */
const WHOLE_SECONDS = 20;

const isCivil = ({ year, month, day: dayOfMonth }: CivilDay): boolean =>
  dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month);

/** An instant in UTC as records hold it; `undefined` for what is left to Temporal. */
function utcInstant(text: string): Instant | undefined {
  if (text.length < WHOLE_SECONDS || !text.endsWith("Z")) return undefined;
  const civil = civilIn(text);
  const [hour, minute, second] = [
    numberIn(text, 11, 13),
    numberIn(text, 14, 16),
    numberIn(text, 17, 19),
  ];
  if (!isCivil(civil) || hour > 23 || minute > 59 || second > 59) return undefined;
  const seconds = hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS;
  const whole = dayNumberOf(civil) * DAY_MS + seconds;
  const nanoseconds = Number(text.slice(WHOLE_SECONDS, -1).padEnd(9, "0"));
  return nanoseconds % 1_000_000 === 0
    ? instantOf(whole + nanoseconds / 1_000_000)
    : instantOfNanoseconds(BigInt(whole) * 1_000_000n + BigInt(nanoseconds));
}

/** Reads RFC 3339 with `Z` or an offset; `undefined` for everything else. */
export function parseInstant(text: string): Instant | undefined {
  if (!INSTANT.test(text)) return undefined;
  const utc = utcInstant(text);
  if (utc !== undefined) return utc;
  try {
    return Temporal.Instant.from(text);
  } catch {
    return undefined;
  }
}

/** An instant that is written once, however many records of a command hold it. */
class WrittenInstant extends Temporal.Instant {
  #text: string | undefined;

  override toJSON(): string {
    return (this.#text ??= utcText(this));
  }
}

/** Milliseconds since 1970-01-01T00:00:00Z to an instant. */
export const instantOf = (epochMilliseconds: number): Instant =>
  new WrittenInstant(BigInt(epochMilliseconds) * 1_000_000n);

/** Nanoseconds since 1970-01-01T00:00:00Z to an instant. */
export const instantOfNanoseconds = (epochNanoseconds: bigint): Instant =>
  new WrittenInstant(epochNanoseconds);

/** `HH:MM:SS`, of milliseconds within a day. */
const clockText = (ms: number): string =>
  `${digits(Math.floor(ms / HOUR_MS), 2)}:${digits(Math.floor(ms / MINUTE_MS) % 60, 2)}:${digits(Math.floor(ms / SECOND_MS) % 60, 2)}`;

/** RFC 3339 in UTC with as many digits as it takes: `2026-07-11T19:00:00.5Z`. Records are written so. */
export function utcText(instant: Instant): string {
  const at = instant.epochMilliseconds;
  const civil = civilDayOf(Math.floor(at / DAY_MS));
  const isWhole = BigInt(at) * 1_000_000n === instant.epochNanoseconds;
  if (!isWhole || !isWritten(civil)) return instant.toString();
  const ms = at - Math.floor(at / DAY_MS) * DAY_MS;
  const rest = ms % SECOND_MS;
  const fraction = rest === 0 ? "" : `.${digits(rest, 3).replace(/0+$/, "")}`;
  return `${civilText(civil)}T${clockText(ms)}${fraction}Z`;
}

/** RFC 3339 in the legal zone, to the millisecond: `2026-07-12T00:00:00.000+05:00`. */
export function formatInstant(instant: Instant): string {
  const legalDay = legalDayOf(instant);
  const ms = instant.epochMilliseconds - lastDay.from;
  if (lastDay.offset === undefined) {
    return instant
      .toZonedDateTimeISO(LEGAL_ZONE)
      .toString({ timeZoneName: "never", fractionalSecondDigits: 3 });
  }
  return `${legalDay}T${clockText(ms)}.${digits(ms % SECOND_MS, 3)}${lastDay.offset}`;
}

/** Negative, zero or positive, as `a` is before, at or after `b`. */
export const compareInstants = (a: Instant, b: Instant): number => Temporal.Instant.compare(a, b);

export const laterInstant = (a: Instant, b: Instant | undefined): Instant =>
  b !== undefined && compareInstants(b, a) > 0 ? b : a;

/** Reads `YYYY-MM-DD`; `undefined` for everything else and for days that do not exist. */
export function parseLegalDay(text: string): LegalDay | undefined {
  return DAY.test(text) && isCivil(civilIn(text)) ? (text as LegalDay) : undefined;
}

/** A day written in the source code. @throws RangeError if it does not exist. */
export function day(text: string): LegalDay {
  const parsed = parseLegalDay(text);
  if (parsed === undefined) throw new RangeError(`not a day: ${text}`);
  return parsed;
}

const plain = (d: LegalDay): Temporal.PlainDate => Temporal.PlainDate.from(d);
const dayText = (d: Temporal.PlainDate): LegalDay => d.toString() as LegalDay;

type KnownDay = {
  readonly day: LegalDay;
  /** Its first millisecond, and the first one after it. */
  readonly from: number;
  readonly to: number;
  /** `+05:00`; `undefined` where Temporal has to be asked. */
  readonly offset: string | undefined;
};

/** The day that was asked for last. */
let lastDay: KnownDay = { day: "" as LegalDay, from: 0, to: 0, offset: undefined };

/** The offset of a whole day from UTC, unless the clocks were moved in it or told no whole minutes. */
function offsetText({ day: legalDay, from, to }: Omit<KnownDay, "offset">): string | undefined {
  const minutes = (dayNumberOf(civilIn(legalDay)) * DAY_MS - from) / MINUTE_MS;
  if (to - from !== DAY_MS || !Number.isInteger(minutes) || !DAY.test(legalDay)) return undefined;
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${digits(Math.floor(size / 60), 2)}:${digits(size % 60, 2)}`;
}

/** The legal day on which an instant falls. Nearly all questions are about today. */
export function legalDayOf(instant: Instant): LegalDay {
  const at = instant.epochMilliseconds;
  if (at >= lastDay.from && at < lastDay.to) return lastDay.day;
  const found = dayText(instant.toZonedDateTimeISO(LEGAL_ZONE).toPlainDate());
  const known = {
    day: found,
    from: startOfDay(found).epochMilliseconds,
    to: endOfDay(found).epochMilliseconds,
  };
  lastDay = { ...known, offset: offsetText(known) };
  return found;
}

/** Days whose first instant was asked for lately: records of a group share a few of them. */
const STARTS = new Map<LegalDay, Instant>();
const MOST_STARTS = 1000;

/** 00:00 of the day in the legal zone. */
export function startOfDay(d: LegalDay): Instant {
  const known = STARTS.get(d);
  if (known !== undefined) return known;
  const midnight = plain(d).toZonedDateTime({ timeZone: LEGAL_ZONE });
  const start = instantOf(midnight.epochMilliseconds);
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

export function addDays(d: LegalDay, days: number): LegalDay {
  const civil = civilDayOf(dayNumberOf(civilIn(d)) + days);
  return isWritten(civil) ? (civilText(civil) as LegalDay) : dayText(plain(d).add({ days }));
}

/** Whether a day has four digits for its year, as all have that the law tells of. */
const isWritten = ({ year }: CivilDay): boolean => year >= 0 && year <= 9999;

/** 1 = Monday … 7 = Sunday. The first day of all was a Thursday. */
export const weekdayOf = (d: LegalDay): number =>
  ((((dayNumberOf(civilIn(d)) + 3) % 7) + 7) % 7) + 1;

export const yearOf = (d: LegalDay): number => civilIn(d).year;

const DURATION = /^P(?=\d)(\d{1,3}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,5}D)?$/;

/** Whether the text is an ISO 8601 duration of whole years, months, weeks and days above zero. */
export const isDayDuration = (text: string): boolean => DURATION.test(text) && /[1-9]/.test(text);

/** The day that many years, months, weeks and days later (31 January + P1M = 28 or 29 February). */
export function addDuration(d: LegalDay, duration: string): LegalDay {
  const parts = DURATION.exec(duration);
  if (parts !== null) {
    const [years, months, weeks, days] = parts
      .slice(1)
      .map((part: string | undefined) => Number.parseInt(part ?? "0", 10)) as [
      number,
      number,
      number,
      number,
    ];
    const from = civilIn(d);
    const month = (from.year + years) * 12 + from.month - 1 + months;
    const [year, monthOfYear] = [Math.floor(month / 12), (month % 12) + 1];
    // Of a shorter month it is the last day.
    const dayOfMonth = Math.min(from.day, daysInMonth(year, monthOfYear));
    const start = dayNumberOf({ year, month: monthOfYear, day: dayOfMonth });
    const civil = civilDayOf(start + weeks * 7 + days);
    if (isWritten(civil)) return civilText(civil) as LegalDay;
  }
  return dayText(plain(d).add(Temporal.Duration.from(duration)));
}
