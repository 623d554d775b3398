import {
  compareInstants,
  idFrom,
  parseIin,
  parseInstant,
  recordOutcome,
  stateAsOf,
  type DigitalObject,
  type Instant,
  type OutcomeId,
  type OutcomeStep,
  type Purpose,
  type SubjectId,
  type SubjectState,
} from "@kelisim/core";
import type {
  CreateProcessingOutcomeBody,
  PageQuery,
  SearchAutomatedBody,
} from "@kelisim/protocol";
import {
  categoriesByCodes,
  ensureSubject,
  loadEvents,
  objectAsOf,
  partiesByIds,
  purposeAsOf,
  readSubject,
  subjectOfRecord,
  type Queryable,
} from "@kelisim/store";
import type { Context } from "../context.ts";
import { ok, type Call, type Caller, type Reply } from "../http/operation.ts";
import { outcomeView } from "../views/automated-views.ts";
import { heldPurpose, type HeldPurpose } from "./held-purpose.ts";
import { searchOwnRecords } from "./own-records.ts";
import { NOT_FOUND, unknownReferences } from "./references.ts";
import { isRefused, runCommand } from "./run-command.ts";
import { worldOf } from "./world.ts";

type OutcomeCall = Call<CreateProcessingOutcomeBody>;

const instantIn = (text: string): Instant => {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error("an instant passed its schema and does not parse");
  return instant;
};

const stepFrom = (step: CreateProcessingOutcomeBody["steps"][number]): OutcomeStep => ({
  at: instantIn(step.at),
  by: step.by,
  ...(step.party_id !== undefined && { partyId: step.party_id }),
  ...(step.could_change !== undefined && { couldChange: step.could_change }),
  ...(step.seconds !== undefined && { seconds: step.seconds }),
});

/** The members that name something which does not exist for the caller. */
async function unknownIn(call: OutcomeCall, held: HeldPurpose | undefined): Promise<string[]> {
  const { body, ctx } = call;
  const { db } = ctx.store;
  const unknown: string[] = [];
  if (held === undefined) unknown.push("/purpose_id");
  if (body.object_id !== undefined && held?.purpose.objectIds.includes(body.object_id) === false) {
    unknown.push("/object_id");
  }
  const { categories = [], steps } = body;
  const known = await categoriesByCodes(db, categories);
  for (const [index, code] of categories.entries()) {
    if (!known.has(code)) unknown.push(`/categories/${index}`);
  }
  const named = steps.flatMap(({ party_id: id }) => (id === undefined ? [] : [id]));
  const parties = new Set((await partiesByIds(db, named)).map(({ id }) => id));
  for (const [index, { party_id: id }] of steps.entries()) {
    if (id !== undefined && !parties.has(id)) unknown.push(`/steps/${index}/party_id`);
  }
  return unknown;
}

/** The registry at an instant: what was not registered yet opens nothing. */
async function registryAsOf(
  tx: Queryable,
  { purpose, objects }: HeldPurpose,
  at: Instant,
): Promise<{ readonly purpose: Purpose; readonly objects: readonly DigitalObject[] }> {
  const then: DigitalObject[] = [];
  for (const object of objects) {
    then.push((await objectAsOf(tx, object.id, at)) ?? { ...object, status: "closed" });
  }
  const purposeThen = await purposeAsOf(tx, purpose.id, at);
  return { purpose: purposeThen ?? { ...purpose, status: "draft" }, objects: then };
}

/** The person as she was known at an instant. */
async function knownAt(
  tx: Queryable,
  subjectId: SubjectId,
  state: SubjectState,
  at: Instant,
): Promise<SubjectState> {
  const { lastEventAt, seq } = state;
  if (lastEventAt === undefined || compareInstants(lastEventAt, at) <= 0) return state;
  return stateAsOf(await loadEvents(tx, subjectId, seq), at);
}

/**
 * A holder shows how an outcome came about. Whether it was automated is computed, and so is whether the ban was
 * kept; what broke it is recorded all the same. @law 231-VIII 1(2-3) 19-1(1)
 */
export async function createProcessingOutcome(call: OutcomeCall): Promise<Reply> {
  const { ctx, body, caller } = call;
  const { db, ring, kind: service } = ctx.store;
  const held = await heldPurpose(call, body.purpose_id);
  const unknown = await unknownIn(call, held);
  if (held === undefined || unknown.length > 0) return unknownReferences(unknown);
  const iin = parseIin(body.data_subject.iin);
  if (!iin.ok) throw new Error("an IIN passed its schema and does not parse");
  const objects = held.objects.filter(
    ({ id }) => body.object_id === undefined || id === body.object_id,
  );
  const categories = body.categories ?? held.purpose.categories.required;
  const given = {
    id: ctx.ids.next("out"),
    service,
    requester: caller.party,
    categories,
    biometric: await ctx.registry.biometricAmong(categories),
    effect: body.effect,
    tookEffectAt: instantIn(body.took_effect_at),
    steps: body.steps.map(stepFrom),
    evidenceSha256: body.evidence_sha256,
  };
  let subject: SubjectId | undefined;
  const done = await runCommand<OutcomeId>(call, {
    subjectId: async () => (subject = await ensureSubject(db, ring, iin.iin)),
    fields: { iin: iin.iin },
    resultId: (id) => id,
    decide: async (state, tx) => {
      if (subject === undefined) throw new Error("a command about nobody");
      const registry = await registryAsOf(tx, { ...held, objects }, given.tookEffectAt);
      const atEffect = await knownAt(tx, subject, state, given.tookEffectAt);
      return recordOutcome({ present: state, atEffect }, { ...given, ...registry }, worldOf(call));
    },
  });
  return isRefused(done) ? done : outcomeReply(done.state, done.result);
}

function outcomeReply(state: SubjectState, id: OutcomeId): Reply {
  const outcome = state.outcomes.get(id);
  return outcome === undefined ? NOT_FOUND : ok(outcomeView(outcome));
}

/** The answer of an earlier `create-processing-outcome` with the same key. */
export async function renderOutcome(
  ctx: Context,
  _caller: Caller,
  resultId: string,
): Promise<Reply> {
  const subjectId = await subjectOfRecord(ctx.store.db, resultId);
  if (subjectId === undefined) return NOT_FOUND;
  return outcomeReply(await readSubject(ctx.store, subjectId), idFrom("out", resultId));
}

/** One's own outcomes, newest first. */
export const searchProcessingOutcomes = (
  call: Call<SearchAutomatedBody, unknown, PageQuery>,
): Promise<Reply> => searchOwnRecords(call, "outcome", outcomeView);
