import type { Text3 } from "../text.ts";
import { type LegalDay, weekdayOf } from "../time.ts";

/** Monday first, as `weekdayOf` counts. */
const NAMES: readonly Text3[] = [
  { kk: "дүйсенбі", ru: "понедельник", en: "Monday" },
  { kk: "сейсенбі", ru: "вторник", en: "Tuesday" },
  { kk: "сәрсенбі", ru: "среда", en: "Wednesday" },
  { kk: "бейсенбі", ru: "четверг", en: "Thursday" },
  { kk: "жұма", ru: "пятница", en: "Friday" },
  { kk: "сенбі", ru: "суббота", en: "Saturday" },
  { kk: "жексенбі", ru: "воскресенье", en: "Sunday" },
];

/** The name of the day of the week, in its dictionary form. */
export function weekdayName(day: LegalDay): Text3 {
  const name = NAMES[weekdayOf(day) - 1];
  if (name === undefined) throw new RangeError("a week has seven days");
  return name;
}
