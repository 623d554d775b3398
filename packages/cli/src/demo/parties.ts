import type { PartyRole, Sector, Text3 } from "@kelisim/core";
import { fictitiousBin } from "./fictitious-numbers.ts";

export type DemoPartyName =
  "operator" | "clinic" | "thirdParty" | "serviceDesk" | "stateBody" | "shop" | "authorisedBody";

export type DemoParty = {
  readonly bin: string;
  readonly name: Text3;
  readonly sector: Sector;
  readonly roles: readonly PartyRole[];
};

/** Organisations that do not exist, with valid numbers that nobody has. */
export const DEMO_PARTIES: Readonly<Record<DemoPartyName, DemoParty>> = {
  operator: {
    bin: fictitiousBin(99901),
    name: { kk: "«Тұлпар Банк» АҚ", ru: "АО «Тұлпар Банк»", en: "Tulpar Bank JSC" },
    sector: "non-state",
    roles: ["owner", "operator"],
  },
  clinic: {
    bin: fictitiousBin(99902),
    name: {
      kk: "«Шипалы бұлақ клиникасы» ЖШС",
      ru: "ТОО «Клиника Шипалы бұлақ»",
      en: "Shipaly Bulaq Clinic LLP",
    },
    sector: "non-state",
    roles: ["owner", "operator"],
  },
  thirdParty: {
    bin: fictitiousBin(99903),
    name: {
      kk: "«Ақ таразы кредиттік бюросы» ЖШС",
      ru: "ТОО «Кредитное бюро Ақ таразы»",
      en: "Aq Tarazy Credit Bureau LLP",
    },
    sector: "non-state",
    roles: ["third-party"],
  },
  serviceDesk: {
    bin: fictitiousBin(99904),
    name: {
      kk: "«Қызмет терезесі» ЖШС",
      ru: "ТОО «Қызмет терезесі»",
      en: "Qyzmet Terezesi Service Desk LLP",
    },
    sector: "non-state",
    roles: ["service-desk"],
  },
  stateBody: {
    bin: fictitiousBin(99905),
    name: {
      kk: "«Жайлау ауданының әлеуметтік қолдау бөлімі» ММ",
      ru: "ГУ «Отдел социальной поддержки Жайлауского района»",
      en: "Social Support Department of Zhailau District",
    },
    sector: "state",
    roles: ["owner", "operator"],
  },
  shop: {
    bin: fictitiousBin(99906),
    name: { kk: "«Сәлем себет» ЖШС", ru: "ТОО «Сәлем себет»", en: "Salem Sebet LLP" },
    sector: "non-state",
    roles: ["owner", "operator"],
  },
  authorisedBody: {
    bin: fictitiousBin(99907),
    name: {
      kk: "«Жайлау дербес деректерді қорғау комитеті» ММ",
      ru: "ГУ «Жайлауский комитет по защите персональных данных»",
      en: "Zhailau Committee for the Protection of Personal Data",
    },
    sector: "state",
    roles: ["authorised-body"],
  },
};

export const DEMO_PARTY_NAMES = Object.keys(DEMO_PARTIES) as readonly DemoPartyName[];
