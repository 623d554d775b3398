/**
 * Days of the proleptic Gregorian calendar as whole numbers, day 0 being 1970-01-01: plain arithmetic, because
 * every record of a person is read and written with instants and days. `time.test.ts` holds it to Temporal.
 */

/** A day by its parts; month and day of month count from 1. */
export type CivilDay = { readonly year: number; readonly month: number; readonly day: number };

const DAYS_OF_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeapYear = (year: number): boolean =>
  year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** How many days a month has; 0 for a month that does not exist. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (DAYS_OF_MONTHS[month - 1] ?? 0);

const DAYS_OF_FOUR_CENTURIES = 146_097;
/** From 1 March of the year 0, with which the count begins, to 1 January 1970. */
const EPOCH = 719_468;

/** The number of a day. Years begin in March here, so that a leap day is the last of its year. */
export function dayNumberOf({ year, month, day }: CivilDay): number {
  const from = month <= 2 ? year - 1 : year;
  const cycle = Math.floor(from / 400);
  const yearOfCycle = from - cycle * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100);
  return cycle * DAYS_OF_FOUR_CENTURIES + yearOfCycle * 365 + leapDays + dayOfYear - EPOCH;
}

/** The day of a number. */
export function civilDayOf(dayNumber: number): CivilDay {
  const shifted = dayNumber + EPOCH;
  const cycle = Math.floor(shifted / DAYS_OF_FOUR_CENTURIES);
  const dayOfCycle = shifted - cycle * DAYS_OF_FOUR_CENTURIES;
  const leapDays =
    Math.floor(dayOfCycle / 1460) -
    Math.floor(dayOfCycle / 36_524) +
    Math.floor(dayOfCycle / 146_096);
  const yearOfCycle = Math.floor((dayOfCycle - leapDays) / 365);
  const dayOfYear =
    dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** A whole number from 0 in so many digits. */
export const digits = (value: number, width: number): string =>
  value.toString().padStart(width, "0");

/** `YYYY-MM-DD`, for the years from 0 to 9999. */
export const civilText = ({ year, month, day }: CivilDay): string =>
  `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;

/** The number that the digits of a text make between two places. */
export function numberIn(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
}

/** The parts of a text that begins with `YYYY-MM-DD`. */
export const civilIn = (text: string): CivilDay => ({
  year: numberIn(text, 0, 4),
  month: numberIn(text, 5, 7),
  day: numberIn(text, 8, 10),
});
