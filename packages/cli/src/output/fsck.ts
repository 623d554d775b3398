import type { Text3 } from "@kelisim/core";
import type { FsckCheck, FsckFault, FsckFinding } from "@kelisim/store";
import type { Terminal } from "./terminal.ts";

/** What a check looks at, as its progress says. */
export const FSCK_CHECKS: Readonly<Record<FsckCheck, Text3>> = {
  persons: { kk: "адамдардың жазбалары", ru: "записи о людях", en: "records of people" },
  messages: { kk: "ұйымдарға хабарлар", ru: "сообщения организациям", en: "messages to parties" },
  timers: { kk: "мерзімдер", ru: "сроки", en: "timers" },
  keys: {
    kk: "кілттер мен жасырын өрістер",
    ru: "ключи и закрытые поля",
    en: "keys and sealed fields",
  },
  registry: { kk: "тізілім", ru: "реестр", en: "the registry" },
  references: { kk: "сілтемелер", ru: "ссылки", en: "references" },
  tree: { kk: "журналдың ағашы", ru: "дерево журнала", en: "the tree of the log" },
  "rows-in-log": { kk: "журналдағы жазбалар", ru: "записи в журнале", en: "rows in the log" },
  checkpoints: { kk: "бақылау нүктелері", ru: "контрольные точки", en: "checkpoints" },
  months: { kk: "жабылған айлар", ru: "закрытые месяцы", en: "sealed months" },
  receipts: { kk: "түбіртектер", ru: "квитанции", en: "receipts" },
  proofs: { kk: "дәлелдер", ru: "доказательства", en: "proofs" },
};

const FAULTS: Readonly<Record<FsckFault, Text3>> = {
  differs: {
    kk: "негізіне сай емес",
    ru: "не совпадает с тем, из чего следует",
    en: "is not what follows from its source",
  },
  extra: { kk: "негізі жоқ", ru: "ни из чего не следует", en: "follows from nothing" },
  missing: { kk: "жоқ, бірақ болуы тиіс", ru: "нет, а должна быть", en: "is missing" },
  "names-nothing": {
    kk: "жоқ жазбаға сілтейді",
    ru: "ссылается на то, чего нет",
    en: "names something that is not there",
  },
  "does-not-open": {
    kk: "кілтпен ашылмайды",
    ru: "не открывается ключом",
    en: "does not open under its key",
  },
  unreadable: { kk: "оқылмайды", ru: "не читается", en: "cannot be read" },
  "not-as-logged": {
    kk: "журналға түскен күйінде емес",
    ru: "не такая, какой вошла в журнал",
    en: "is not as it entered the log",
  },
  signature: {
    kk: "қолтаңбасы дұрыс емес",
    ru: "подпись неверна",
    en: "its signature does not hold",
  },
};

/** `answer subject_id=… answer_id=… (end_state): is not what follows from its source` */
export function findingLine(
  terminal: Terminal,
  { table, key, columns, fault }: FsckFinding,
): string {
  const where = Object.entries(key).map(([name, value]) => `${name}=${value}`);
  const which = columns === undefined || columns.length === 0 ? "" : ` (${columns.join(", ")})`;
  return `${[table, ...where].join(" ")}${which}: ${terminal.in(FAULTS[fault])}`;
}

/** The same for programs. */
export const findingView = (finding: FsckFinding): object => ({
  ...{ check: finding.check, fault: finding.fault, table: finding.table, key: finding.key },
  ...(finding.columns !== undefined && { columns: finding.columns }),
});
