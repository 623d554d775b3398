import type { Language, LegalDay } from "@kelisim/core";
import { LOCALES } from "./locales.ts";

type MonthForms = { readonly bare: string; readonly dative: string; readonly ablative: string };

const month = (bare: string, dative: string, ablative: string): MonthForms => ({
  bare,
  dative,
  ablative,
});

/** Kazakh months with the endings that a day needs: they follow the vowels of each word. */
const KAZAKH_MONTHS: readonly MonthForms[] = [
  month("қаңтар", "қаңтарға", "қаңтардан"),
  month("ақпан", "ақпанға", "ақпаннан"),
  month("наурыз", "наурызға", "наурыздан"),
  month("сәуір", "сәуірге", "сәуірден"),
  month("мамыр", "мамырға", "мамырдан"),
  month("маусым", "маусымға", "маусымнан"),
  month("шілде", "шілдеге", "шілдеден"),
  month("тамыз", "тамызға", "тамыздан"),
  month("қыркүйек", "қыркүйекке", "қыркүйектен"),
  month("қазан", "қазанға", "қазаннан"),
  month("қараша", "қарашаға", "қарашадан"),
  month("желтоқсан", "желтоқсанға", "желтоқсаннан"),
];

const dateParts = (day: LegalDay): readonly [year: number, month: number, day: number] =>
  day.split("-").map(Number) as [number, number, number];

function kazakhDay(day: LegalDay, form: keyof MonthForms): string {
  const [year, monthNumber, dayOfMonth] = dateParts(day);
  return `${year} жылғы ${dayOfMonth} ${KAZAKH_MONTHS[monthNumber - 1]?.[form] ?? ""}`;
}

const INTL = new Map<Language, Intl.DateTimeFormat>();

function intlDay(day: LegalDay, language: Language): string {
  const format =
    INTL.get(language) ??
    new Intl.DateTimeFormat(LOCALES[language], { dateStyle: "long", timeZone: "UTC" });
  INTL.set(language, format);
  return format.format(Date.parse(`${day}T00:00:00Z`)).replace(/\s?г\.$/, " года");
}

/** `2026 жылғы 12 шілде`, `12 июля 2026 года`, `12 July 2026`. */
export const dayText = (day: LegalDay, language: Language): string =>
  language === "kk" ? kazakhDay(day, "bare") : intlDay(day, language);

/** The last day included: `2026 жылғы 12 шілдеге дейін (осы күнді қоса алғанда)` without the bracket. */
export const untilText = (day: LegalDay, language: Language): string => {
  switch (language) {
    case "kk":
      return `${kazakhDay(day, "dative")} дейін`;
    case "ru":
      return `по ${intlDay(day, "ru")}`;
    case "en":
      return `until ${intlDay(day, "en")}`;
  }
};

/** From that day on: `2026 жылғы 12 шілдеден бастап`. */
export const fromText = (day: LegalDay, language: Language): string => {
  switch (language) {
    case "kk":
      return `${kazakhDay(day, "ablative")} бастап`;
    case "ru":
      return `с ${intlDay(day, "ru")}`;
    case "en":
      return `from ${intlDay(day, "en")}`;
  }
};
