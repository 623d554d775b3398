import type { NormRole, Text3 } from "@kelisim/core";
import type { NormAnswer } from "@kelisim/protocol";
import type { Terminal } from "./terminal.ts";

const STATUS: Readonly<Record<NormAnswer["status"], Text3>> = {
  enforced: { kk: "ереже орындайды", ru: "исполняет правило", en: "enforced by a rule" },
  tracked: { kk: "есебі жүргізіледі", ru: "ведётся учёт", en: "tracked" },
  informational: {
    kk: "сервистен ештеңе талап етпейді",
    ru: "от сервиса ничего не требует",
    en: "asks nothing of this service",
  },
};
const RECALLED: Text3 = {
  kk: "Негізгі заңның мазмұны бойынша: ресми мәтінмен салыстырыңыз.",
  ru: "По содержанию основного закона: сверьте с официальным текстом.",
  en: "By the sense of the base law: compare with its official text.",
};
const NOT_NAMED: Text3 = {
  kk: "нормада аталмаған, негізгі заң бойынша",
  ru: "в норме не назван, по основному закону",
  en: "not named in the provision, by the base law",
};
const ROLES: Readonly<Record<NormRole, Text3>> = {
  "data-subject": { kk: "субъект", ru: "субъект", en: "data subject" },
  "legal-representative": {
    kk: "заңды өкіл",
    ru: "законный представитель",
    en: "legal representative",
  },
  owner: { kk: "меншік иесі", ru: "собственник", en: "owner" },
  operator: { kk: "оператор", ru: "оператор", en: "operator" },
  "third-party": { kk: "үшінші тұлға", ru: "третье лицо", en: "third party" },
  "state-service": { kk: "мемлекеттік сервис", ru: "государственный сервис", en: "state service" },
  "non-state-service": {
    kk: "мемлекеттік емес сервис",
    ru: "негосударственный сервис",
    en: "non-state service",
  },
  "authorised-body": { kk: "уәкілетті орган", ru: "уполномоченный орган", en: "authorised body" },
  "ai-platform-operator": {
    kk: "жасанды интеллектінің ұлттық платформасының операторы",
    ru: "оператор национальной платформы искусственного интеллекта",
    en: "operator of the national AI platform",
  },
  "state-body": { kk: "мемлекеттік орган", ru: "государственный орган", en: "state body" },
  licensee: { kk: "лицензиат", ru: "лицензиат", en: "licensee" },
  seller: { kk: "сатушы", ru: "продавец", en: "seller" },
  "mass-media": { kk: "масс-медиа", ru: "масс-медиа", en: "mass media" },
  "digital-asset-actor": {
    kk: "цифрлық активтер саласындағы тұлға",
    ru: "лицо в сфере цифровых активов",
    en: "actor in digital assets",
  },
  anyone: { kk: "кез келген тұлға", ru: "любое лицо", en: "anyone" },
};
const UNITS = {
  "working-days": { kk: "жұмыс күні", ru: "раб. дн.", en: "working days" },
  "calendar-days": { kk: "күнтізбелік күн", ru: "календ. дн.", en: "calendar days" },
  months: { kk: "ай", ru: "мес.", en: "months" },
} as const satisfies Readonly<Record<string, Text3>>;
const LABELS = {
  place: { kk: "Қайда", ru: "Где", en: "Where" },
  days: { kk: "Күші", ru: "Действует", en: "In force" },
  whom: { kk: "Кімге қатысты", ru: "К кому относится", en: "Whom it is about" },
  when: { kk: "Қашан", ru: "Когда", en: "On what" },
  term: { kk: "Мерзімі", ru: "Срок", en: "Term" },
  does: { kk: "Күйі", ru: "Состояние", en: "Status" },
  rules: { kk: "Ережелер", ru: "Правила", en: "Rules" },
  scenarios: { kk: "Сценарийлер", ru: "Сценарии", en: "Scenarios" },
  why: { kk: "Ескерту", ru: "Примечание", en: "Note" },
} as const satisfies Readonly<Record<string, Text3>>;

const daysOf = ({ in_force: { from, to } }: NormAnswer): string => `${from ?? "…"} – ${to ?? "…"}`;

/** An answer names its roles in plain texts. */
const roleIn = (terminal: Terminal, role: string): string => {
  const known: Text3 | undefined = Object.hasOwn(ROLES, role) ? ROLES[role as NormRole] : undefined;
  return known === undefined ? role : terminal.in(known);
};

const whom = (terminal: Terminal, { obliged, trust }: NormAnswer): string => {
  const roles = obliged.roles.map((role) => roleIn(terminal, role)).join(", ");
  const isOnlyRecalled = trust === "act" && obliged.trust === "recalled";
  return isOnlyRecalled ? `${roles} (${terminal.in(NOT_NAMED)})` : roles;
};

const termIn = (
  terminal: Terminal,
  { days, unit, from }: NonNullable<NormAnswer["deadline"]>,
): string => `${days} ${terminal.in(UNITS[unit])}; ${terminal.in(from)}`;

/** A norm in one line. */
export const normRow = (terminal: Terminal, norm: NormAnswer): string =>
  `${norm.id.padEnd(20)} ${terminal.in(STATUS[norm.status])}: ${terminal.in(norm.text)}`;

/** A norm for people, whole. */
export function normLines(terminal: Terminal, norm: NormAnswer): readonly string[] {
  const line = (label: keyof typeof LABELS, text: string): string =>
    `${terminal.in(LABELS[label])}: ${text}`;
  const list = (label: "rules" | "scenarios", items: readonly string[]): readonly string[] =>
    items.length === 0
      ? []
      : ["", `${terminal.in(LABELS[label])}:`, ...items.map((item) => `  ${item}`)];
  return [
    terminal.style("bold", norm.id),
    line("place", terminal.in(norm.place)),
    line("days", daysOf(norm)),
    line("whom", whom(terminal, norm)),
    ...(norm.trigger === null ? [] : [line("when", terminal.in(norm.trigger))]),
    ...(norm.deadline === null ? [] : [line("term", termIn(terminal, norm.deadline))]),
    line("does", terminal.in(STATUS[norm.status])),
    "",
    terminal.in(norm.text),
    ...(norm.trust === "base-law" ? ["", terminal.in(RECALLED)] : []),
    ...(norm.reason === undefined || norm.trust === "base-law"
      ? []
      : ["", line("why", terminal.in(norm.reason))]),
    ...list("rules", norm.rules),
    ...list("scenarios", norm.scenarios),
  ];
}
