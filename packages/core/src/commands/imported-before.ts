import { includesAll } from "../access/coverage.ts";
import {
  outlastsPurpose,
  type AnswerLine,
  type Consent,
  type ConsentTerm,
  type Coverage,
} from "../consent/consent.ts";
import type { ConsentId } from "../ids.ts";
import type { Proof } from "../subject/events.ts";
import { sameLine, type SubjectState } from "../subject/state.ts";
import { legalDayOf, type LegalDay } from "../time.ts";
import { coverageOnce } from "./withdraw-parts.ts";

/** What a party says that a person gave, and when. */
export type SaidGiven = {
  readonly line: AnswerLine;
  readonly givenOn: LegalDay;
  readonly coverage: Coverage;
  readonly term: ConsentTerm;
  readonly proof: Proof | undefined;
};

const sameItems = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && includesAll(a, b);

const sameCoverage = (a: Coverage, b: Coverage): boolean =>
  sameItems(a.categories, b.categories) &&
  sameItems(a.actions, b.actions) &&
  sameItems(a.recipients, b.recipients) &&
  sameItems(a.countries, b.countries);

const basisOf = (term: ConsentTerm): string =>
  term.kind === "date" && term.basis !== undefined ? Object.values(term.basis).join(" ") : "";

const sameTerm = (a: ConsentTerm, b: ConsentTerm): boolean =>
  a.kind === b.kind && a.lastDay === b.lastDay && basisOf(a) === basisOf(b);

const inLine = ({ consents }: SubjectState, line: AnswerLine): readonly Consent[] =>
  [...consents.values()].filter((consent) => sameLine(consent, line));

/**
 * The consent that was recorded by this very paper before, and whether it was of this day and said the same
 * then; what was taken back of it since makes no difference. A paper has one day: told of another day it is
 * not a newer one.
 */
export function recordedBefore(
  state: SubjectState,
  { line, givenOn, coverage, term, proof }: SaidGiven,
): { readonly kind: "same" | "other"; readonly consentId: ConsentId } | undefined {
  const byPaper = inLine(state, line).filter(
    ({ evidenceSha256, confirmation }) =>
      evidenceSha256 !== undefined &&
      evidenceSha256 === proof?.evidenceSha256 &&
      confirmation === proof.confirmation,
  );
  const ofDay = byPaper.find(({ effectiveAt }) => legalDayOf(effectiveAt) === givenOn);
  const found = ofDay ?? byPaper.at(-1);
  if (found === undefined) return undefined;
  const isSame =
    found === ofDay &&
    sameCoverage(coverageOnce(state, found), coverage) &&
    sameTerm(found.term, term);
  return { kind: isSame ? "same" : "other", consentId: found.id };
}

/** The day on which a consent was taken back or disputed, wholly. */
const endedOn = ({ end }: Consent): LegalDay | undefined =>
  end.state === "withdrawn" || end.state === "disputed" || end.state === "annulled"
    ? legalDayOf(end.at)
    : undefined;

/** Whether a part of a consent was taken back on a day or after it. */
const wasNarrowedSince = ({ duties }: SubjectState, { id }: Consent, day: LegalDay): boolean =>
  [...duties.values()].some(
    ({ cause, openedAt }) =>
      cause.kind === "consent" &&
      cause.id === id &&
      cause.parts !== undefined &&
      legalDayOf(openedAt) >= day,
  );

/**
 * Whether something was said in the line on that day or later: a newer consent, a "no", a withdrawal of all or
 * of a part, "this was not me", or her wish to be forgotten. Of one day nobody knows which came first.
 */
export function isNewerSaid(state: SubjectState, { line, givenOn }: SaidGiven): boolean {
  const { erasure, refusals } = state;
  if (erasure.state === "locked" && legalDayOf(erasure.at) >= givenOn) return true;
  if (refusals.some((no) => sameLine(no, line) && legalDayOf(no.at) >= givenOn)) return true;
  return inLine(state, line).some((consent) => {
    const ended = endedOn(consent);
    return (
      legalDayOf(consent.effectiveAt) >= givenOn ||
      (ended !== undefined && ended >= givenOn) ||
      wasNarrowedSince(state, consent, givenOn)
    );
  });
}

/**
 * Whether the purpose was reached on that day or later, for her or for everybody: such a consent is over, unless
 * a law or a contract sets its term. @law 231-VIII 8(5) 8(6)
 */
export function isReachedSince(
  state: SubjectState,
  { line, givenOn, term }: SaidGiven,
  achievedOn: LegalDay | undefined,
): boolean {
  if (outlastsPurpose(term)) return false;
  if (achievedOn !== undefined && achievedOn >= givenOn) return true;
  return inLine(state, line).some(({ end }) => {
    if (end.state === "fulfilled") return legalDayOf(end.at) >= givenOn;
    return end.state === "disputed" && end.fulfilledAt !== undefined;
  });
}
