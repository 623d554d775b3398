import type { DataCategory } from "../registry/data-category.ts";
import type { DigitalObject } from "../registry/digital-object.ts";
import type { Party } from "../registry/party.ts";
import type { Purpose } from "../registry/purpose.ts";
import { sameText } from "../text.ts";
import { idOf } from "./ids.test-support.ts";

const party = (n: number, name: string, more: Partial<Party> = {}): Party => ({
  id: idOf("pty", n),
  version: 1,
  bin: String(n).padStart(12, "0"),
  name: { kk: `${name} ЖШС`, ru: `ТОО ${name}`, en: `${name} LLP` },
  sector: "non-state",
  roles: ["operator"],
  country: "KZ",
  status: "active",
  ...more,
});

/** The bank asks people; the base is the keeper's and the host runs it; the bureau receives data. */
export const BANK = party(1, "Тиын");
export const KEEPER = party(2, "Сандық", { roles: ["owner"] });
export const HOST = party(3, "Тірек");
export const BUREAU = party(4, "Тарих", { roles: ["third-party"] });
export const DESK = party(5, "Терезе", { roles: ["service-desk"] });
export const STRANGER = party(6, "Бөтен");
export const MINISTRY = party(7, "Тізілім", { sector: "state", roles: ["owner", "operator"] });
export const CLOSED_BANK: Party = { ...BANK, status: "closed" };

/** The base of loans: private, holds all categories of the tests. */
export const LOANS: DigitalObject = {
  id: idOf("obj", 1),
  version: 1,
  name: { kk: "Несиелер базасы", ru: "База займов", en: "Loan base" },
  ownerId: KEEPER.id,
  operatorId: HOST.id,
  sector: "non-state",
  categories: ["iin", "full-name", "income", "phone", "address"],
  storageCountry: "KZ",
  confidential: false,
  status: "active",
};

/** A register of a state body. */
export const REGISTER: DigitalObject = {
  ...LOANS,
  id: idOf("obj", 2),
  name: { kk: "Тұрғындар тізілімі", ru: "Регистр жителей", en: "Register of residents" },
  ownerId: MINISTRY.id,
  operatorId: MINISTRY.id,
  sector: "state",
};

/** An object that no purpose of the tests names. */
export const ARCHIVE: DigitalObject = { ...LOANS, id: idOf("obj", 3), name: sameText("Архив") };

/** The bank's purpose with a longest term of a year. */
export const SCORING: Purpose = {
  id: idOf("pur", 1),
  version: 3,
  code: "credit-scoring",
  name: { kk: "Несиені бағалау", ru: "Оценка заявки", en: "Credit scoring" },
  description: {
    kk: "Несие беру туралы өтінімді қарау.",
    ru: "Рассмотрение заявки на кредит.",
    en: "To consider an application for a loan.",
  },
  partyId: BANK.id,
  objectIds: [LOANS.id, REGISTER.id],
  categories: { required: ["iin", "income"], optional: ["phone"] },
  actions: ["collect", "process", "disclose", "cross-border"],
  maxTerm: "P1Y",
  ends: "date",
  recipients: [BUREAU.id],
  crossBorder: ["DE"],
  published: false,
  source: "data-subject",
  automated: null,
  declared: {},
  status: "active",
  achievedCount: 0,
};

/** The bank's purpose that lasts until it is reached. */
export const DELIVERY: Purpose = {
  ...SCORING,
  id: idOf("pur", 2),
  version: 1,
  code: "card-delivery",
  name: { kk: "Картаны жеткізу", ru: "Доставка карты", en: "Card delivery" },
  objectIds: [LOANS.id],
  categories: { required: ["full-name"], optional: ["phone", "address"] },
  actions: ["collect", "process", "disclose"],
  maxTerm: null,
  ends: "purpose-achieved",
  crossBorder: [],
};

/** A purpose that decides about rights without a human being. */
export const AUTO_SCORING: Purpose = {
  ...SCORING,
  id: idOf("pur", 3),
  code: "auto-scoring",
  actions: ["process", "automated-decision"],
  automated: {
    affectsRights: true,
    procedure: sameText("procedure"),
    consequences: sameText("consequences"),
    protection: sameText("protection"),
  },
};

export const CATEGORIES: ReadonlyMap<string, DataCategory> = new Map(
  [
    { code: "iin", name: { kk: "ЖСН", ru: "ИИН", en: "IIN" } },
    { code: "full-name", name: { kk: "Аты-жөні", ru: "ФИО", en: "Full name" } },
    { code: "income", name: { kk: "Табысы", ru: "Доход", en: "Income" } },
    { code: "phone", name: { kk: "Телефоны", ru: "Телефон", en: "Phone" } },
    { code: "address", name: { kk: "Мекенжайы", ru: "Адрес", en: "Address" } },
  ].map((category) => [
    category.code,
    { ...category, identifier: false, biometric: false, sensitivity: "ordinary" },
  ]),
);
