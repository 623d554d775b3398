import type { Text3 } from "../text.ts";
import type { OutcomeJudgement } from "./outcome.ts";

/** What the ban says of an outcome, and what is to be done. @law 231-VIII 19-1(1) */
export const JUDGEMENT_WORDS: Readonly<Record<OutcomeJudgement, Text3>> = {
  "not-automated": {
    kk: "19-1-баптың 1-тармағындағы тыйым бұл жағдайға қолданылмайды: өңдеуге адам қатысқан.",
    ru: "Запрет пункта 1 статьи 19-1 сюда не относится: человек участвовал.",
    en: "The ban of article 19-1(1) is not about this: a person took part.",
  },
  "touches-no-rights": {
    kk: "Ешқандай құқық немесе заңды мүдде туындамады, өзгермеді, тоқтатылмады: тыйым бұл жағдайға қолданылмайды. Қарсылық білдіруге бәрібір болады.",
    ru: "Права и законные интересы не возникли, не изменились и не прекратились: запрет сюда не относится. Возразить всё равно можно.",
    en: "No right or legitimate interest arose, changed or ended: the ban is not about this. An objection is possible all the same.",
  },
  "before-the-act": {
    kk: "Нәтиже күшіне енген күні бұл норма әлі қолданылмаған.",
    ru: "В день, когда результат вступил в силу, эта норма ещё не действовала.",
    en: "On the day on which the outcome took effect this provision was not in force yet.",
  },
  consent: {
    kk: "Сол сәтте адамның автоматтандырылған өңдеуге келісімі болған.",
    ru: "В тот момент было согласие человека на автоматизированную обработку.",
    en: "At that instant the person's consent covered automated processing.",
  },
  law: {
    kk: "Бұл жағдай заңда көзделген.",
    ru: "Этот случай предусмотрен законом.",
    en: "A law provides for this case.",
  },
  "automated-decision-needs-consent": {
    kk: "Мұндай өңдеуге тыйым салынған: сол сәтте оған адамның келісімі де, заң да жол ашпаған. Нәтижені қолданбаңыз: оны өзгерте алатын адам қайта қарасын немесе адамнан автоматтандырылған өңдеуге келісім сұраңыз.",
    ru: "Такая обработка запрещена: в тот момент её не допускали ни согласие человека, ни закон. Не применяйте результат: пусть его пересмотрит человек, который может его изменить, или попросите согласие на автоматизированную обработку.",
    en: "Such processing is prohibited: at that instant neither the person's consent nor a law carried it. Do not apply the outcome: have it looked at by a person who can change it, or ask for consent to automated processing.",
  },
};
