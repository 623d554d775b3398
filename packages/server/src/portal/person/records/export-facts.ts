import {
  newestAnswer,
  statusOf,
  type Consent,
  type ConsentStatus,
  type Instant,
  type PartyId,
  type SealedPart,
  type SubjectState,
} from "@kelisim/core";
import {
  accessesOfPerson,
  readSubject,
  toldEvents,
  type LogPlace,
  type PersonAccess,
  type ToldEvent,
} from "@kelisim/store";
import { explainLogged, type Explanation } from "../../../access/explain.ts";
import { isLineClosed } from "../../../routes/consents.ts";
import type { PersonVisit } from "../../visit.ts";
import { namesFor, type Names } from "../registry-names.ts";

/** An access with its replay. */
export type ExplainedAccess = PersonAccess & { readonly explanation: Explanation };

/** Everything of hers, but the accesses, which may be many. */
export type ExportFacts = {
  readonly state: SubjectState;
  readonly told: readonly ToldEvent[];
};

/** Rows that are read and explained at once. */
const BATCH = 200;

/** Her records, with the words that she and the parties wrote. */
export async function exportFacts({ shell, subjectId }: PersonVisit): Promise<ExportFacts> {
  const { store } = shell.ctx;
  const [state, told] = await Promise.all([
    readSubject(store, subjectId),
    toldEvents(store.db, store.ring, subjectId, ["rights-call.received", "duty.discharged"]),
  ]);
  return { state, told };
}

/** The words of one of her calls, or of the end of a duty. */
export const wordsOf = (
  { told }: Pick<ExportFacts, "told">,
  is: (event: ToldEvent["body"]) => boolean,
): SealedPart => told.find(({ body }) => is(body))?.words ?? {};

/** Accesses that she may see, newest first, some at a time. @param limit after so many it stops */
export async function* accessesForExport(
  { shell, subjectId, now }: PersonVisit,
  after: LogPlace | undefined,
  limit: number,
): AsyncGenerator<readonly ExplainedAccess[]> {
  const { store } = shell.ctx;
  let place = after;
  for (let left = limit; left > 0;) {
    const wanted = Math.min(BATCH, left);
    const filter = { subjectId, party: undefined, after: place, limit: wanted };
    const found = await accessesOfPerson(store.db, filter, now);
    const explained = await explainLogged(
      store,
      found.map(({ entry }) => entry),
    );
    yield found.flatMap((access, index) => {
      const explanation = explained[index];
      return explanation === undefined ? [] : [{ ...access, explanation }];
    });
    if (found.length < wanted) return;
    place = found.at(-1)?.entry;
    left -= found.length;
  }
}

/** Where a part of the accesses ended; whether more follow is seen by asking for one more. */
export async function hasMore(
  { shell, subjectId, now }: PersonVisit,
  after: LogPlace,
): Promise<boolean> {
  const filter = { subjectId, party: undefined, after, limit: 1 };
  return (await accessesOfPerson(shell.ctx.store.db, filter, now)).length > 0;
}

/** Everything of the registry that her records and these accesses name. */
export function namesOfExport(
  { shell }: PersonVisit,
  { state }: ExportFacts,
  accesses: readonly ExplainedAccess[],
): Promise<Names> {
  const lines = [
    ...[...state.requests.values(), ...state.consents.values(), ...state.refusals],
    ...state.retentions.map((one) => ({ ...one, partyId: one.holderId })),
  ];
  const matters = [
    ...[...state.duties.values(), ...state.rightsCalls.values(), ...state.outcomes.values()],
    ...[...state.breachNotices.values(), ...state.explanations.values()],
  ];
  const entries = accesses.map(({ entry }) => entry);
  const parties: (PartyId | undefined)[] = [
    ...[...lines, ...matters].map(({ partyId }) => partyId),
    ...[...state.consents.values(), ...state.requests.values()].flatMap((one) => one.recipients),
    ...[...state.representations.values()].map(({ registeredBy }) => registeredBy),
    ...entries.flatMap((entry) => [entry.requester?.id, entry.callerId, entry.recipientId]),
  ];
  return namesFor(shell.ctx.store.db, {
    parties,
    purposes: [
      ...[...lines, ...state.outcomes.values(), ...state.explanations.values()].map(
        ({ purposeId }) => purposeId,
      ),
      ...accesses.map(({ purpose }) => purpose?.id),
    ],
    objects: [...lines, ...state.breachNotices.values(), ...entries].map(
      ({ objectId }) => objectId,
    ),
    categories: [
      ...[...state.requests.values(), ...state.consents.values(), ...state.retentions],
      ...[...state.breachNotices.values(), ...state.outcomes.values(), ...entries],
    ].flatMap(({ categories }) => categories),
  });
}

/** How a consent stands now. */
export function statusInExport(
  state: SubjectState,
  consent: Consent,
  names: Names,
  now: Instant,
): ConsentStatus {
  const purpose = names.purpose(consent.purposeId);
  const object = names.object(consent.objectId);
  const closed = purpose === undefined || object === undefined || isLineClosed({ purpose, object });
  const newest = newestAnswer(state, consent) ?? consent;
  return statusOf(consent, newest, purpose?.achievedCount ?? 0, now, closed);
}
