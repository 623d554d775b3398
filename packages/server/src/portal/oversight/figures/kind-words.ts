import {
  DUTY_RULES,
  groundByCode,
  LEGAL_GROUNDS,
  PERMITTING_REASONS,
  REASON_CODES,
  RULE_BOOK,
  type DutyKind,
  type ReasonCode,
  type Text3,
} from "@kelisim/core";
import { columnWords, complaintStates, terms, type FigureName } from "@kelisim/web/pages";

const DENYING = REASON_CODES.filter((code) => !PERMITTING_REASONS.some((each) => each === code));

/** Kinds that may be chosen, by figure; codes, never ids. */
export const KINDS: Readonly<Record<FigureName, readonly string[]>> = {
  overdue: Object.keys(DUTY_RULES),
  grounds: LEGAL_GROUNDS.map(({ code }) => code),
  denied: DENYING,
  spikes: [],
  "idle-objects": [],
  "many-persons": [],
  "complaint-states": [],
};

/** Codes that a rule of the purpose and a rule of the consent share: neither's words say both. */
const SHARED: Partial<Record<ReasonCode, Text3>> = {
  "action-not-covered": {
    kk: "Бұл әрекет мақсатта не келісімде көзделмеген.",
    ru: "Это действие не предусмотрено целью или согласием.",
    en: "The action is not in the purpose, or not in the consent.",
  },
  "category-not-covered": {
    kk: "Сұралған деректердің бәрі бірдей мақсатта не келісімде көзделмеген.",
    ru: "Не все запрошенные данные предусмотрены целью или согласием.",
    en: "Not all of the data asked for are in the purpose, or in the consent.",
  },
  "recipient-not-covered": {
    kk: "Мұндай алушы мақсатта не келісімде аталмаған.",
    ru: "Такой получатель не назван целью или согласием.",
    en: "The recipient is not named in the purpose, or in the consent.",
  },
  "cross-border-not-covered": {
    kk: "Деректерді бұл елге беру мақсатта не келісімде көзделмеген.",
    ru: "Передача в эту страну не предусмотрена целью или согласием.",
    en: "Passing the data to that country is not in the purpose, or in the consent.",
  },
};

/** Why an access was permitted or denied, in plain words. */
export function reasonWords(code: string): Text3 | undefined {
  const shared = SHARED[code as ReasonCode];
  if (shared !== undefined) return shared;
  const rules = [...RULE_BOOK.registry, ...RULE_BOOK.person];
  return rules.find((rule) => rule.code === code)?.text;
}

const isDutyKind = (kind: string): kind is DutyKind => Object.hasOwn(DUTY_RULES, kind);

/** A kind of a figure in words. */
export function kindWords(figure: FigureName, kind: string): Text3 {
  switch (figure) {
    case "overdue":
      return isDutyKind(kind) ? terms[kind] : columnWords.severalKinds;
    case "grounds":
      return groundByCode(kind)?.text ?? columnWords.unknownGround;
    case "denied":
      return reasonWords(kind) ?? columnWords.severalKinds;
    case "complaint-states":
      return complaintStates[kind] ?? columnWords.severalKinds;
    case "spikes":
    case "idle-objects":
    case "many-persons":
      return columnWords.severalKinds;
  }
}
