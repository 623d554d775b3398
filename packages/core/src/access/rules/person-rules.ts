import { groundFor } from "../../law/grounds/ground-of.ts";
import { isInForce } from "../../law/source.ts";
import { legalDayOf } from "../../time.ts";
import { retentionFor } from "../retained.ts";
import type { Rule } from "../rule.ts";
import { CONDITIONAL_BANS } from "./conditional-bans.ts";
import {
  ALWAYS,
  CONSENT_GROUNDS,
  CONSENT_GUARDS,
  NO_CONSENT,
  SINCE_LAW_231,
  type PersonInput,
} from "./consent-rules.ts";

/** Whether the person's consent covers the question entirely: what lifts a conditional ban. */
const consentCarries = (input: PersonInput): boolean =>
  CONSENT_GUARDS.every(
    ({ inForce, holds }) => !isInForce(inForce, legalDayOf(input.asked.at)) || holds(input),
  );

const BANS: readonly Rule<PersonInput>[] = CONDITIONAL_BANS.map(({ engaged, ...ban }) => ({
  ...ban,
  holds: (input) => !engaged(input.asked) || consentCarries(input),
}));

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

/**
 * The rules about this person, in the order of the reason codes. The store decides the same in one
 * SQL statement; a test holds the two together on random states.
 */
export const PERSON_RULES: readonly Rule<PersonInput>[] = [
  ...BANS,
  ...OTHER_GROUNDS,
  ...CONSENT_GUARDS,
  ...CONSENT_GROUNDS,
  {
    id: "deny-by-default",
    kind: "guard",
    code: "no-consent",
    source: { act: "94-V", article: "7", part: "1", norm: "L94-7-1" },
    inForce: ALWAYS,
    holds: () => false,
    text: NO_CONSENT,
  },
];
