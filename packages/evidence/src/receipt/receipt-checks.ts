import type { Text3 } from "@kelisim/core";

/** What is checked of a receipt, in this order, in words of what holds when it passed. */
export const RECEIPT_CHECKS = {
  form: {
    kk: "Файл толық және пішімі дұрыс",
    ru: "Файл полон и верен по форме",
    en: "The file is whole and in its form",
  },
  copy: {
    kk: "Көрсетілген мазмұн мен қол қойылған мазмұн бірдей",
    ru: "Показанное содержание совпадает с подписанным",
    en: "What it shows is what was signed",
  },
  key: {
    kk: "Қол қойған кілт белгілі",
    ru: "Ключ подписи известен",
    en: "The key that signed is known",
  },
  signature: { kk: "Қолтаңба дұрыс", ru: "Подпись верна", en: "The signature is right" },
  notice: {
    kk: "Хабарламаның мәтіні өзгермеген",
    ru: "Текст уведомления не изменён",
    en: "The text of the notice is unchanged",
  },
  checkpoint: {
    kk: "Журнал күйіне қойылған қолтаңба дұрыс",
    ru: "Подпись под состоянием журнала верна",
    en: "The signature on the log's checkpoint is right",
  },
  witnesses: {
    kk: "Журнал күйін куәгерлер растаған",
    ru: "Состояние журнала подтвердили свидетели",
    en: "Witnesses have signed the log's checkpoint",
  },
  log: {
    kk: "Түбіртек журналда тіркелген",
    ru: "Квитанция записана в журнале",
    en: "The receipt stands in the log",
  },
} as const satisfies Readonly<Record<string, Text3>>;

export type ReceiptCheck = keyof typeof RECEIPT_CHECKS;
