import { addDays, addDuration, type LegalDay } from "../time.ts";

/**
 * The first day on which somebody is so many years old. Whoever was born on 29 February is so from 1 March
 * of a common year: the last year of her age ends with the last day of February.
 */
export function birthdayOf(birth: LegalDay, years: number): LegalDay {
  const sameDay = addDuration(birth, `P${years}Y`);
  return sameDay.slice(5) === birth.slice(5) ? sameDay : addDays(sameDay, 1);
}

/** Whether somebody is not yet so many years old on a day; `false` where her number tells no birthday. */
export const isYoungerThan = (birth: LegalDay | undefined, years: number, on: LegalDay): boolean =>
  birth !== undefined && on < birthdayOf(birth, years);
