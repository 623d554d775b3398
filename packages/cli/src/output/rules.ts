import type { Language, Text3 } from "@kelisim/core";
import type { RuleSetAnswer } from "@kelisim/protocol";
import { citation } from "./explanation.ts";
import type { Terminal } from "./terminal.ts";

type Part<K extends keyof RuleSetAnswer> = RuleSetAnswer[K] extends readonly (infer E)[]
  ? E
  : never;
type Source = Part<"access_rules">["source"];

const WORDS = {
  ruleSet: { kk: "Ережелер жинағы", ru: "Набор правил", en: "Rule set" },
  editions: {
    kk: "Актілердің сол күнгі редакциялары",
    ru: "Редакции актов на этот день",
    en: "The acts as they read on that day",
  },
  definitions: {
    kk: "«Дербес деректер» деген не",
    ru: "Что такое «персональные данные»",
    en: "What “personal data” are",
  },
  access: {
    kk: "Қол жеткізу ережелері, тексерілу ретімен",
    ru: "Правила доступа в порядке проверки",
    en: "Rules of access, in the order in which they are tried",
  },
  duties: {
    kk: "Міндеттер мен мерзімдері",
    ru: "Обязанности и сроки",
    en: "Duties and their terms",
  },
  readings: {
    kk: "Осы орнатудың бүгінгі таңдаулары",
    ru: "Что выбрано в этой установке сегодня",
    en: "What this installation has chosen today",
  },
  held: { kk: "мәтіні бар", ru: "текст есть", en: "text held" },
  bySense: { kk: "мазмұны бойынша", ru: "по содержанию", en: "by its sense" },
  notHeld: { kk: "мәтіні жоқ", ru: "текста нет", en: "text not held" },
  permits: { kk: "рұқсат береді", ru: "разрешает", en: "permits" },
  denies: {
    kk: "сақталмаса, рұқсат берілмейді",
    ru: "если не соблюдено, отказ",
    en: "denies where it is not kept",
  },
  workingDays: { kk: "жұмыс күні", ru: "раб. дн.", en: "working days" },
  ours: {
    kk: "мерзімі – осы өнімнің уәдесі",
    ru: "срок обещан этим продуктом",
    en: "the term is this product's promise",
  },
} as const satisfies Record<string, Text3>;

const TRUST = { act: "held", "base-law": "bySense", "not-held": "notHeld" } as const;

/** A source with the norm that `kelisim norms` shows. */
const cited = (source: Source, language: Language): string => {
  const place = citation(source)[language];
  return source.norm === undefined ? place : `${place}, ${source.norm}`;
};

const days = ({ from, to }: { readonly from: string | null; readonly to: string | null }): string =>
  `${from ?? "…"} – ${to ?? "…"}`;

/** All that decides on one day, for people, in one language. */
export function ruleSetLines(terminal: Terminal, told: RuleSetAnswer): readonly string[] {
  const { language } = terminal;
  const word = (name: keyof typeof WORDS): string => WORDS[name][language];
  const head = (name: keyof typeof WORDS): readonly string[] => [
    "",
    terminal.style("bold", word(name)),
  ];
  const editions = told.editions.map((edition) => {
    const { act, article, part, in_force: inForce, trust, note } = edition;
    const place =
      article === undefined ? edition.title[language] : citation({ act, article, part })[language];
    return `  ${place} (${days(inForce)}; ${word(TRUST[trust])}). ${note[language]}`;
  });
  const definitions = told.definitions.flatMap(({ source, text, note }) => [
    `  ${citation(source)[language]}: ${text[language]}.`,
    terminal.style("dim", `      ${note[language]}`),
  ]);
  const rules = told.access_rules.flatMap((rule, index) => [
    `  ${index + 1}. ${rule.id} [${rule.code}]: ${word(rule.kind === "ground" ? "permits" : "denies")}`,
    `      ${cited(rule.source, language)} (${days(rule.in_force)})`,
    ...[rule.text, rule.text_note]
      .filter((text) => text !== undefined)
      .map((text) => terminal.style("dim", `      ${text[language]}`)),
  ]);
  const duties = told.duty_rules.map(
    ({ kind, working_days: count, source, term }) =>
      `  ${kind}: ${count} ${word("workingDays")} (${[cited(source, language), ...(term === "product" && source.act !== "product" ? [word("ours")] : [])].join("; ")})`,
  );
  const readings = told.readings.map(
    ({ name, value, text, source }) =>
      `  ${name} = ${String(value)}: ${text[language]} (${cited(source, language)})`,
  );
  return [
    terminal.style("bold", `${told.on}: ${word("ruleSet")} ${told.rule_set}`),
    ...head("editions"),
    ...editions,
    ...head("definitions"),
    ...definitions,
    ...head("access"),
    ...rules,
    ...head("duties"),
    ...duties,
    ...head("readings"),
    ...readings,
  ];
}
