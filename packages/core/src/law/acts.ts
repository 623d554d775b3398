import { sameText, type Text3 } from "../text.ts";
import type { ActId } from "./source.ts";

/** The acts by their names, as people cite them. */
export const ACT_TITLES: Readonly<Record<ActId, Text3>> = {
  "94-V": {
    kk: "«Дербес деректер және оларды қорғау туралы» 2013 жылғы 21 мамырдағы № 94-V Заң",
    ru: "Закон от 21 мая 2013 года № 94-V «О персональных данных и их защите»",
    en: "Law No 94-V of 21 May 2013 on personal data and their protection",
  },
  "231-VIII": {
    kk: "2025 жылғы 17 қарашадағы № 231-VIII Заң (94-V Заңға және басқаларға өзгерістер)",
    ru: "Закон от 17 ноября 2025 года № 231-VIII (изменения в Закон 94-V и другие)",
    en: "Law No 231-VIII of 17 November 2025 (changes to Law 94-V and others)",
  },
  "395/НҚ": {
    kk: "Дербес деректерді жинау, өңдеу қағидалары, 2020 жылғы 21 қазандағы № 395/НҚ бұйрық",
    ru: "Правила сбора, обработки персональных данных, приказ от 21 октября 2020 года № 395/НҚ",
    en: "Rules of collection and processing of personal data, order No 395/НҚ of 21 October 2020",
  },
  "190/НҚ": {
    kk: "2026 жылғы 8 сәуірдегі № 190/НҚ бұйрық (Қағидаларға өзгерістер)",
    ru: "приказ от 8 апреля 2026 года № 190/НҚ (изменения в Правила)",
    en: "order No 190/НҚ of 8 April 2026 (changes to the Rules)",
  },
  product: sameText("Kelisim"),
};
