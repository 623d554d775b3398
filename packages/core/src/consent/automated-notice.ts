import type { Purpose } from "../registry/purpose.ts";
import type { Language, Text3 } from "../text.ts";
import type { Coverage } from "./consent.ts";

/** The fixed words of the part on automated processing. Nothing in it takes a suffix on a variable. */
export const AUTOMATED_NOTICE_TERMS = {
  procedure: {
    kk: "Автоматтандырылған өңдеу қалай жүреді",
    ru: "Как идёт автоматизированная обработка",
    en: "How the automated processing works",
  },
  consequences: {
    kk: "Ықтимал салдарлары",
    ru: "Возможные последствия",
    en: "Possible consequences",
  },
  protection: {
    kk: "Құқықтарыңызды, бостандықтарыңыз бен заңды мүдделеріңізді қалай қорғай аласыз",
    ru: "Как защитить свои права, свободы и законные интересы",
    en: "How you can protect your rights, freedoms and legitimate interests",
  },
  objection: {
    kk: "Автоматтандырылған өңдеуге кез келген уақытта қарсылық білдіре аласыз. Ұйым қарсылығыңызды 3 жұмыс күні ішінде қарап, нәтижесін сізге хабарлауға міндетті.",
    ru: "Вы можете в любое время возразить против автоматизированной обработки. Организация обязана в течение 3 рабочих дней рассмотреть возражение и сообщить вам результат.",
    en: "You may object to the automated processing at any time. The organisation must consider your objection and tell you the result within 3 working days.",
  },
} as const satisfies Record<string, Text3>;

/**
 * What a notice that asks for automated processing explains: procedure, possible consequences, ways of protection,
 * and that she may object. Empty for any other request. @law 231-VIII 19-1(2)
 */
export function automatedLines(
  { automated }: Pick<Purpose, "automated">,
  { actions }: Pick<Coverage, "actions">,
  language: Language,
): readonly string[] {
  if (automated === null || !actions.includes("automated-decision")) return [];
  const part = (key: "procedure" | "consequences" | "protection") =>
    `${AUTOMATED_NOTICE_TERMS[key][language]}: ${automated[key][language]}`;
  return [
    part("procedure"),
    part("consequences"),
    part("protection"),
    AUTOMATED_NOTICE_TERMS.objection[language],
  ];
}
