import {
  ASTANA_DAY,
  CHRISTMAS,
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
 * 247 working days. The figure 246 in the press is older than the change of Constitution Day:
 * 30 August is a plain day in 2026, and 15 March is not yet off.
 */
export const DAYS_2026: YearCalendar = {
  year: 2026,
  version: "1",
  official: true,
  sources: [
    "Labour Code of Kazakhstan, articles 84 and 85: days off, and their moving from a weekend",
    "alau.kz, lada.kz, el.kz: the 2026 calendar of days off, with the day of Kurban Ait",
    "taspanews.kz, 18.03.2026, citing the labour ministry: 30 August 2026 is no day off",
  ],
  daysOff: [
    holiday("2026-01-01", NEW_YEAR),
    holiday("2026-01-02", NEW_YEAR),
    holiday("2026-01-07", CHRISTMAS),
    holiday("2026-03-08", WOMENS_DAY),
    movedDayOff("2026-03-09", "2026-03-08", WOMENS_DAY),
    holiday("2026-03-21", NAURYZ),
    holiday("2026-03-22", NAURYZ),
    holiday("2026-03-23", NAURYZ),
    movedDayOff("2026-03-24", "2026-03-21", NAURYZ),
    movedDayOff("2026-03-25", "2026-03-22", NAURYZ),
    holiday("2026-05-01", UNITY_DAY),
    holiday("2026-05-07", DEFENDERS_DAY),
    holiday("2026-05-09", VICTORY_DAY),
    movedDayOff("2026-05-11", "2026-05-09", VICTORY_DAY),
    holiday("2026-05-27", KURBAN_AIT),
    holiday("2026-07-06", ASTANA_DAY),
    holiday("2026-10-25", REPUBLIC_DAY),
    movedDayOff("2026-10-26", "2026-10-25", REPUBLIC_DAY),
    holiday("2026-12-16", INDEPENDENCE_DAY),
  ],
  workingWeekends: [],
};
