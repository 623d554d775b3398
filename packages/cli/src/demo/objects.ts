import type { Sector, Text3 } from "@kelisim/core";
import type { DemoPartyName } from "./parties.ts";

export type DemoObjectName = "non_state" | "clinic" | "shop" | "state";

/** A system of one party, which is its owner and its operator. */
export type DemoObject = {
  readonly party: DemoPartyName;
  readonly name: Text3;
  readonly sector: Sector;
  readonly categories: readonly string[];
};

export const DEMO_OBJECTS: Readonly<Record<DemoObjectName, DemoObject>> = {
  non_state: {
    party: "operator",
    name: { kk: "Клиенттердің дерекқоры", ru: "База клиентов", en: "Customer database" },
    sector: "non-state",
    categories: [
      "iin",
      "full-name",
      "birth-date",
      "phone",
      "email",
      "address",
      "identity-document",
      "income",
      "employment",
      "bank-account",
      "credit-history",
    ],
  },
  clinic: {
    party: "clinic",
    name: {
      kk: "Медициналық ақпараттық жүйе",
      ru: "Медицинская информационная система",
      en: "Medical information system",
    },
    sector: "non-state",
    categories: [
      "iin",
      "full-name",
      "birth-date",
      "phone",
      "email",
      "health",
      "medical-history",
      "lab-results",
    ],
  },
  shop: {
    party: "shop",
    name: {
      kk: "Жеңілдік карталарының дерекқоры",
      ru: "База дисконтных карт",
      en: "Discount card database",
    },
    sector: "non-state",
    categories: ["full-name", "birth-date", "phone", "purchases"],
  },
  state: {
    party: "stateBody",
    name: {
      kk: "Әлеуметтік көмек алушылардың тізілімі",
      ru: "Реестр получателей социальной помощи",
      en: "Register of social aid recipients",
    },
    sector: "state",
    categories: [
      "iin",
      "full-name",
      "birth-date",
      "phone",
      "address",
      "family",
      "income",
      "social-benefits",
      "disability",
    ],
  },
};

export const DEMO_OBJECT_NAMES = Object.keys(DEMO_OBJECTS) as readonly DemoObjectName[];
