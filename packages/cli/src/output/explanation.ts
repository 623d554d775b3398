import { LANGUAGES, type Language, type Text3 } from "@kelisim/core";
import type { explanationView } from "@kelisim/server";
import type { Terminal } from "./terminal.ts";

/** A decision with every rule that was tried, as the service tells it. */
export type DecisionExplained = ReturnType<typeof explanationView>;

type Tried = DecisionExplained["rules_tried"][number];
type Source = Tried["source"];

const WORDS = {
  permitted: { kk: "Рұқсат берілді", ru: "Разрешено", en: "Permitted" },
  denied: { kk: "Рұқсат берілмеді", ru: "Отказано", en: "Denied" },
  reason: { kk: "Себебі", ru: "Причина", en: "Reason" },
  source: { kk: "Қай актіде айтылған", ru: "Где сказано", en: "Where it is said" },
  words: { kk: "Актінің сөзі", ru: "Слова акта", en: "Its words" },
  sense: { kk: "Актінің мазмұны", ru: "Смысл акта", en: "Its sense" },
  ours: { kk: "Ескерту", ru: "Примечание", en: "Note" },
  basis: { kk: "Рұқсаттың негізі", ru: "Основание доступа", en: "Basis" },
  decision: { kk: "Шешім", ru: "Решение", en: "Decision" },
  when: { kk: "Уақыты", ru: "Время", en: "Time" },
  asked: { kk: "Не сұралды", ru: "Что запрошено", en: "Asked for" },
  ruleSet: { kk: "Ережелер жинағы", ru: "Набор правил", en: "Rule set" },
  tried: { kk: "Тексерілген ережелер", ru: "Проверенные правила", en: "Rules tried" },
  otherwise: { kk: "Сақталмаса", ru: "Иначе", en: "Otherwise" },
  replayed: {
    kk: "Мына күннің ережелері бойынша",
    ru: "По правилам дня",
    en: "Under the rules of",
  },
  differing: {
    kk: "Нәтижесі өзгеше ережелер (сонда → енді)",
    ru: "Правила с другим исходом (тогда → теперь)",
    en: "Rules that come out otherwise (then → now)",
  },
  sameRules: {
    kk: "Барлық ереженің нәтижесі бірдей",
    ru: "Исход всех правил одинаков",
    en: "Every rule comes out alike",
  },
  untried: { kk: "тексерілмеген", ru: "не проверялось", en: "not tried" },
  inFact: { kk: "Іс жүзінде", ru: "На деле", en: "What was decided" },
  check: {
    kk: "тексеру ғана, деректер берілмеген",
    ru: "только проверка, данные не выдавались",
    en: "a check only, no data were opened",
  },
} as const satisfies Record<string, Text3>;

const OUTCOMES: Readonly<Record<Tried["outcome"], Text3 & { readonly mark: string }>> = {
  passed: { mark: "✓", kk: "сақталған", ru: "соблюдено", en: "held" },
  failed: { mark: "✗", kk: "осыдан рұқсат берілмеді", ru: "здесь отказано", en: "denied here" },
  permitted: {
    mark: "✓",
    kk: "осыдан рұқсат берілді",
    ru: "здесь разрешено",
    en: "permitted here",
  },
  "not-applicable": { mark: "·", kk: "қолданылмады", ru: "не применялось", en: "not applied" },
};

const BASES: Readonly<Record<string, Text3>> = {
  consent: { kk: "адамның келісімі", ru: "согласие человека", en: "the person's consent" },
  retention: { kk: "уәжді бас тарту", ru: "мотивированный отказ", en: "a reasoned refusal" },
  "legal-ground": { kk: "құқықтық негіз", ru: "правовое основание", en: "a legal ground" },
};

/** Where the words of a rule stand. The acts number their parts each in its own way. */
export function citation({ act, article, part }: Source): Text3 {
  if (act === "product") {
    return {
      kk: "актіден емес, осы қызметтің өз ережесі",
      ru: "не из акта, собственное правило службы",
      en: "no act: a rule of this service's own",
    };
  }
  const isOrder = act.endsWith("НҚ");
  const kk = isOrder
    ? [`${act} бұйрығы`, `${article}-тармақ`, part && `${part}-бөлік`]
    : [`${act} Заңы`, `${article}-бап`, part && `${part}-тармақ`];
  const ru = isOrder
    ? [`приказ ${act}`, `пункт ${article}`, part && `часть ${part}`]
    : [`Закон ${act}`, `статья ${article}`, part && `пункт ${part}`];
  const en = isOrder
    ? [`Order ${act}`, `item ${article}`, part && `part ${part}`]
    : [`Law ${act}`, `article ${article}`, part && `paragraph ${part}`];
  const joined = (words: readonly (string | undefined)[]): string =>
    words.filter((word) => word !== undefined && word !== "").join(", ");
  return { kk: joined(kk), ru: joined(ru), en: joined(en) };
}

