import type { Action, PurposeEnd, Text3 } from "@kelisim/core";
import type { DemoObjectName } from "./objects.ts";
import type { DemoPartyName } from "./parties.ts";

/** A purpose of the party whose object it names. */
export type DemoPurpose = {
  readonly code: string;
  readonly object: DemoObjectName;
  readonly name: Text3;
  readonly description: Text3;
  readonly required: readonly string[];
  readonly optional: readonly string[];
  readonly actions: readonly Action[];
  readonly maxTerm?: string;
  readonly ends: PurposeEnd;
  readonly recipients: readonly DemoPartyName[];
};

const CREDIT_SCORING: DemoPurpose = {
  code: "credit_scoring",
  object: "non_state",
  name: {
    kk: "Кредит алушының төлем қабілетін бағалау",
    ru: "Оценка платёжеспособности заёмщика",
    en: "Judging whether a borrower can repay",
  },
  description: {
    kk: "Кредит беруге бола ма, қанша беруге болады – соны анықтау үшін банк табысыңызға қарап, кредитті қайтара алатыныңызды бағалайды. Шешімді жүйе емес, банк қызметкері қабылдайды.",
    ru: "Чтобы понять, можно ли выдать кредит и на какую сумму, банк смотрит на ваши доходы и оценивает, сможете ли вы его вернуть. Решение принимает не система, а сотрудник банка.",
    en: "To see whether it can lend and how much, the bank looks at your income and judges whether you can repay. A member of staff decides, not a system.",
  },
  required: ["iin", "full-name", "income"],
  optional: ["phone"],
  actions: ["collect", "process"],
  maxTerm: "P1Y",
  ends: "date",
  recipients: [],
};

const MARKETING: DemoPurpose = {
  code: "marketing",
  object: "non_state",
  name: {
    kk: "Банктің жаңалықтары мен ұсыныстарын жіберу",
    ru: "Рассылка новостей и предложений банка",
    en: "Sending the bank's news and offers",
  },
  description: {
    kk: "Банк сізге жаңа қызметтері мен жеңілдіктері туралы хабарлама жібереді. Келісім бермесеңіз, басқа қызметтерді бұрынғыдай пайдалана бересіз.",
    ru: "Банк присылает вам сообщения о новых услугах и скидках. Если вы не согласитесь, остальными услугами вы пользуетесь как прежде.",
    en: "The bank sends you messages about new services and discounts. If you do not agree, you go on using its other services as before.",
  },
  required: ["full-name", "phone"],
  optional: ["email"],
  actions: ["process"],
  maxTerm: "P1Y",
  ends: "date",
  recipients: [],
};

const CREDIT_BUREAU: DemoPurpose = {
  code: "credit_bureau_report",
  object: "non_state",
  name: {
    kk: "Кредит туралы деректерді кредиттік бюроға беру",
    ru: "Передача данных о кредите в кредитное бюро",
    en: "Passing data about a loan to the credit bureau",
  },
  description: {
    kk: "Банк кредитіңіз бен оның төленуі туралы деректерді кредиттік бюроға береді. Бюро сол бойынша кредиттік тарихыңызды жүргізеді.",
    ru: "Банк передаёт в кредитное бюро данные о вашем кредите и о том, как он погашается. По ним бюро ведёт вашу кредитную историю.",
    en: "The bank passes data about your loan and its repayment to the credit bureau. The bureau keeps your credit history by them.",
  },
  required: ["iin", "full-name", "credit-history"],
  optional: ["birth-date", "address"],
  actions: ["process", "disclose"],
  maxTerm: "P5Y",
  ends: "date",
  recipients: ["thirdParty"],
};

const CLINIC_APPOINTMENT: DemoPurpose = {
  code: "clinic_appointment",
  object: "clinic",
  name: {
    kk: "Дәрігердің қабылдауына жазу",
    ru: "Запись на приём к врачу",
    en: "Booking an appointment with a doctor",
  },
  description: {
    kk: "Клиника сізді дәрігердің қабылдауына жазады және қабылдау уақыты өзгерсе, хабар береді.",
    ru: "Клиника записывает вас на приём к врачу и сообщает, если время приёма изменится.",
    en: "The clinic books your appointment with a doctor and tells you if the time changes.",
  },
  required: ["iin", "full-name", "phone"],
  optional: ["birth-date", "email"],
  actions: ["collect", "process"],
  ends: "purpose-achieved",
  recipients: [],
};

const LAB_RESULTS: DemoPurpose = {
  code: "lab_results",
  object: "clinic",
  name: {
    kk: "Талдау нәтижелерін емдеуші дәрігерге көрсету",
    ru: "Показ результатов анализов лечащему врачу",
    en: "Showing laboratory results to your doctor",
  },
  description: {
    kk: "Клиника зертханасындағы талдау нәтижелеріңізді емдеуші дәрігер көреді де, соған қарап ем тағайындайды.",
    ru: "Лечащий врач видит результаты ваших анализов из лаборатории клиники и по ним назначает лечение.",
    en: "Your doctor sees the results from the clinic's laboratory and prescribes treatment by them.",
  },
  required: ["iin", "full-name", "lab-results"],
  optional: ["medical-history"],
  actions: ["collect", "process"],
  maxTerm: "P1Y",
  ends: "date",
  recipients: [],
};

const LOYALTY_CARD: DemoPurpose = {
  code: "loyalty_card",
  object: "shop",
  name: {
    kk: "Жеңілдік картасын жүргізу",
    ru: "Ведение дисконтной карты",
    en: "Keeping a discount card",
  },
  description: {
    kk: "Дүкен не сатып алғаныңызды картаңызға жазып отырады және жиналған ұпайға қарай жеңілдік жасайды.",
    ru: "Магазин записывает на карту ваши покупки и снижает цену по накопленным баллам.",
    en: "The shop notes your purchases on the card and lowers prices by the points you have gathered.",
  },
  required: ["full-name", "phone", "purchases"],
  optional: ["birth-date"],
  actions: ["collect", "process"],
  maxTerm: "P2Y",
  ends: "date",
  recipients: [],
};

const SOCIAL_AID: DemoPurpose = {
  code: "social_aid",
  object: "state",
  name: {
    kk: "Атаулы әлеуметтік көмек тағайындау",
    ru: "Назначение адресной социальной помощи",
    en: "Granting targeted social aid",
  },
  description: {
    kk: "Бөлім тізілімнен отбасыңыздың құрамы мен табысын қарап, атаулы әлеуметтік көмек тағайындауға негіз бар-жоғын анықтайды.",
    ru: "Отдел смотрит в реестре состав и доходы вашей семьи и определяет, есть ли основания назначить адресную социальную помощь.",
    en: "The department looks up your family and its income in the register and finds whether there are grounds for targeted social aid.",
  },
  required: ["iin", "full-name", "family", "income"],
  optional: ["disability", "phone"],
  actions: ["collect", "process"],
  maxTerm: "P1Y",
  ends: "date",
  recipients: [],
};

/** Codes are unique over all demo parties, because the demo prints them in one list. */
export const DEMO_PURPOSES: readonly DemoPurpose[] = [
  CREDIT_SCORING,
  MARKETING,
  CREDIT_BUREAU,
  CLINIC_APPOINTMENT,
  LAB_RESULTS,
  LOYALTY_CARD,
  SOCIAL_AID,
];
