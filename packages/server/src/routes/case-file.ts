import {
  type Consent,
  type DigitalObject,
  type PartyId,
  type RightsCall,
  type SubjectId,
  type SubjectState,
} from "@kelisim/core";
import type { CaseFileAnswer, IdParams } from "@kelisim/protocol";
import {
  accessesOfPerson,
  iinsOf,
  noticeByHash,
  objectById,
  partyById,
  purposeAtVersion,
  purposeById,
  readSubject,
  subjectOfRecord,
  toldEvents,
  type ToldEvent,
} from "@kelisim/store";
import { explainLogged } from "../access/explain.ts";
import type { Context } from "../context.ts";
import { ok, type Call, type Caller, type Reply } from "../http/operation.ts";
import {
  caseFileView,
  type CaseAccess,
  type CaseConsent,
  type CaseFile,
} from "../views/case-file-view.ts";
import { isLineClosed } from "./consents.ts";
import { NOT_FOUND, pathId } from "./references.ts";

/** Accesses in one file; whoever wants more asks the party. */
const MOST_ACCESSES = 200;

const TOLD = [
  "rights-call.received",
  "duty.opened",
  "duty.discharged",
  "consent.refused",
  "consent.withdrawn",
  "consent.narrowed",
  "consent.disputed",
] as const;

/**
 * The desk that filed it, and the authorised body where the complaint goes to it. No other party reads what
 * one does with her by saying that she complains.
 */
function mayRead(
  { party, key }: Caller,
  complaint: RightsCall,
  told: readonly ToldEvent[],
): boolean {
  const filed = told.some(
    ({ body, toldBy }) =>
      body.type === "rights-call.received" && body.call.id === complaint.id && toldBy === party.id,
  );
  const hears =
    complaint.addressee === "authorised-body" &&
    party.roles.includes("authorised-body") &&
    key.scopes.includes("oversight:read");
  return (filed && key.scopes.includes("channel:assisted")) || hears;
}

/** The consents under which the party holds or held her data. */
async function consentsWith(
  { store }: Context,
  { consents }: SubjectState,
  partyId: PartyId,
): Promise<readonly CaseConsent[]> {
  const found: CaseConsent[] = [];
  for (const consent of consents.values()) {
    const object = await objectById(store.db, consent.objectId);
    const holders: readonly (PartyId | undefined)[] = [
      ...[consent.partyId, object?.ownerId, object?.operatorId],
      ...consent.recipients,
    ];
    if (holders.includes(partyId)) found.push(await withWords(store.db, consent, object));
  }
  return found;
}

async function withWords(
  db: Context["store"]["db"],
  consent: Consent,
  object: DigitalObject | undefined,
): Promise<CaseConsent> {
  const [then, now, notice] = await Promise.all([
    purposeAtVersion(db, consent.purposeId, consent.purposeVersion),
    purposeById(db, consent.purposeId),
    consent.noticeHash === undefined ? undefined : noticeByHash(db, consent.noticeHash),
  ]);
  if (now === undefined || object === undefined) {
    throw new Error("a consent without its purpose or its object");
  }
  const isClosed = isLineClosed({ purpose: now, object });
  return {
    ...{ consent, purpose: then ?? now, achievedCount: now.achievedCount },
    ...{ isLineClosed: isClosed, notice },
  };
}

/** What the party did with her data or tried, as far as she may see it now. */
async function accessesBy(
  { store }: Context,
  subjectId: SubjectId,
  party: PartyId,
  now: Call["now"],
): Promise<{ readonly accesses: readonly CaseAccess[]; readonly complete: boolean }> {
  const filter = { subjectId, party, after: undefined, limit: MOST_ACCESSES + 1 };
  const found = await accessesOfPerson(store.db, filter, now);
  const entries = found.slice(0, MOST_ACCESSES).map(({ entry }) => entry);
  return { accesses: await explainLogged(store, entries), complete: found.length <= MOST_ACCESSES };
}

async function collect(
  { ctx, now }: Call<unknown, IdParams>,
  found: { readonly subjectId: SubjectId; readonly state: SubjectState },
  complaint: RightsCall,
  told: readonly ToldEvent[],
): Promise<CaseFile> {
  const { db, ring, sealer } = ctx.store;
  const { subjectId, state } = found;
  const { partyId } = complaint;
  const party = await partyById(db, partyId);
  if (party === undefined) throw new Error("a complaint about nobody");
  const named = state.erasure.state === "none" ? [subjectId] : [];
  return {
    ...{ complaint, party, state, told, now, sealer },
    calendar: ctx.calendar,
    iin: (await iinsOf(db, ring, named)).get(subjectId)?.digits,
    consents: await consentsWith(ctx, state, partyId),
    ...(await accessesBy(ctx, subjectId, partyId, now)),
  };
}

/** A complaint whose case file a caller may read. */
export type FoundCase = {
  readonly subjectId: SubjectId;
  readonly state: SubjectState;
  readonly complaint: RightsCall;
  readonly file: CaseFileAnswer;
};

/** The case file of a complaint; `undefined` for a missing one and for whoever may not read it. */
export async function findCaseFile(call: Call<unknown, IdParams>): Promise<FoundCase | undefined> {
  const { ctx, caller } = call;
  const { db, ring } = ctx.store;
  const id = pathId("rgt", call.params);
  const subjectId = id === undefined ? undefined : await subjectOfRecord(db, id.slice(4));
  if (id === undefined || subjectId === undefined) return undefined;
  const state = await readSubject(ctx.store, subjectId);
  const complaint = state.rightsCalls.get(id);
  if (complaint?.kind !== "complaint" || state.erasure.state === "erased") return undefined;
  const told = await toldEvents(db, ring, subjectId, TOLD);
  if (!mayRead(caller, complaint, told)) return undefined;
  const file = caseFileView(await collect(call, { subjectId, state }, complaint, told));
  return { subjectId, state, complaint, file };
}

/**
 * The case file of a complaint: what the person asked, what the party did and when, and the norms behind it;
 * for the desk that filed it and for the authorised body that hears it. @law 231-VIII 19-1(3)
 */
export async function getCaseFile(call: Call<unknown, IdParams>): Promise<Reply> {
  const found = await findCaseFile(call);
  return found === undefined ? NOT_FOUND : ok(found.file);
}
