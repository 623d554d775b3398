import type { Text3 } from "../text.ts";
import type { Readings } from "./readings.ts";
import type { LawSource } from "./source.ts";

/** What a reading turns, in words, and the provision that can be read so; ours where none. */
export type ReadingText = { readonly source: LawSource; readonly text: Text3 };

const OURS: LawSource = { act: "product", article: "readings" };

/** The readings that an installation may turn, for people who have never seen the code. */
export const READING_TEXTS: Readonly<Record<keyof Readings, ReadingText>> = {
  countsDayOfReceipt: {
    source: { act: "94-V", article: "19-1", part: "3", norm: "L231-6-19-1-3a" },
    text: {
      kk: "Қарсылыққа жауап мерзімі алған күннің өзінен саналады («алған күннен бастап»); болмаса келесі жұмыс күнінен.",
      ru: "Срок ответа на возражение считается с самого дня получения («со дня получения»); иначе со следующего рабочего дня.",
      en: "The term to answer an objection counts the day of receipt itself (“from the day of receiving”); otherwise it starts on the next working day.",
    },
  },
  ceaseCountsFrom: {
    source: { act: "94-V", article: "8", part: "7", norm: "L231-6-8-7b" },
    text: {
      kk: "Он бес жұмыс күні неден басталады: хабар ұйымға жеткеннен (delivery) әлде адам жібергеннен (sending). Заң бастапқы күнді атамайды.",
      ru: "С чего начинаются пятнадцать рабочих дней: с доставки (delivery) или с отправки (sending). Закон начала не называет.",
      en: "From when the fifteen working days run: delivery or sending. The Law names no start.",
    },
  },
  representativesObject: {
    source: { act: "94-V", article: "19-1", part: "2", norm: "L231-6-19-1-2" },
    text: {
      kk: "Қарсылықты заңды өкіл де білдіре алады; норма субъектінің өзін ғана атайды.",
      ru: "Возражать может и законный представитель; норма называет только субъекта.",
      en: "A legal representative may object too; the provision names the data subject alone.",
    },
  },
  separateAutomatedConsent: {
    source: { act: "94-V", article: "19-1", part: "1", norm: "L231-6-19-1-1" },
    text: {
      kk: "Құқықтарды өзгертетін автоматтандырылған өңдеуге келісім бөлек сұралады; норма «келісім» дейді, «бөлек келісім» демейді.",
      ru: "Согласие на автоматизированную обработку, меняющую права, запрашивается отдельно; норма говорит «согласие», а не «отдельное согласие».",
      en: "Consent to automated processing that changes rights is asked for on its own; the provision says “consent”, not “separate consent”.",
    },
  },
  nominalSeconds: {
    source: { act: "94-V", article: "1", part: "2-3", norm: "L231-6-1-2-3" },
    text: {
      kk: "Адам нәтижені кемінде неше секунд қараса, өңдеуге қатысты деп есептеледі; норма уақытты атамайды.",
      ru: "Сколько секунд человек должен смотреть на результат, чтобы это было участием; норма времени не называет.",
      en: "For how many seconds a person has to look at an outcome to have taken part; the provision names no time.",
    },
  },
  purposeIsAim: {
    source: { act: "94-V", article: "7", part: "11", norm: "L231-6-7-11" },
    text: {
      kk: "Жалпыға қолжетімді көздерден дерекқор толтыруға тіркелген мақсаттың өзі жеткілікті; болмаса кімдер туралы екені де айтылуға тиіс.",
      ru: "Для сбора в базу из общедоступных источников достаточно самой зарегистрированной цели; иначе нужно сказать и о ком.",
      en: "A registered purpose alone is aim enough to fill a base from public sources; otherwise it has to say about whom.",
    },
  },
  undeclaredPlace: {
    source: { act: "94-V", article: "7", part: "12", norm: "L231-6-7-12" },
    text: {
      kk: "Биометрия қолданылатын орын көрсетілмесе, ол қоғамдық (public) әлде жеке (private) деп саналады.",
      ru: "Чем считается место применения биометрии, если его не назвали: общественным (public) или частным (private).",
      en: "What a place is taken for where biometrics are used and nobody said: public or private.",
    },
  },
  ownSayFrom: {
    source: OURS,
    text: {
      kk: "Неше жастан бастап кәмелетке толмаған адам өзі жауап береді; актілер жасты атамайды.",
      ru: "С какого возраста несовершеннолетний отвечает сам; акты возраста не называют.",
      en: "From which age a minor answers for herself; the acts name none.",
    },
  },
  adultFrom: {
    source: OURS,
    text: {
      kk: "Неше жастан бастап адам үшін ата-анасы не қорғаншысы жауап бермейді.",
      ru: "С какого возраста за человека уже не отвечают родители или опекун.",
      en: "From which age nobody answers for a person as a parent or guardian.",
    },
  },
  lateRefusalKeeps: {
    source: { act: "94-V", article: "8", part: "7", norm: "L231-6-8-7b" },
    text: {
      kk: "Кешіккен уәжді бас тарту да өз негізі сақтайтын деректерді сақтайды.",
      ru: "Опоздавший мотивированный отказ тоже сохраняет то, что сохраняет его основание.",
      en: "A reasoned refusal that came late still keeps what its ground keeps.",
    },
  },
  requestLifetimeDays: {
    source: OURS,
    text: {
      kk: "Келісім туралы сұрауға неше күн ішінде жауап беруге болады.",
      ru: "Сколько дней можно отвечать на запрос согласия.",
      en: "How many days a person has to answer a request.",
    },
  },
  unansweredAMonth: {
    source: OURS,
    text: {
      kk: "30 күнде жауапсыз қалған неше сұраудан кейін ұйым күтуге тиіс.",
      ru: "После скольких безответных запросов за 30 дней организация ждёт.",
      en: "After how many unanswered requests in 30 days an organisation must wait.",
    },
  },
  coolDownDays: {
    source: OURS,
    text: {
      kk: "«Жоқ» деген жауаптан кейін ұйым неше күн қайта сұрамайды.",
      ru: "Сколько дней после «нет» организация не спрашивает снова.",
      en: "How many days after a “no” an organisation does not ask again.",
    },
  },
  refusalsAYear: {
    source: OURS,
    text: {
      kk: "365 күнде неше «жоқ» жауабынан кейін ұйым бұдан былай сұрамайды.",
      ru: "После скольких «нет» за 365 дней организация больше не спрашивает.",
      en: "After how many times “no” in 365 days an organisation asks no more.",
    },
  },
  reviewEvery: {
    source: OURS,
    text: {
      kk: "Мерзімсіз келісімнің мақсатын қайта қарау қанша уақыт сайын еске салынады (ISO 8601).",
      ru: "Как часто напоминать о пересмотре цели бессрочного согласия (ISO 8601).",
      en: "How often the purpose of a consent without a date is to be looked at again (ISO 8601).",
    },
  },
};
