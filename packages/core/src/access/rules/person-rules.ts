import { groundFor } from "../../law/grounds/ground-of.ts";
import { withPacks, type LawPack } from "../../law/editions/law-pack.ts";
import { LAW_PACKS } from "../../law/editions/packs.ts";
import { isInForce } from "../../law/source.ts";
import { legalDayOf } from "../../time.ts";
import { isEntitled } from "../entitled.ts";
import { retentionFor } from "../retained.ts";
import type { Rule } from "../rule.ts";
import { bansUnder, type ConditionalBan } from "./conditional-bans.ts";
import {
  ALWAYS,
  CONSENT_GROUNDS,
  CONSENT_GUARDS,
  NO_CONSENT,
  SINCE_LAW_231,
  type PersonInput,
} from "./consent-rules.ts";

type PersonRules = readonly Rule<PersonInput>[];

/** Whether the person's consent covers the question entirely: what lifts a conditional ban. */
const consentCarries = (input: PersonInput, guards: PersonRules): boolean =>
  guards.every(
    ({ inForce, holds }) => !isInForce(inForce, legalDayOf(input.asked.at)) || holds(input),
  );

const bansWith = (bans: readonly ConditionalBan[], guards: PersonRules): PersonRules =>
  bans.map(({ engaged, ...ban }) => ({
    ...ban,
    holds: (input) => !engaged(input.asked) || consentCarries(input, guards),
  }));

/** A recipient that is no party may use what it kept by a reasoned refusal, and nothing else. */
const RECIPIENT_KEPT: Rule<PersonInput> = {
  id: "recipient-has-kept-it",
  kind: "guard",
  code: "party-not-entitled",
  source: { act: "94-V", article: "10", part: "1", norm: "L94-10-1" },
  inForce: ALWAYS,
  holds: ({ asked, facts }) =>
    isEntitled(asked) ||
    (isInForce(SINCE_LAW_231, legalDayOf(asked.at)) && retentionFor(asked, facts) !== undefined),
  text: {
    kk: "Сұраған ұйымның осы мақсатқа да, осы объектіге де қатысы жоқ.",
    ru: "Запросившая организация не имеет отношения ни к этой цели, ни к этому объекту.",
    en: "The organisation that asked is party neither to this purpose nor to this object.",
  },
};

/** Nothing is done with blocked data, whatever would permit it. @law 94-V 25(2)(8) */
const NOT_BLOCKED: Rule<PersonInput> = {
  id: "data-are-not-blocked",
  kind: "guard",
  code: "data-subject-blocked",
  source: { act: "94-V", article: "25", part: "2", norm: "L94-25-2-8" },
  inForce: ALWAYS,
  holds: ({ facts }) => !facts.blocked,
  text: {
    kk: "Заң бұзылғаны туралы хабар тексерілгенше бұл объектідегі деректер бұғатталған.",
    ru: "Данные в этом объекте заблокированы, пока проверяется сигнал о нарушении закона.",
    en: "The data in this object are blocked while a signal that the law was broken is checked.",
  },
};

/** What opens an access without her consent. */
const OTHER_GROUNDS: readonly Rule<PersonInput>[] = [
  {
    id: "law-permits-without-consent",
    kind: "ground",
    code: "legal-ground",
    source: { act: "94-V", article: "9", norm: "L94-9" },
    inForce: ALWAYS,
    holds: ({ asked }) => groundFor(asked, legalDayOf(asked.at)) !== undefined,
    text: {
      kk: "Заң бұл деректерді адамның келісімінсіз алуға рұқсат береді.",
      ru: "Закон позволяет получить эти данные без согласия человека.",
      en: "The law permits this without the person's consent.",
    },
  },
  {
    id: "retained-after-reasoned-refusal",
    kind: "ground",
    code: "retention",
    source: { act: "94-V", article: "8", part: "7", norm: "L231-6-8-7b" },
    inForce: SINCE_LAW_231,
    holds: ({ asked, facts }) => retentionFor(asked, facts) !== undefined,
    text: {
      kk: "Ұйым келісімнің кері қайтарып алынуына уәжді бас тартуды ұсынды: дәл осы деректерді өңдеуді жалғастыра алады.",
      ru: "Организация мотивированно отказала в прекращении: она вправе и дальше обрабатывать именно эти данные.",
      en: "The organisation answered the withdrawal with a reasoned refusal: it may go on with exactly these data and this action.",
    },
  },
];

const DENY_BY_DEFAULT: Rule<PersonInput> = {
  id: "deny-by-default",
  kind: "guard",
  code: "no-consent",
  source: { act: "94-V", article: "7", part: "1", norm: "L94-7-1" },
  inForce: ALWAYS,
  holds: () => false,
  text: NO_CONSENT,
};

/** The rules about this person, as acts word and date them. */
export function personRules(packs: readonly LawPack[]): PersonRules {
  const under = (rules: PersonRules): PersonRules => withPacks(rules, packs);
  const guards = under(CONSENT_GUARDS);
  return [
    ...under([RECIPIENT_KEPT]),
    ...bansWith(bansUnder(packs), guards),
    ...under([NOT_BLOCKED, ...OTHER_GROUNDS]),
    ...guards,
    ...under([...CONSENT_GROUNDS, DENY_BY_DEFAULT]),
  ];
}

/**
 * The rules about this person, in the order of the reason codes. The store decides the same in one
 * SQL statement; a test holds the two together on random states.
 */
export const PERSON_RULES = personRules(LAW_PACKS);
