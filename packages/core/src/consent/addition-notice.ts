import type { Language, Text3 } from "../text.ts";

const GRANTED: Text3 = {
  kk: "Бұған дейін келісім берген деректеріңіз",
  ru: "На эти данные вы уже дали согласие",
  en: "You have consented to these data already",
};
const STAYS: Text3 = {
  kk: "Жоқ деп жауап берсеңіз, бұрынғы келісіміңіз өзгермейді.",
  ru: "Если ответите «нет», прежнее согласие не изменится.",
  en: "If you say no, your earlier consent stays as it is.",
};

/** What she has granted before, where she is asked only for what is missing. @param names of the categories */
export const grantedLines = (names: readonly string[], language: Language): readonly string[] =>
  names.length === 0
    ? []
    : [`${GRANTED[language]}:\n${names.map((name) => `• ${name}`).join("\n")}`, STAYS[language]];
