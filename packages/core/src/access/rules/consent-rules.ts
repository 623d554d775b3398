import { isAchieved, isExpired, type Consent } from "../../consent/consent.ts";
import { LAW_231_FIRST_DAY, ORDER_190_FIRST_DAY } from "../../law/source.ts";
import { addDays, laterInstant } from "../../time.ts";
import { coversAction, coversCategories, coversCountry, coversRecipient } from "../coverage.ts";
import type { PersonFacts, PersonQuestion } from "../question.ts";
import type { Rule } from "../rule.ts";

/** What rules about the person are tried on. */
export type PersonInput = { readonly asked: PersonQuestion; readonly facts: PersonFacts };

export const ALWAYS = { from: null, to: null } as const;
export const SINCE_LAW_231 = { from: LAW_231_FIRST_DAY, to: null } as const;

export const NO_CONSENT = {
  kk: "Адамның келісімі жоқ.",
  ru: "Согласия человека нет.",
  en: "There is no consent of the person.",
};
const CONSENTED = {
  kk: "Адам осыған келісім берді.",
  ru: "Человек дал на это согласие.",
  en: "The person consented to this.",
};

/** Terms compare against the later of the clock and the person's last event; nothing else compares instants. */
const now = ({ asked, facts }: PersonInput) => laterInstant(asked.at, facts.lastEventAt);

/** A condition on the newest consent; where there is none, another rule says so. */
const ofConsent =
  (condition: (consent: Consent, input: PersonInput) => boolean) =>
  (input: PersonInput): boolean =>
    input.facts.newest?.kind !== "granted" || condition(input.facts.newest, input);

const hasConsent = ({ facts }: PersonInput): boolean => facts.newest?.kind === "granted";

