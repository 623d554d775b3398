import type { Text3 } from "../text.ts";
import { type LegalDay, day } from "../time.ts";
import { weekdayName } from "./weekdays.ts";
import type { DayOff } from "./year-calendar.ts";

export const NEW_YEAR: Text3 = { kk: "Жаңа жыл", ru: "Новый год", en: "New Year" };
/** Not moved when it falls on a weekend. */
export const CHRISTMAS: Text3 = {
  kk: "Православиелік Рождество",
  ru: "Православное Рождество",
  en: "Orthodox Christmas",
};
export const WOMENS_DAY: Text3 = {
  kk: "Халықаралық әйелдер күні",
  ru: "Международный женский день",
  en: "International Women's Day",
};
/** 15 March from 2027 on; 30 August was the day of the former Constitution. */
export const CONSTITUTION_DAY: Text3 = {
  kk: "Конституция күні",
  ru: "День Конституции",
  en: "Constitution Day",
};
export const NAURYZ: Text3 = { kk: "Наурыз мейрамы", ru: "Наурыз мейрамы", en: "Nauryz" };
export const UNITY_DAY: Text3 = {
  kk: "Қазақстан халқының бірлігі мерекесі",
  ru: "Праздник единства народа Казахстана",
  en: "Kazakhstan People's Unity Day",
};
export const DEFENDERS_DAY: Text3 = {
  kk: "Отан қорғаушы күні",
  ru: "День защитника Отечества",
  en: "Defender of the Fatherland Day",
};
export const VICTORY_DAY: Text3 = { kk: "Жеңіс күні", ru: "День Победы", en: "Victory Day" };
/** Not moved when it falls on a weekend. */
export const KURBAN_AIT: Text3 = {
  kk: "Құрбан айттың бірінші күні",
  ru: "Первый день Курбан-айта",
  en: "First day of Kurban Ait",
};
export const ASTANA_DAY: Text3 = { kk: "Астана күні", ru: "День Астаны", en: "Astana Day" };
export const REPUBLIC_DAY: Text3 = {
  kk: "Республика күні",
  ru: "День Республики",
  en: "Republic Day",
};
export const INDEPENDENCE_DAY: Text3 = {
  kk: "Тәуелсіздік күні",
  ru: "День Независимости",
  en: "Independence Day",
};

const numeric = (on: LegalDay): string => on.split("-").toReversed().join(".");

/** A holiday on its own date. @throws RangeError if the day does not exist. */
export const holiday = (on: string, why: Text3): DayOff => ({ day: day(on), why, kind: "holiday" });

/** The day off for a holiday on a weekend. @throws RangeError if a day does not exist. */
export function movedDayOff(on: string, from: string, name: Text3): DayOff {
  const date = numeric(day(from));
  const weekday = weekdayName(day(from));
  return {
    day: day(on),
    kind: "moved",
    why: {
      kk: `Ауыстырылған демалыс күні: ${name.kk} (${date}, ${weekday.kk})`,
      ru: `Перенесённый выходной день: ${name.ru} (${date}, ${weekday.ru})`,
      en: `Day off moved from a weekend: ${name.en} (${date}, ${weekday.en})`,
    },
  };
}
