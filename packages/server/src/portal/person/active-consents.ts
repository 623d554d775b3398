import {
  compareInstants,
  newestAnswer,
  statusOf,
  type Consent,
  type Instant,
  type SubjectState,
} from "@kelisim/core";
import type { ShownConsent } from "@kelisim/web/pages";
import { isLineClosed } from "../../routes/consents.ts";
import type { Names } from "./registry-names.ts";

/** Whether a consent holds now, its purpose and its object taken into account. */
export function isActive(
  state: SubjectState,
  consent: Consent,
  names: Names,
  now: Instant,
): boolean {
  const purpose = names.purpose(consent.purposeId);
  const object = names.object(consent.objectId);
  if (purpose === undefined || object === undefined) return false;
  const newest = newestAnswer(state, consent) ?? consent;
  const closed = isLineClosed({ purpose, object });
  return statusOf(consent, newest, purpose.achievedCount, now, closed) === "active";
}

/** Those of her consents that hold now, the newest first. @param among all of them unless set */
export const activeConsents = (
  state: SubjectState,
  names: Names,
  now: Instant,
  among: Iterable<Consent> = state.consents.values(),
): Consent[] =>
  [...among]
    .filter((consent) => isActive(state, consent, names, now))
    .toSorted((a, b) => compareInstants(b.grantedAt, a.grantedAt));

/** A consent as a line of a list. */
export function consentLine(consent: Consent, names: Names): ShownConsent {
  const { id, partyId, purposeId, term, grantedAt } = consent;
  const party = names.party(partyId);
  return {
    ...{ id, party, grantedAt },
    purpose: names.purpose(purposeId)?.name ?? party.name,
    lastDay: term.lastDay,
  };
}
