import { withPacks, type LawPack } from "../../law/editions/law-pack.ts";
import { LAW_PACKS } from "../../law/editions/packs.ts";
import { ORDER_190_FIRST_DAY } from "../../law/source.ts";
import { categoriesOf } from "../../registry/purpose.ts";
import { isEntitled } from "../entitled.ts";
import { coversAction, coversCategories, coversCountry, coversRecipient } from "../coverage.ts";
import type { AccessQuestion } from "../question.ts";
import type { Rule } from "../rule.ts";
import { ABSOLUTE_BANS, AI_PLATFORM_BAN } from "./bans.ts";

const ALWAYS = { from: null, to: null } as const;

/** A recipient may have kept something to process by a reasoned refusal: a rule about the person sees to it. */
const mayEntitle = (asked: AccessQuestion): boolean =>
  isEntitled(asked) ||
  (asked.action === "process" &&
    asked.requester?.status === "active" &&
    asked.purpose?.recipients.includes(asked.requester.id) === true);

/** The rules that do not depend on the person, in the order of the reason codes, as they are written. */
const WRITTEN: readonly Rule<AccessQuestion>[] = [
  {
    id: "object-is-known",
    kind: "guard",
    code: "unknown-object",
    source: { act: "product", article: "access" },
    inForce: ALWAYS,
    holds: ({ object }) => object?.status === "active",
    text: {
      kk: "Мұндай цифрлық объект тіркелмеген немесе жабылған.",
      ru: "Такой цифровой объект не зарегистрирован или закрыт.",
      en: "No such digital object is registered, or it is closed.",
    },
  },
  {
    id: "purpose-is-known",
    kind: "guard",
    code: "unknown-purpose",
    source: { act: "94-V", article: "7", part: "8", norm: "L231-6-7-8a" },
    inForce: ALWAYS,
    holds: ({ purpose }) => purpose?.status === "active",
    text: {
      kk: "Деректер нақты әрі алдын ала айқындалған мақсат үшін ғана алынады, ал мұндай қолданыстағы мақсат тіркелмеген.",
      ru: "Данные берут только для конкретной, заранее определённой цели, а такая действующая цель не зарегистрирована.",
      en: "Data are taken only for a specific purpose fixed beforehand, and no such purpose is in force.",
    },
  },
  {
    id: "requester-is-entitled",
    kind: "guard",
    code: "party-not-entitled",
    source: { act: "94-V", article: "10", part: "1", norm: "L94-10-1" },
    inForce: ALWAYS,
    holds: mayEntitle,
    text: {
      kk: "Сұраған ұйымның осы мақсатқа да, осы объектіге де қатысы жоқ.",
      ru: "Запросившая организация не имеет отношения ни к этой цели, ни к этому объекту.",
      en: "The organisation that asked is party neither to this purpose nor to this object.",
    },
  },
  ...ABSOLUTE_BANS,
  AI_PLATFORM_BAN,
  {
    id: "state-object-through-state-service",
    kind: "guard",
    code: "state-object-needs-state-service",
    source: { act: "395/НҚ", article: "6", part: "2", norm: "R395-6-2" },
    inForce: { from: ORDER_190_FIRST_DAY, to: null },
    holds: ({ object, service }) => object?.sector !== "state" || service === "state",
    text: {
      kk: "Мемлекеттік органның немесе мемлекеттік заңды тұлғаның объектісіндегі деректерге келісім тек мемлекеттік сервис арқылы беріледі.",
      ru: "Согласие на данные в объектах государственных органов и государственных юридических лиц даётся только через государственный сервис.",
      en: "Consent for data in the objects of state bodies and state legal entities is given only through the state service.",
    },
  },
  {
    id: "purpose-names-object",
    kind: "guard",
    code: "purpose-mismatch",
    source: { act: "94-V", article: "14", norm: "L94-14" },
    inForce: ALWAYS,
    holds: ({ object, purpose }) =>
      object !== undefined && purpose?.objectIds.includes(object.id) === true,
    text: {
      kk: "Бұл мақсатта мұндай цифрлық объект аталмаған.",
      ru: "Эта цель не называет такой цифровой объект.",
      en: "This purpose does not name this digital object.",
    },
  },
  {
    id: "purpose-covers-action",
    kind: "guard",
    code: "action-not-covered",
    source: { act: "94-V", article: "7", part: "8", norm: "L231-6-7-8a" },
    inForce: ALWAYS,
    holds: (asked) => asked.purpose !== undefined && coversAction(asked.purpose, asked),
    text: {
      kk: "Бұл әрекет мақсатта көзделмеген.",
      ru: "Цель не предусматривает такое действие.",
      en: "The purpose does not provide for this action.",
    },
  },
  {
    id: "purpose-covers-categories",
    kind: "guard",
    code: "category-not-covered",
    source: { act: "94-V", article: "7", part: "8", norm: "L231-6-7-8a", also: ["L94-7-9"] },
    inForce: ALWAYS,
    holds: (asked) =>
      asked.purpose !== undefined &&
      coversCategories({ categories: categoriesOf(asked.purpose) }, asked),
    text: {
      kk: "Сұралған деректердің бәрі бірдей мақсатта көзделмеген.",
      ru: "Цель предусматривает не все запрошенные данные.",
      en: "The purpose does not provide for all the data asked for.",
    },
  },
  {
    id: "purpose-covers-recipient",
    kind: "guard",
    code: "recipient-not-covered",
    source: { act: "94-V", article: "7", part: "6", norm: "L94-7-6" },
    inForce: ALWAYS,
    holds: (asked) => asked.purpose !== undefined && coversRecipient(asked.purpose, asked),
    text: {
      kk: "Мақсатта мұндай алушы аталмаған.",
      ru: "Цель не называет такого получателя.",
      en: "The purpose does not name this recipient.",
    },
  },
  {
    id: "purpose-covers-country",
    kind: "guard",
    code: "cross-border-not-covered",
    source: { act: "94-V", article: "16", norm: "L94-16" },
    inForce: ALWAYS,
    holds: (asked) =>
      asked.purpose !== undefined && coversCountry({ countries: asked.purpose.crossBorder }, asked),
    text: {
      kk: "Мақсатта деректерді бұл елге беру көзделмеген.",
      ru: "Цель не предусматривает передачу данных в эту страну.",
      en: "The purpose does not provide for passing data to this country.",
    },
  },
];

/** The rules that do not depend on the person, as acts word and date them. */
export const registryRules = (packs: readonly LawPack[]): readonly Rule<AccessQuestion>[] =>
  withPacks(WRITTEN, packs);

export const REGISTRY_RULES = registryRules(LAW_PACKS);
