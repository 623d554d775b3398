import type { Action } from "../registry/purpose.ts";
import type { Text3 } from "../text.ts";

const actions: Readonly<Record<Action, Text3>> = {
  collect: { kk: "жинау", ru: "сбор", en: "collection" },
  process: { kk: "өңдеу", ru: "обработка", en: "processing" },
  disclose: {
    kk: "үшінші тұлғаларға беру",
    ru: "передача третьим лицам",
    en: "passing on to third parties",
  },
  "cross-border": {
    kk: "шетелге беру",
    ru: "трансграничная передача",
    en: "passing abroad",
  },
  disseminate: { kk: "тарату", ru: "распространение", en: "dissemination" },
  "automated-decision": {
    kk: "автоматтандырылған өңдеу (адамның қатысуынсыз)",
    ru: "автоматизированная обработка без участия человека",
    en: "automated processing without human participation",
  },
};

/** The fixed words of a notice. Nothing in it takes a suffix on a variable. */
export const NOTICE_TERMS = {
  actions,
  labels: {
    who: { kk: "Кім сұрайды", ru: "Кто спрашивает", en: "Who asks" },
    bin: { kk: "БСН", ru: "БИН", en: "BIN" },
    why: { kk: "Не үшін", ru: "Зачем", en: "Why" },
    what: { kk: "Қандай деректер", ru: "Какие данные", en: "Which data" },
    actions: { kk: "Не істейді", ru: "Что с ними делают", en: "What is done with them" },
    from: { kk: "Қай объектіден", ru: "Из какого объекта", en: "From which digital object" },
    operator: { kk: "Объектінің операторы", ru: "Оператор объекта", en: "Operator of the object" },
    recipients: { kk: "Деректер кімге беріледі", ru: "Кому передают", en: "Who receives them" },
    countries: { kk: "Шетелге беріле ме", ru: "Передают ли за границу", en: "Passed abroad" },
    published: {
      kk: "Жалпыға қолжетімді жерде жариялана ма",
      ru: "Публикуют ли в общедоступных источниках",
      en: "Published where anyone can see",
    },
    term: { kk: "Қашанға дейін", ru: "До какого дня", en: "Until when" },
  },
  optional: {
    kk: "қалауыңыз бойынша, бермеуге болады",
    ru: "по желанию, можно не давать",
    en: "optional, may be left out",
  },
  nobody: { kk: "ешкімге", ru: "никому", en: "nobody" },
  yes: { kk: "иә", ru: "да", en: "yes" },
  no: { kk: "жоқ", ru: "нет", en: "no" },
  choice: {
    kk: "Келісім бермеуге құқығыңыз бар, себебін айтудың қажеті жоқ. Жауап бермесеңіз, бұл келісім болып саналмайды.",
    ru: "Вы вправе не давать согласия и не объяснять причину. Молчание согласием не считается.",
    en: "You may refuse and need not say why. Silence does not count as consent.",
  },
  withdrawal: {
    kk: "Келісімді кез келген уақытта кері қайтарып ала аласыз. Содан кейін ұйым 15 жұмыс күні ішінде өңдеуді тоқтатуға немесе уәжді бас тартуды ұсынуға міндетті.",
    ru: "Согласие можно отозвать в любое время. После этого организация обязана в течение 15 рабочих дней прекратить обработку или представить мотивированный отказ.",
    en: "You may withdraw the consent at any time. The organisation must then stop processing within 15 working days or present a reasoned refusal.",
  },
} as const satisfies Record<string, Text3 | Record<string, Text3>>;
