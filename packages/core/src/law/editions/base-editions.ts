import type { Text3 } from "../../text.ts";
import { day } from "../../time.ts";
import type { Edition } from "./edition.ts";

/** The edition of Law 94-V that was read in full is that of Law 399-VI. */
const LAW_94_READ_FROM = day("2021-01-02");

const RULES_NOT_HELD: Text3 = {
  kk: "Қағидалардың толық мәтіні бізде жоқ; 12.07.2026 дейін тек Заңның өзі шешеді.",
  ru: "Полного текста Правил у нас нет; до 12.07.2026 решает сам Закон.",
  en: "The Rules are not held in full; before 12.07.2026 the Law alone decides.",
};

/** What the acts read like before the packs: how far that is known. */
export const BASE_EDITIONS: readonly Edition[] = [
  {
    act: "94-V",
    place: {},
    from: null,
    trust: "not-held",
    note: {
      kk: "2021 жылға дейінгі редакциялар бізде жоқ.",
      ru: "Редакций до 2021 года у нас нет.",
      en: "The editions before 2021 are not held.",
    },
  },
  {
    act: "94-V",
    place: {},
    from: LAW_94_READ_FROM,
    trust: "base-law",
    note: {
      kk: "2021 жылғы қаңтардағы редакция оқылды; 2021–2025 жылдардағы кейінгі өзгерістерді ресми мәтінмен салыстырыңыз.",
      ru: "Прочитана редакция января 2021 года; последующие изменения 2021–2025 годов сверьте с официальным текстом.",
      en: "The edition of January 2021 was read; compare later changes of 2021 to 2025 with the official text.",
    },
  },
  {
    act: "94-V",
    place: { article: "7", part: "8" },
    from: LAW_94_READ_FROM,
    trust: "not-held",
    note: {
      kk: "8-тармақ мақсатты бұрын да шектеген, бірақ оның сол кездегі сөздері бізде жоқ.",
      ru: "Пункт 8 ограничивал цели и раньше, но его тогдашних слов у нас нет.",
      en: "Paragraph 8 limited purposes before, too; its words of then are not held.",
    },
  },
  {
    act: "395/НҚ",
    place: {},
    from: null,
    trust: "not-held",
    note: RULES_NOT_HELD,
  },
];
