import { LAW_231_FIRST_DAY, ORDER_190_FIRST_DAY, type LawSource } from "../source.ts";
import type { PersonalDataWording } from "./wording.ts";

const LAW: LawSource = { act: "94-V", article: "1", part: "2" };
const RULES: LawSource = { act: "395/НҚ", article: "2", part: "1" };

/** What the acts called personal data before Law 231-VIII. @law 94-V 1(2) */
export const BASE_DEFINITIONS: readonly PersonalDataWording[] = [
  {
    id: "law-94-information",
    source: LAW,
    from: null,
    test: "determinable",
    trust: "base-law",
    text: {
      kk: "мәліметтер негізінде айқындалған немесе айқындалатын субъектіге қатысты, электрондық, қағаз және (немесе) өзге материалдық жеткізгіште тіркелген сол мәліметтер",
      ru: "сведения, относящиеся к определённому или определяемому на их основании субъекту, зафиксированные на электронном, бумажном и (или) ином материальном носителе",
      en: "information relating to a data subject who is or can be determined on its basis, recorded on an electronic, paper or other material medium",
    },
    note: {
      kk: "Негізгі заңның мазмұны бойынша: ресми мәтінмен салыстырыңыз.",
      ru: "По содержанию основного закона: сверьте с официальным текстом.",
      en: "By the sense of the base law: compare with its official text.",
    },
  },
  {
    id: "rules-395-earlier",
    source: RULES,
    from: null,
    test: "not-held",
    trust: "not-held",
    text: {
      kk: "мәтіні бізде жоқ",
      ru: "текста у нас нет",
      en: "the text is not held",
    },
    note: {
      kk: "12.07.2026 дейін Заңның анықтамасы қолданылады.",
      ru: "До 12.07.2026 применяется определение Закона.",
      en: "Before 12.07.2026 the definition of the Law is applied.",
    },
  },
];

/** @law 231-VIII 1(6)(1) */
export const LAW_231_DEFINITION: PersonalDataWording = {
  id: "law-231-data-with-biometrics",
  source: LAW,
  from: LAW_231_FIRST_DAY,
  test: "determinable-or-biometric",
  trust: "act",
  text: {
    kk: "деректер, оның ішінде биометриялық деректер … тіркеп-белгіленген сол деректер, оның ішінде биометриялық деректер",
    ru: "данные, в том числе биометрические данные … зафиксированные те же данные, в том числе биометрические данные",
    en: "data, including biometric data … those data as recorded, including biometric data",
  },
  note: {
    kk: "Өзгерген сөздер – актінің сөздері, қалғаны бұрынғыдай. Екінші дереккөздер бойынша Заңның анықтамасы 12.07.2026 тағы өзгерген: мәтіні бізде жоқ, қолданылмайды.",
    ru: "Изменённые слова взяты из акта, остальное как прежде. По вторичным источникам определение Закона ещё раз изменено с 12.07.2026: текста у нас нет, оно не применяется.",
    en: "The changed words are the act's, the rest is as before. By secondary sources the Law's definition changed again from 12.07.2026: that text is not held and not applied.",
  },
};

/** @law 395/НҚ 2(1) */
export const ORDER_190_DEFINITION: PersonalDataWording = {
  id: "order-190-with-identifiers",
  source: RULES,
  from: ORDER_190_FIRST_DAY,
  test: "supplemented-by-identifier",
  trust: "act",
  text: {
    kk: "дербес деректердің бір немесе бірнеше сәйкестендіргішімен толықтырылған, дербес деректер субъектісі туралы мәліметтер немесе мәліметтер жиынтығы",
    ru: "сведения или совокупность сведений о субъекте персональных данных, дополненные одним или несколькими идентификаторами персональных данных",
    en: "information or a set of information about a data subject, supplemented by one or more identifiers of personal data",
  },
  note: {
    kk: "Нөмірдің хэші де жазбаларды байланыстырады, ал бөлек кестелердегі жазбалар бірге оқылады: біздің қатаң оқуымыз.",
    ru: "Хэш номера тоже связывает записи, а записи разных таблиц читаются вместе: наше строгое прочтение.",
    en: "A hash of a number links records too, and records of two tables that an id joins are read together: our strict reading.",
  },
};
