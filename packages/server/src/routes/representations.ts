import {
  compareInstants,
  endRepresentation,
  formatInstant,
  idFrom,
  parseIin,
  registerRepresentation,
  toReview,
  type Iin,
  type Representation,
  type RepresentationId,
  type SubjectId,
  type SubjectState,
} from "@kelisim/core";
import type {
  EndRepresentationBody,
  IdParams,
  PageQuery,
  RegisterRepresentationBody,
  SearchRepresentationsBody,
} from "@kelisim/protocol";
import {
  ensureSubject,
  insertRepresentativeOf,
  readSubject,
  searchSubject,
  subjectOfRecord,
} from "@kelisim/store";
import type { Context } from "../context.ts";
import { isProblem, ok, type Call, type Caller, type Reply } from "../http/operation.ts";
import { representationView } from "../views/representation-view.ts";
import { pageOf } from "./page.ts";
import { NOT_FOUND, pathId } from "./references.ts";
import { refusalReply } from "./refusal-reply.ts";
import { isRefused, runCommand } from "./run-command.ts";
import { worldOf } from "./world.ts";

/** @throws Error if the text has not passed its schema */
function iinIn(text: string): Iin {
  const read = parseIin(text);
  if (!read.ok) throw new Error("an IIN passed its schema and does not parse");
  return read.iin;
}

function shown(state: SubjectState, id: RepresentationId, { now }: Pick<Call, "now">): Reply {
  const found = state.representations.get(id);
  return found === undefined ? NOT_FOUND : ok(representationView(found, now));
}

/** A desk records who may act for a person. @law 395/НҚ 6 part 1 */
export async function register(call: Call<RegisterRepresentationBody>): Promise<Reply> {
  const { ctx, body, caller } = call;
  const { db, ring } = ctx.store;
  const dataSubject = iinIn(body.data_subject.iin);
  const { iin, name } = body.representative;
  const representativeIin = iinIn(iin);
  const command = registerRepresentation(
    {
      id: ctx.ids.next("rpn"),
      dataSubject,
      representative: representativeIin,
      basis: body.basis,
      scope: body.scope,
      validFrom: body.valid_from ?? null,
      validUntil: body.valid_until ?? null,
      evidenceSha256: body.evidence_sha256,
      registeredBy: caller.party.id,
      sealed: {
        representative_iin: iin,
        representative_name: name,
        clerk: body.clerk ?? caller.key.label,
      },
    },
    worldOf(call),
  );
  // What is wrong with it hangs on the numbers alone: a person whom nobody knows stays unknown.
  if (!command.ok) return refusalReply(command);
  const representative = await ensureSubject(db, ring, representativeIin);
  let forSubjectId: SubjectId | undefined;
  const done = await runCommand<RepresentationId>(call, {
    subjectId: async () => (forSubjectId = await ensureSubject(db, ring, dataSubject)),
    fields: { iin: dataSubject },
    resultId: (id) => id,
    decide: async (_state, tx) => {
      if (forSubjectId === undefined) throw new Error("a representation of nobody");
      // So that she is offered it when she signs in: her own row leads to the person.
      const { result: representationId } = command;
      await insertRepresentativeOf(tx, {
        subjectId: representative,
        forSubjectId,
        representationId,
      });
      return command;
    },
  });
  return isRefused(done) ? done : shown(done.state, done.result, call);
}

type Found = { readonly subjectId: SubjectId; readonly state: SubjectState };

async function stateOf(ctx: Context, id: RepresentationId): Promise<Found | undefined> {
  const subjectId = await subjectOfRecord(ctx.store.db, id.slice(4));
  if (subjectId === undefined) return undefined;
  const state = await readSubject(ctx.store, subjectId);
  return state.representations.has(id) ? { subjectId, state } : undefined;
}

/** A representative acts no more. What she did stays. */
export async function endOne(call: Call<EndRepresentationBody, IdParams>): Promise<Reply> {
  const { ctx, body, caller } = call;
  const id = pathId("rpn", call.params);
  const found = id === undefined ? undefined : await stateOf(ctx, id);
  if (id === undefined || found === undefined) return NOT_FOUND;
  const done = await runCommand<RepresentationId>(call, {
    subjectId: found.subjectId,
    resultId: (ended) => ended,
    decide: async (state) =>
      endRepresentation(state, {
        id,
        reason: body.reason,
        evidenceSha256: body.evidence_sha256 ?? null,
        sealed: { clerk: body.clerk ?? caller.key.label },
      }),
  });
  return isRefused(done) ? done : shown(done.state, id, call);
}

/** The answer of an earlier call about a representation with the same key. */
export async function renderRepresentation(
  ctx: Context,
  _caller: Caller,
  resultId: string,
  call: Pick<Call, "now">,
): Promise<Reply> {
  const id = idFrom("rpn", resultId);
  const found = await stateOf(ctx, id);
  return found === undefined ? NOT_FOUND : shown(found.state, id, call);
}

const newestFirst = (a: Representation, b: Representation): number =>
  compareInstants(b.registeredAt, a.registeredAt) || (a.id < b.id ? 1 : -1);

/** Everybody who may, might or could once act for a person. Whoever is unknown has nobody. */
export async function searchRepresentations(
  call: Call<SearchRepresentationsBody, unknown, PageQuery>,
): Promise<Reply> {
  const { ctx, body, query, now } = call;
  const { db, ring } = ctx.store;
  const subjectId = await searchSubject(db, ring, iinIn(body.data_subject.iin));
  const state = subjectId === undefined ? undefined : await readSubject(ctx.store, subjectId);
  const all = [...(state?.representations.values() ?? [])].toSorted(newestFirst);
  const page = await pageOf<Representation>(call, {
    list: "representations",
    filter: [subjectId ?? null],
    query,
    read: async (after, limit) => {
      const from = all.findIndex(({ id }) => id === after?.["id"]) + 1;
      return all.slice(from, from + limit);
    },
    endOf: ({ id, registeredAt }) => ({ id, at: formatInstant(registeredAt) }),
    show: (found) => representationView(found, now),
  });
  if (isProblem(page)) return page;
  return ok({ ...page.body, review: state === undefined ? [] : toReview(state, now) });
}
