import {
  parseId,
  type Consent,
  type ConsentRequest,
  type Duty,
  type SubjectState,
} from "@kelisim/core";
import { readSubject } from "@kelisim/store";
import type { PersonVisit } from "../../visit.ts";

/** A record of hers with all that is hers; a foreign or missing one is `undefined` alike. */
export type Own<T> = { readonly state: SubjectState; readonly record: T };

export const stateOf = ({ shell, subjectId }: PersonVisit): Promise<SubjectState> =>
  readSubject(shell.ctx.store, subjectId);

const own = <T>(state: SubjectState, record: T | undefined): Own<T> | undefined =>
  record === undefined ? undefined : { state, record };

export async function ownRequest(visit: PersonVisit): Promise<Own<ConsentRequest> | undefined> {
  const id = parseId("req", visit.params["id"] ?? "");
  if (id === undefined) return undefined;
  const state = await stateOf(visit);
  return own(state, state.requests.get(id));
}

export async function ownConsent(visit: PersonVisit): Promise<Own<Consent> | undefined> {
  const id = parseId("con", visit.params["id"] ?? "");
  if (id === undefined) return undefined;
  const state = await stateOf(visit);
  return own(state, state.consents.get(id));
}

export async function ownDuty(visit: PersonVisit): Promise<Own<Duty> | undefined> {
  const id = parseId("dty", visit.params["id"] ?? "");
  if (id === undefined) return undefined;
  const state = await stateOf(visit);
  return own(state, state.duties.get(id));
}
