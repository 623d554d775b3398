import type { ConsentId } from "../ids.ts";
import type { Consent, ConsentState } from "./consent.ts";

type State = ConsentState["state"];

/**
 * The only transitions of a consent. A withdrawn one stays withdrawn; a superseded one has handed its
 * line to a newer consent, and that is the one to withdraw.
 */
export const CONSENT_TRANSITIONS: Readonly<Record<State, readonly State[]>> = {
  standing: ["superseded", "fulfilled", "withdrawn"],
  superseded: [],
  fulfilled: [],
  withdrawn: [],
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
  older.end.state === "standing" ? { ...older, end: { state: "superseded", by } } : older;