function ruleLines(terminal: Terminal, tried: Tried, language: Language): readonly string[] {
  const { mark, [language]: outcome } = OUTCOMES[tried.outcome];
  const head = `  ${mark} ${tried.rule}: ${outcome} (${citation(tried.source)[language]})`;
  const said = tried.text[language];
  const meant = tried.outcome === "passed" ? `${WORDS.otherwise[language]}: ${said}` : said;
  const words = [meant, tried.text_note?.[language]].filter(Boolean).join(" ");
  switch (tried.outcome) {
    case "failed":
      return [terminal.style("red", head), `      ${words}`];
    case "permitted":
      return [terminal.style("green", head), `      ${words}`];
    case "passed":
    case "not-applicable":
      return [head, terminal.style("dim", `      ${words}`)];
  }
}

function basisText({ basis }: DecisionExplained, language: Language): string {
  if (basis === null) return "";
  const kind = BASES[basis.kind]?.[language] ?? basis.kind;
  return "id" in basis ? `${kind} (${basis.id})` : `${kind} (${basis.code})`;
}

type Differences = NonNullable<NonNullable<DecisionExplained["replayed"]>["differences"]>;

/** Which rules come out otherwise than in fact. */
function differenceLines(differences: Differences, language: Language): readonly string[] {
  if (differences.length === 0) return [WORDS.sameRules[language]];
  const said = (outcome: Tried["outcome"] | null): string =>
    outcome === null ? WORDS.untried[language] : OUTCOMES[outcome][language];
  return [
    `${WORDS.differing[language]}:`,
    ...differences.map(
      ({ rule, logged, replayed }) => `  ${rule}: ${said(logged)} → ${said(replayed)}`,
    ),
  ];
}

/** That these are the rules of another day, and what was decided in fact. */
function replayedLines(
  terminal: Terminal,
  { replayed }: DecisionExplained,
  language: Language,
): readonly string[] {
  if (replayed === undefined) return [];
  const { on, logged, differences } = replayed;
  const verdict = (logged.decision ? WORDS.permitted : WORDS.denied)[language];
  return [
    terminal.style("bold", `${WORDS.replayed[language]}: ${on}`),
    `${WORDS.inFact[language]}: ${verdict} [${logged.reason}], ${logged.rule_set}`,
    ...(differences === undefined ? [] : differenceLines(differences, language)),
    "",
  ];
}

/** What the act says: in its words, in quotation marks, or by its sense and without them. */
function lawLines({ words, trust }: DecisionExplained["law"], language: Language): string[] {
  if (words === undefined) return [];
  return trust === "base-law"
    ? [`${WORDS.sense[language]}: ${words[language]}`]
    : [`${WORDS.words[language]}: «${words[language]}»`];
}

function inOneLanguage(terminal: Terminal, told: DecisionExplained, language: Language): string[] {
  const word = (name: keyof typeof WORDS): string => WORDS[name][language];
  const verdict = told.decision ? word("permitted") : word("denied");
  const colour = told.decision ? "green" : "red";
  const { reason, law } = told;
  const asked = [told.action, told.categories.join(", ")];
  const to = [told.recipient, told.country].filter((part) => part !== undefined);
  const basis = basisText(told, language);
  const mode = told.mode === "check" ? ` (${word("check")})` : "";
  return [
    ...replayedLines(terminal, told, language),
    `${terminal.style(["bold", colour], verdict)}${mode}`,
    `${word("reason")}: ${reason.text[language]} [${reason.code}]`,
    `${word("source")}: ${citation(reason)[language]}`,
    ...lawLines(law, language),
    ...(law.ours === undefined ? [] : [`${word("ours")}: ${law.ours[language]}`]),
    ...(basis === "" ? [] : [`${word("basis")}: ${basis}`]),
    `${word("asked")}: ${asked.join(": ")}${to.map((part) => ` → ${part}`).join("")}`,
    `${word("when")}: ${told.decided_at}`,
    `${word("decision")}: ${told.decision_id}`,
    `${word("ruleSet")}: ${told.rule_set}`,
    `${word("tried")}:`,
    ...told.rules_tried.flatMap((tried) => ruleLines(terminal, tried, language)),
  ];
}

/** A decision for people, in the languages asked for, one after the other. */
export const explanationLines = (
  terminal: Terminal,
  told: DecisionExplained,
  languages: readonly Language[] = LANGUAGES,
): readonly string[] =>
  languages.flatMap((language, index) => [
    ...(index === 0 ? [] : ["", "─".repeat(60), ""]),
    ...inOneLanguage(terminal, told, language),
  ]);
