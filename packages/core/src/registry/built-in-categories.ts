import type { DataCategory } from "./data-category.ts";

type Flag = "identifier" | "biometric" | "sensitive";

const category = (
  code: string,
  kk: string,
  ru: string,
  en: string,
  ...flags: readonly Flag[]
): DataCategory => ({
  code,
  name: { kk, ru, en },
  identifier: flags.includes("identifier"),
  biometric: flags.includes("biometric"),
  sensitivity: flags.includes("sensitive") ? "sensitive" : "ordinary",
});

/** Who the person is. */
const PERSON: readonly DataCategory[] = [
  category(
    "iin",
    "Жеке сәйкестендіру нөмірі (ЖСН)",
    "Индивидуальный идентификационный номер (ИИН)",
    "Individual identification number (IIN)",
    "identifier",
  ),
  category(
    "full-name",
    "Тегі, аты, әкесінің аты",
    "Фамилия, имя, отчество",
    "Full name",
    "identifier",
  ),
  category("birth-date", "Туған күні", "Дата рождения", "Date of birth"),
  category("birth-place", "Туған жері", "Место рождения", "Place of birth"),
  category("sex", "Жынысы", "Пол", "Sex"),
  category("citizenship", "Азаматтығы", "Гражданство", "Citizenship"),
  category(
    "identity-document",
    "Жеке басын куәландыратын құжаттың деректері",
    "Данные документа, удостоверяющего личность",
    "Identity document",
    "identifier",
  ),
  category("ethnicity", "Ұлты", "Национальность", "Ethnicity", "sensitive"),
  category("religion", "Діни сенімі", "Вероисповедание", "Religion", "sensitive"),
  category("criminal-record", "Соттылығы", "Судимость", "Criminal record", "sensitive"),
];

/** How and where she is found. */
const CONTACT: readonly DataCategory[] = [
  category("phone", "Телефон нөмірі", "Номер телефона", "Phone number", "identifier"),
  category(
    "email",
    "Электрондық пошта мекенжайы",
    "Адрес электронной почты",
    "E-mail address",
    "identifier",
  ),
  category("address", "Тұрғылықты мекенжайы", "Адрес места жительства", "Home address"),
  category(
    "location",
    "Қазір тұрған жері (геолокация)",
    "Местонахождение (геолокация)",
    "Location",
  ),
  category(
    "device",
    "Құрылғысы мен желідегі белгілері (IP-мекенжай, cookie)",
    "Устройство и его следы в сети (IP-адрес, cookie)",
    "Device and its traces on the network (IP address, cookies)",
    "identifier",
  ),
];

/** What her body is recognised by. */
const BIOMETRIC: readonly DataCategory[] = [
  category(
    "face-image",
    "Бет бейнесі",
    "Изображение лица",
    "Face image",
    "identifier",
    "biometric",
    "sensitive",
  ),
  category(
    "face-vector",
    "Бет бейнесінің биометриялық векторы",
    "Биометрический вектор лица",
    "Biometric vector of the face",
    "identifier",
    "biometric",
    "sensitive",
  ),
  category(
    "fingerprint",
    "Саусақ іздері",
    "Отпечатки пальцев",
    "Fingerprints",
    "identifier",
    "biometric",
    "sensitive",
  ),
  category(
    "voice",
    "Дауыс үлгісі",
    "Образец голоса",
    "Voice sample",
    "identifier",
    "biometric",
    "sensitive",
  ),
];

/** What she earns, owns and owes. */
const MONEY: readonly DataCategory[] = [
  category("income", "Табысы", "Доходы", "Income"),
  category(
    "employment",
    "Жұмыс орны мен лауазымы",
    "Место работы и должность",
    "Employer and position",
  ),
  category("bank-account", "Банктегі шоты", "Банковский счёт", "Bank account", "identifier"),
  category("credit-history", "Кредиттік тарихы", "Кредитная история", "Credit history"),
  category(
    "tax",
    "Салықтары мен салық берешегі",
    "Налоги и налоговая задолженность",
    "Taxes and tax debts",
  ),
  category("property", "Жылжымайтын мүлкі", "Недвижимость", "Real estate"),
  category("vehicle", "Көлік құралдары", "Транспортные средства", "Vehicles"),
  category("purchases", "Сатып алғандары", "Покупки", "Purchases"),
  category(
    "social-benefits",
    "Әлеуметтік төлемдері мен жәрдемақылары",
    "Социальные выплаты и пособия",
    "Social payments and benefits",
  ),
  category(
    "pension",
    "Зейнетақысы мен зейнетақы жинағы",
    "Пенсия и пенсионные накопления",
    "Pension and pension savings",
  ),
];

/** How she lives and how she is. */
const LIFE: readonly DataCategory[] = [
  category("education", "Білімі", "Образование", "Education"),
  category(
    "family",
    "Отбасы жағдайы мен отбасы мүшелері",
    "Семейное положение и члены семьи",
    "Family",
  ),
  category("health", "Денсаулық жағдайы", "Состояние здоровья", "State of health", "sensitive"),
  category(
    "medical-history",
    "Ауырған аурулары мен емделуі",
    "Перенесённые болезни и лечение",
    "Medical history",
    "sensitive",
  ),
  category(
    "lab-results",
    "Зертханалық талдау нәтижелері",
    "Результаты лабораторных анализов",
    "Laboratory results",
    "sensitive",
  ),
  category(
    "disability",
    "Мүгедектігі туралы мәліметтер",
    "Сведения об инвалидности",
    "Disability",
    "sensitive",
  ),
];

/**
 * The dictionary of data categories that every service begins with; an administrator adds to it.
 *
 * `identifier`: article 6 of the law is reported to name the full name, the IIN, the face image and
 * the face vector; the others so marked are our reading of article 1(14-1), "links sets of data".
 * `sensitive`: biometrics, health and what the screens of this service mark; ours.
 *
 * @law 395/НҚ 2(1)
 */
export const BUILT_IN_CATEGORIES: readonly DataCategory[] = [
  ...PERSON,
  ...CONTACT,
  ...BIOMETRIC,
  ...MONEY,
  ...LIFE,
];
