import { LAW_231_FIRST_DAY } from "../../law/source.ts";
import type { AccessQuestion } from "../question.ts";
import type { Rule } from "../rule.ts";

const SINCE_LAW_231 = { from: LAW_231_FIRST_DAY, to: null } as const;

/** Data are taken from public sources to fill a base, and nobody said about whom. */
const isUntargeted = ({ purpose, action }: AccessQuestion): boolean =>
  purpose?.source === "public-source" &&
  purpose.declared.targeting === undefined &&
  (action === "collect" || action === "process");

/** Confidential data go to the national AI platform as they are, and nobody is to de-identify them. */
const goesRawToAiPlatform = ({
  requester,
  recipientRoles,
  object,
  purpose,
}: AccessQuestion): boolean =>
  object?.confidential === true &&
  (recipientRoles.includes("ai-platform-operator") ||
    requester?.roles.includes("ai-platform-operator") === true) &&
  purpose?.declared.deidentification === undefined;

/** Bans that no consent lifts, in the order of the reason codes. */
export const ABSOLUTE_BANS: readonly Rule<AccessQuestion>[] = [
  {
    id: "purpose-does-no-harm",
    kind: "guard",
    code: "harmful-purpose",
    source: { act: "94-V", article: "7", part: "8", norm: "L231-6-7-8b" },
    inForce: SINCE_LAW_231,
    holds: ({ purpose }) => purpose?.banned !== "harmful-purpose",
    text: {
      kk: "Бұл мақсат адамға зиян келтіруге немесе оның құқықтарын шектеуге бағытталған деп танылды. Мұндай мақсатқа адамның келісімі де жол ашпайды.",
      ru: "Установлено, что цель – причинить человеку вред или ограничить его права. Даже согласие человека её не открывает.",
      en: "This purpose was found to aim at harming people or restricting their rights. Not even consent opens it.",
    },
  },
  {
    id: "collection-is-targeted",
    kind: "guard",
    code: "untargeted-collection",
    source: { act: "94-V", article: "7", part: "11", norm: "L231-6-7-11" },
    inForce: SINCE_LAW_231,
    holds: (asked) => !isUntargeted(asked),
    text: {
      kk: "Жалпыға қолжетімді көздерден деректерді мақсатсыз жинап, дерекқор толтыруға тыйым салынған. Мақсатта деректер кімдер туралы жиналатыны көрсетілуге тиіс.",
      ru: "Запрещено бесцельно собирать данные из общедоступных источников в базу. В цели нужно указать, о ком собираются данные.",
      en: "Filling a database with data taken without purpose from public sources is prohibited. The purpose has to say about whom data are taken.",
    },
  },
  {
    id: "data-are-stored-in-kazakhstan",
    kind: "guard",
    code: "storage-abroad",
    source: { act: "94-V", article: "12", part: "2", norm: "L94-12-2" },
    inForce: { from: null, to: null },
    holds: ({ object }) => object?.storageCountry === "KZ",
    text: {
      kk: "Бұл объектінің деректері шетелде сақталады, ал дербес деректер Қазақстандағы дерекқорда сақталуға тиіс.",
      ru: "Данные этого объекта хранятся за рубежом, а персональные данные должны храниться в базе в Казахстане.",
      en: "The data of this object are stored abroad, and personal data must be stored in a base in Kazakhstan.",
    },
  },
];

/** Judged with the aim at hand: handing over for de-identification is no use of raw data. */
export const AI_PLATFORM_BAN: Rule<AccessQuestion> = {
  id: "deidentified-for-ai-platform",
  kind: "guard",
  code: "not-deidentified",
  source: { act: "94-V", article: "17", part: "3", norm: "L231-6-17-3", also: ["L231-8-35-2-2a"] },
  inForce: SINCE_LAW_231,
  holds: (asked) => !goesRawToAiPlatform(asked),
  text: {
    kk: "Құпия деректер ұлттық платформаға иесіздендірілген күйінде немесе иесіздендіру үшін ғана беріледі. Мақсатта иесіздендіруді кім жүргізетіні көрсетілмеген.",
    ru: "Конфиденциальные данные передаются национальной платформе обезличенными или для обезличивания. В цели не указано, кто обезличивает.",
    en: "Confidential data go to the national AI platform de-identified, or to be de-identified there. The purpose does not say who does it.",
  },
};
