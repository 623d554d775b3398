import type { Text3 } from "@kelisim/core";
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
const LABELS = {
  place: { kk: "Қайда", ru: "Где", en: "Where" },
  days: { kk: "Күші", ru: "Действует", en: "In force" },
  does: { kk: "Күйі", ru: "Состояние", en: "Status" },
  rules: { kk: "Ережелер", ru: "Правила", en: "Rules" },
  scenarios: { kk: "Сценарийлер", ru: "Сценарии", en: "Scenarios" },
  why: { kk: "Ескерту", ru: "Примечание", en: "Note" },
} as const satisfies Readonly<Record<string, Text3>>;

const daysOf = ({ in_force: { from, to } }: NormAnswer): string => `${from ?? "…"} – ${to ?? "…"}`;

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
