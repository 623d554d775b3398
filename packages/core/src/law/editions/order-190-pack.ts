import type { Text3 } from "../../text.ts";
import { ORDER_190_DEFINITION } from "../definitions/wordings.ts";
import { ORDER_190_FIRST_DAY } from "../source.ts";
import type { Edition } from "./edition.ts";
import type { LawPack } from "./law-pack.ts";

const REWORDED: Text3 = {
  kk: "190/НҚ бұйрығының редакциясы; одан бұрынғы мәтін бізде жоқ.",
  ru: "В редакции приказа 190/НҚ; прежнего текста у нас нет.",
  en: "As order 190/НҚ words it; the earlier text is not held.",
};

const inRules = (article: string, part?: string): Edition => ({
  act: "395/НҚ",
  place: part === undefined ? { article } : { article, part },
  from: ORDER_190_FIRST_DAY,
  trust: "act",
  madeBy: "190/НҚ",
  note: REWORDED,
});

/** Order 190/НҚ in the Rules of collection and processing. @law 190/НҚ 1 4 */
export const ORDER_190_PACK: LawPack = {
  act: "190/НҚ",
  firstDay: ORDER_190_FIRST_DAY,
  editions: [
    inRules("2", "1"),
    inRules("2", "10"),
    inRules("2", "11"),
    inRules("6"),
    {
      act: "190/НҚ",
      place: {},
      from: ORDER_190_FIRST_DAY,
      trust: "act",
      note: {
        kk: "Мәтіні толық бар.",
        ru: "Текст есть полностью.",
        en: "Held in full.",
      },
    },
  ],
  definitions: [ORDER_190_DEFINITION],
  wordings: [],
  duties: [],
  ended: [],
};
