import {
  ACT_TITLES,
  allDefinitions,
  allEditions,
  definitionsOn,
  DUTY_RULES,
  dutyRuleOn,
  editionsOn,
  isInForce,
  isRuleTextHeld,
  READING_TEXTS,
  RULE_BOOK,
  ruleSetOf,
  type DutyKind,
  type EditionInForce,
  type LawSource,
  type LegalDay,
  type PersonalDataWording,
  type Readings,
  type RuleFacts,
  type Text3,
} from "@kelisim/core";
import type { RuleSetAnswer } from "@kelisim/protocol";

type View<K extends keyof RuleSetAnswer> = RuleSetAnswer[K] extends readonly (infer E)[]
  ? E
  : never;

/** Beside a rule whose words of the day are not at hand. */
export const TEXT_NOT_HELD: Text3 = {
  kk: "Бұл норманың сол күнгі мәтіні бізде жоқ: ресми мәтінмен салыстырыңыз.",
  ru: "Текста этой нормы на тот день у нас нет: сверьте с официальным текстом.",
  en: "The text of this provision as of that day is not held: compare with the official text.",
};

/** Whether a rule's words of a day are held, and what to do where not. */
export const heldView = (
  rule: Pick<RuleFacts, "source">,
  on: LegalDay,
): { readonly text_held: boolean; readonly text_note?: Text3 } =>
  isRuleTextHeld(rule, on) ? { text_held: true } : { text_held: false, text_note: TEXT_NOT_HELD };

const normedSource = ({ act, article, part, norm, also }: LawSource) => ({
  act,
  article,
  part,
  norm,
  also,
});

const editionView = (edition: EditionInForce): View<"editions"> => ({
  act: edition.act,
  title: ACT_TITLES[edition.act],
  article: edition.place.article,
  part: edition.place.part,
  in_force: { from: edition.from, to: edition.to },
  held: edition.trust !== "not-held",
  trust: edition.trust,
  made_by: edition.madeBy,
  note: edition.note,
});

const definitionView = (wording: PersonalDataWording): View<"definitions"> => ({
  id: wording.id,
  source: normedSource(wording.source),
  from: wording.from,
  text_held: wording.trust !== "not-held",
  text: wording.text,
  note: wording.note,
});

const ruleView = (rule: RuleFacts, on: LegalDay): View<"access_rules"> => ({
  id: rule.id,
  code: rule.code,
  kind: rule.kind,
  level: rule.source.act === "product" ? "product" : "act",
  source: normedSource(rule.source),
  in_force: rule.inForce,
  text: rule.text,
  ...heldView(rule, on),
});

const dutyView = (kind: DutyKind, on: LegalDay): View<"duty_rules"> => {
  const { workingDays, term, source } = dutyRuleOn(kind, on);
  return { kind, working_days: workingDays, term, source: normedSource(source) };
};

const readingView = (name: keyof Readings, readings: Readings): View<"readings"> => {
  const { source, text } = READING_TEXTS[name];
  return { name, value: readings[name], source: normedSource(source), text };
};

/** Everything that decides on a day, for whoever wants to read it. */
export function ruleSetView(on: LegalDay, readings: Readings): RuleSetAnswer {
  const rules: readonly RuleFacts[] = [...RULE_BOOK.registry, ...RULE_BOOK.person];
  return {
    on,
    rule_set: ruleSetOf(on),
    editions: editionsOn(on, allEditions()).map(editionView),
    definitions: definitionsOn(on, allDefinitions()).map(definitionView),
    access_rules: rules
      .filter(({ inForce }) => isInForce(inForce, on))
      .map((rule) => ruleView(rule, on)),
    duty_rules: Object.keys(DUTY_RULES).map((kind) => dutyView(kind as DutyKind, on)),
    readings: Object.keys(READING_TEXTS).map((name) =>
      readingView(name as keyof Readings, readings),
    ),
  };
}
