import type { Consent, ConsentTerm, Coverage, TermBasis } from "../consent/consent.ts";
import { standingIn } from "../consent/standing.ts";
import type { DigitalObject } from "../registry/digital-object.ts";
import type { Purpose } from "../registry/purpose.ts";
import type { SubjectState } from "../subject/state.ts";
import { laterInstant, legalDayOf, type Instant, type LegalDay } from "../time.ts";
import { termToAsk } from "./term-to-ask.ts";

/** What a party names of a request. */
export type Named = {
  readonly purpose: Purpose;
  readonly object: DigitalObject;
  readonly coverage: Coverage;
  /** The last day that the party wishes; `null` = as long as the purpose may last. */
  readonly validUntil: LegalDay | null;
  /** The law or the contract that sets that day, where one does. @law 231-VIII 8(5) */
  readonly termBasis?: TermBasis | undefined;
  /** Whether to leave out what a standing consent gives already. */
  readonly onlyMissing?: boolean | undefined;
};

/** What a person is asked in the end. */
export type Asked = {
  readonly coverage: Coverage;
  readonly term: ConsentTerm;
  /** The standing consent to which a yes adds these categories: its conditions and its term stay. */
  readonly addsTo: Consent | undefined;
};

/** What is left to ask where only what is missing is asked for; no category where nothing is. */
export function whatToAsk(state: SubjectState, named: Named, now: Instant): Asked {
  const { purpose, object, coverage, validUntil, termBasis } = named;
  const line = { partyId: purpose.partyId, objectId: object.id, purposeId: purpose.id };
  const at = laterInstant(now, state.lastEventAt);
  const standing =
    named.onlyMissing === true ? standingIn(state, line, purpose.achievedCount, at) : undefined;
  if (standing === undefined) {
    const term = termToAsk(purpose, validUntil, legalDayOf(now), termBasis);
    return { coverage, term, addsTo: undefined };
  }
  const { actions, recipients, countries, term } = standing;
  const categories = coverage.categories.filter((code) => !standing.categories.includes(code));
  return { coverage: { categories, actions, recipients, countries }, term, addsTo: standing };
}
