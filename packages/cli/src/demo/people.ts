import { day, type LegalDay } from "@kelisim/core";
import { ADULTS } from "./people-adults.ts";
import { MINORS, WARDS } from "./people-represented.ts";
import { fictitiousIin, type Sex } from "./fictitious-numbers.ts";

/** Name as in a passport, family name first; birth as `YYYY-MM-DD`. */
export type PersonRow = readonly [name: string, sex: Sex, birth: string];

export type DemoPerson = {
  readonly iin: string;
  readonly name: string;
  readonly sex: Sex;
  readonly birth: LegalDay;
  /** Why somebody else answers for this person; the registers say so only in the demo's own data. */
  readonly representedAs: "minor" | "ward" | null;
};

const personFrom = (
  [name, sex, birth]: PersonRow,
  index: number,
  representedAs: DemoPerson["representedAs"],
): DemoPerson => ({
  iin: fictitiousIin(day(birth), sex, index),
  name,
  sex,
  birth: day(birth),
  representedAs,
});

/**
 * Fifty people who do not exist, always in this order: the first three have history, 4 to 40 are
 * adults who answer for themselves and were never asked, 41 to 47 minors, 48 to 50 adult wards.
 */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  ...ADULTS.map((row, index) => personFrom(row, index, null)),
  ...MINORS.map((row, index) => personFrom(row, ADULTS.length + index, "minor")),
  ...WARDS.map((row, index) => personFrom(row, ADULTS.length + MINORS.length + index, "ward")),
];
