import type { Text3 } from "@kelisim/core";
import type { ReceiptFacts } from "./receipt-facts.ts";

/** How a consent stood when its receipt was made; the portal says the same of it. */
export const RECEIPT_STATUS_WORDS: Readonly<Record<ReceiptFacts["status"], Text3>> = {
  active: { kk: "Қолданыста", ru: "Действует", en: "Active" },
  refused: { kk: "Келісім берілмеді", ru: "Согласие не дано", en: "Consent refused" },
  withdrawn: { kk: "Кері қайтарып алынды", ru: "Отозвано", en: "Withdrawn" },
  expired: { kk: "Мерзімі аяқталды", ru: "Срок истёк", en: "Expired" },
  fulfilled: { kk: "Мақсатына жетті", ru: "Цель достигнута", en: "Purpose achieved" },
  superseded: {
    kk: "Орнына жаңа жауап берілді",
    ru: "Заменено новым ответом",
    en: "Replaced by a newer answer",
  },
  disputed: {
    kk: "Дау айтылды, дәлел күтілуде",
    ru: "Оспорено, ждём доказательств",
    en: "Disputed, proof is awaited",
  },
  annulled: {
    kk: "Дәлелденбеді, күші жойылды",
    ru: "Не доказано, аннулировано",
    en: "Not proved, annulled",
  },
};