/** What must hold of the person's newest answer, in the order of the reason codes. */
export const CONSENT_GUARDS: readonly Rule<PersonInput>[] = [
  {
    id: "newest-answer-is-no-refusal",
    kind: "guard",
    code: "consent-refused",
    source: { act: "94-V", article: "7", part: "1", norm: "L94-7-1" },
    inForce: ALWAYS,
    holds: ({ facts }) => facts.newest?.kind !== "refused",
    text: {
      kk: "Адам бұл сұрауға келісім бермеді.",
      ru: "Человек не дал согласия на этот запрос.",
      en: "The person refused this request.",
    },
  },
  {
    id: "consent-is-not-withdrawn",
    kind: "guard",
    code: "consent-withdrawn",
    source: { act: "94-V", article: "8", part: "7", norm: "L231-6-8-7a" },
    inForce: ALWAYS,
    holds: ofConsent(({ end }) => end.state !== "withdrawn"),
    text: {
      kk: "Келісім кері қайтарып алынды.",
      ru: "Согласие отозвано.",
      en: "The consent was withdrawn.",
    },
  },
  {
    id: "consent-term-runs",
    kind: "guard",
    code: "consent-expired",
    source: { act: "94-V", article: "8", part: "5", norm: "L231-6-8-5" },
    inForce: ALWAYS,
    holds: ofConsent(({ term }, input) => !isExpired(term, now(input))),
    text: {
      kk: "Келісімнің мерзімі аяқталды.",
      ru: "Срок согласия истёк.",
      en: "The term of the consent is over.",
    },
  },
  {
    id: "purpose-is-not-achieved",
    kind: "guard",
    code: "purpose-achieved",
    source: { act: "94-V", article: "8", part: "6", norm: "L231-6-8-6" },
    inForce: SINCE_LAW_231,
    holds: ofConsent(
      (consent, { asked }) =>
        consent.end.state !== "fulfilled" && !isAchieved(consent, asked.purpose.achievedCount),
    ),
    text: {
      kk: "Келісім берілген мақсатқа жетті, сондықтан келісім аяқталды.",
      ru: "Цель, для которой дано согласие, достигнута, и согласие закончилось.",
      en: "The purpose of the consent was reached, and the consent ended with it.",
    },
  },
  {
    id: "consent-is-not-disputed",
    kind: "guard",
    code: "consent-disputed",
    source: { act: "94-V", article: "25", part: "2", norm: "L94-25-2-5" },
    inForce: ALWAYS,
    holds: ofConsent(({ end }) => end.state !== "disputed" && end.state !== "annulled"),
    text: {
      kk: "Адам бұл келісімді өзі бермегенін айтты, ал келісім дәлелденген жоқ.",
      ru: "Человек заявил, что не давал этого согласия, и оно не подтверждено.",
      en: "The person says that she did not give this consent, and nobody has proved it.",
    },
  },
  {
    id: "person-answered-yes",
    kind: "guard",
    code: "no-consent",
    source: { act: "94-V", article: "7", part: "1", norm: "L94-7-1" },
    inForce: ALWAYS,
    holds: hasConsent,
    text: NO_CONSENT,
  },
  {
    id: "consent-covers-action",
    kind: "guard",
    code: "action-not-covered",
    source: { act: "94-V", article: "10", part: "1", norm: "L94-10-1" },
    inForce: ALWAYS,
    holds: ofConsent((consent, { asked }) => coversAction(consent, asked)),
    text: {
      kk: "Адамның келісімі бұл әрекетті қамтымайды.",
      ru: "Согласие человека не охватывает это действие.",
      en: "The person's consent does not cover this action.",
    },
  },
  {
    id: "consent-covers-categories",
    kind: "guard",
    code: "category-not-covered",
    source: { act: "94-V", article: "10", part: "1", norm: "L94-10-1", also: ["L94-7-9"] },
    inForce: ALWAYS,
    holds: ofConsent((consent, { asked }) => coversCategories(consent, asked)),
    text: {
      kk: "Адамның келісімі сұралған деректердің бәрін қамтымайды.",
      ru: "Согласие человека охватывает не все запрошенные данные.",
      en: "The person's consent does not cover all the data asked for.",
    },
  },
  {
    id: "consent-covers-recipient",
    kind: "guard",
    code: "recipient-not-covered",
    source: { act: "94-V", article: "7", part: "6", norm: "L94-7-6" },
    inForce: ALWAYS,
    holds: ofConsent((consent, { asked }) => coversRecipient(consent, asked)),
    text: {
      kk: "Адамның келісімінде мұндай алушы аталмаған.",
      ru: "Согласие человека не называет такого получателя.",
      en: "The person's consent does not name this recipient.",
    },
  },
  {
    id: "consent-covers-country",
    kind: "guard",
    code: "cross-border-not-covered",
    source: { act: "94-V", article: "16", norm: "L94-16" },
    inForce: ALWAYS,
    holds: ofConsent((consent, { asked }) => coversCountry(consent, asked)),
    text: {
      kk: "Адамның келісімі деректерді бұл елге беруді қамтымайды.",
      ru: "Согласие человека не охватывает передачу данных в эту страну.",
      en: "The person's consent does not cover passing data to this country.",
    },
  },
];

/** The person's yes, in the words that are in force. */
export const CONSENT_GROUNDS: readonly Rule<PersonInput>[] = [
  {
    id: "person-consented",
    kind: "ground",
    code: "consent",
    source: { act: "395/НҚ", article: "6", part: "1", norm: "R395-6-1" },
    inForce: { from: ORDER_190_FIRST_DAY, to: null },
    holds: hasConsent,
    text: CONSENTED,
  },
  {
    id: "person-consented-before-order-190",
    kind: "ground",
    code: "consent",
    source: { act: "94-V", article: "8", part: "1", norm: "L94-8-1" },
    inForce: { from: null, to: addDays(ORDER_190_FIRST_DAY, -1) },
    holds: hasConsent,
    text: CONSENTED,
  },
];
