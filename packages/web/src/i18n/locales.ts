import type { Language } from "@kelisim/core";

/** Locales whose plural rules and numbers are used. */
export const LOCALES: Readonly<Record<Language, string>> = {
  kk: "kk-KZ",
  ru: "ru-KZ",
  en: "en-GB",
};
