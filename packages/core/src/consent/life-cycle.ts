import type { ConsentId } from "../ids.ts";
import type { Instant, LegalDay } from "../time.ts";
import type { Consent, ConsentState } from "./consent.ts";

type State = ConsentState["state"];

/**
 * The only transitions of a consent. A withdrawn one stays withdrawn; a superseded one has handed its
 * line to a newer consent, and that is the one to withdraw. A consent that has ended with its purpose can
 * still be withdrawn: that tells its holders to stop. A disputed one stands again when it is proved.
 */
export const CONSENT_TRANSITIONS: Readonly<Record<State, readonly State[]>> = {
  standing: ["superseded", "fulfilled", "withdrawn", "disputed"],
  superseded: [],
  fulfilled: ["withdrawn", "disputed"],
  withdrawn: [],
  disputed: ["standing", "superseded", "fulfilled", "withdrawn", "annulled"],
  annulled: [],
};

export const mayBecome = (from: State, to: State): boolean =>
  CONSENT_TRANSITIONS[from].includes(to);

/** @throws Error on a transition that is not in the table: a bug, not an outcome. */
export function closeConsent(consent: Consent, end: ConsentState): Consent {
  if (!mayBecome(consent.end.state, end.state)) {
    throw new Error(`a ${consent.end.state} consent cannot become ${end.state}`);
  }
  return { ...consent, end };
}

/** Marks a standing consent as replaced; one that has ended already keeps its end. */
export const supersede = (older: Consent, by: ConsentId): Consent =>
  mayBecome(older.end.state, "superseded") ? { ...older, end: { state: "superseded", by } } : older;

/** The purpose was reached. A disputed consent stays disputed, and does not stand again when it is proved. */
export const fulfil = (consent: Consent, at: Instant): Consent =>
  consent.end.state === "disputed"
    ? { ...consent, end: { ...consent.end, fulfilledAt: at } }
    : closeConsent(consent, { state: "fulfilled", at });

/** "This was not me." */
export const dispute = (consent: Consent, at: Instant): Consent =>
  closeConsent(consent, {
    state: "disputed",
    at,
    ...(consent.end.state === "fulfilled" && { fulfilledAt: consent.end.at }),
  });

/** A disputed consent with the last day of its proof; any other as it is. */
export const awaitProof = (consent: Consent, proveBy: LegalDay): Consent =>
  consent.end.state === "disputed" ? { ...consent, end: { ...consent.end, proveBy } } : consent;

/** A disputed consent was proved: it stands again, or has ended with its purpose. */
export const prove = (consent: Consent): Consent => {
  const reached = consent.end.state === "disputed" ? consent.end.fulfilledAt : undefined;
  return closeConsent(
    consent,
    reached === undefined ? { state: "standing" } : { state: "fulfilled", at: reached },
  );
};
