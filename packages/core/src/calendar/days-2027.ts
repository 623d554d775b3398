import {
  ASTANA_DAY,
  CHRISTMAS,
  CONSTITUTION_DAY,
  DEFENDERS_DAY,
  INDEPENDENCE_DAY,
  KURBAN_AIT,
  NAURYZ,
  NEW_YEAR,
  REPUBLIC_DAY,
  UNITY_DAY,
  VICTORY_DAY,
  WOMENS_DAY,
  holiday,
  movedDayOff,
} from "./holidays.ts";
import type { YearCalendar } from "./year-calendar.ts";

/**
 * 247 working days, projected by rule: the Government may still exchange days, and the day of
 * Kurban Ait (a Sunday here) is expected, not announced.
 */
export const DAYS_2027: YearCalendar = {
  year: 2027,
  version: "projected-1",
  official: false,
  sources: [
    "Projected by the rules of the Labour Code of Kazakhstan, articles 84 and 85",
    "taspanews.kz, 18.03.2026, citing the labour ministry: Constitution Day is 15 March from 2027",
  ],
  daysOff: [
    holiday("2027-01-01", NEW_YEAR),
    holiday("2027-01-02", NEW_YEAR),
    movedDayOff("2027-01-04", "2027-01-02", NEW_YEAR),
    holiday("2027-01-07", CHRISTMAS),
    holiday("2027-03-08", WOMENS_DAY),
    holiday("2027-03-15", CONSTITUTION_DAY),
    holiday("2027-03-21", NAURYZ),
    holiday("2027-03-22", NAURYZ),
    holiday("2027-03-23", NAURYZ),
    movedDayOff("2027-03-24", "2027-03-21", NAURYZ),
    holiday("2027-05-01", UNITY_DAY),
    movedDayOff("2027-05-03", "2027-05-01", UNITY_DAY),
    holiday("2027-05-07", DEFENDERS_DAY),
    holiday("2027-05-09", VICTORY_DAY),
    movedDayOff("2027-05-10", "2027-05-09", VICTORY_DAY),
    holiday("2027-05-16", KURBAN_AIT),
    holiday("2027-07-06", ASTANA_DAY),
    holiday("2027-10-25", REPUBLIC_DAY),
    holiday("2027-12-16", INDEPENDENCE_DAY),
  ],
  workingWeekends: [],
};
