import {
  idFrom,
  parseIin,
  type PartyId,
  type ProcessingOutcome,
  type RightsCallKind,
} from "@kelisim/core";
import {
  iinOf,
  type FileComplaintBody,
  type FileCorrectionBody,
  type FileInquiryBody,
  type FileObjectionBody,
} from "@kelisim/protocol";
import {
  accessLogEntry,
  categoriesByCodes,
  ensureSubject,
  findSubject,
  objectById,
  partyById,
  purposeById,
  readSubject,
  subjectOfRecord,
} from "@kelisim/store";
import { openDecisionId } from "../access/decision-id.ts";
import type { Context } from "../context.ts";
import { ok, problem, type Call, type Caller, type Reply } from "../http/operation.ts";
import { decideRightsCall, type FiledCall, type RightsCallGiven } from "../person/rights-call.ts";
import { actedNow, actingBy, isForeign } from "./acting.ts";
import { objectedOutcome } from "./objected-outcome.ts";
import { NOT_FOUND, unknownReferences } from "./references.ts";
import { isRefused, runCommand } from "./run-command.ts";
import { worldOf } from "./world.ts";

/** What the bodies of rights calls have between them. */
export type RightsBody = Pick<FileObjectionBody, "data_subject" | "iin" | "text"> &
  Partial<Pick<FileObjectionBody, "party_id" | "purpose_id" | "outcome_id" | "decision_ref">> &
  Partial<Pick<FileObjectionBody, "acting_for">> &
  Partial<Pick<FileCorrectionBody, "object_id" | "categories" | "evidence_sha256">> &
  Partial<Pick<FileComplaintBody, "addressee" | "consent_id" | "duty_id">>;

/** The members that name something which does not exist. */
export async function unknownIn({
  ctx,
  body,
}: Pick<Call<RightsBody>, "ctx" | "body">): Promise<string[]> {
  const { db } = ctx.store;
  const { party_id: party, purpose_id: purpose, object_id: object, categories = [] } = body;
  const unknown: string[] = [];
  const iin = parseIin(iinOf(body));
  if (iin.ok && (await isForeign(ctx, iin.iin, body.acting_for))) unknown.push("/acting_for");
  if (party !== undefined && !(await partyById(db, party))) unknown.push("/party_id");
  if (purpose !== undefined && !(await purposeById(db, purpose))) unknown.push("/purpose_id");
  if (object !== undefined && !(await objectById(db, object))) unknown.push("/object_id");
  const known = await categoriesByCodes(db, categories);
  for (const [index, code] of categories.entries()) {
    if (!known.has(code)) unknown.push(`/categories/${index}`);
  }
  return unknown;
}

/** Files a call under a person's number, and opens its duty. */
export async function file(
  call: Call<RightsBody>,
  kind: RightsCallKind,
  partyId: PartyId,
): Promise<Reply> {
  const { ctx, body } = call;
  const { db, ring } = ctx.store;
  const iin = parseIin(iinOf(body));
  if (!iin.ok) throw new Error("an IIN passed its schema and does not parse");
  const given: RightsCallGiven = {
    ...{ id: ctx.ids.next("rgt"), kind, partyId, text: body.text },
    purposeId: body.purpose_id ?? null,
    outcomeId: body.outcome_id,
    objectId: body.object_id,
    addressee: body.addressee,
    decisionRef: body.decision_ref,
    categories: body.categories,
    evidenceSha256: body.evidence_sha256,
    consentId: body.consent_id,
    dutyId: body.duty_id,
  };
  const acting = actingBy(ctx, iin.iin, body.acting_for);
  const done = await runCommand<FiledCall>(call, {
    subjectId: () => ensureSubject(db, ring, iin.iin),
    fields: { iin: iin.iin },
    resultId: (filed) => filed.id,
    decide: async (state) =>
      decideRightsCall(state, acting, given, actedNow(call, state), worldOf(call)),
  });
  if (isRefused(done)) return done;
  const { id, dutyId } = done.result;
  return ok({ id, duty_id: dutyId, due_on: done.state.duties.get(dutyId)?.dueOn });
}

/**
 * Whom an objection is against: the party named, else the one that recorded the outcome, else the purpose's, else the
 * decision's requester.
 */
async function objectedParty(
  call: Call<FileObjectionBody>,
  outcome: ProcessingOutcome | undefined,
): Promise<PartyId | undefined> {
  const { ctx, body } = call;
  if (body.party_id !== undefined) return body.party_id;
  if (outcome !== undefined) return outcome.partyId;
  if (body.purpose_id !== undefined) {
    return (await purposeById(ctx.store.db, body.purpose_id))?.partyId;
  }
  const key = openDecisionId(ctx.store.sealer, body.decision_ref ?? "");
  const entry = key === undefined ? undefined : await accessLogEntry(ctx.store.db, key);
  // A decision about somebody else names nobody here.
  const iin = parseIin(iinOf(body));
  const subjectId = iin.ok ? await findSubject(ctx.store.db, ctx.store.ring, iin.iin) : undefined;
  return entry?.subjectId === subjectId ? entry?.requester?.id : undefined;
}

/** Against any automated processing, declared or not. It stops nothing by itself. @law 231-VIII 19-1 */
export async function fileObjection(call: Call<FileObjectionBody>): Promise<Reply> {
  const unknown = await unknownIn(call);
  const outcome = await objectedOutcome(call);
  if (call.body.outcome_id !== undefined && outcome === undefined) unknown.push("/outcome_id");
  if (unknown.length > 0) return unknownReferences(unknown);
  const partyId = await objectedParty(call, outcome);
  if (partyId !== undefined) return file(call, "objection", partyId);
  const faults = [{ pointer: "/party_id", code: "unknown-reference" } as const];
  return problem("invalid-request", { faults });
}

/** A person asks what is held about her. @law 94-V 25(2)(6) */
export async function fileInquiry(call: Call<FileInquiryBody>): Promise<Reply> {
  const unknown = await unknownIn(call);
  return unknown.length > 0
    ? unknownReferences(unknown)
    : file(call, "inquiry", call.body.party_id);
}

/** A person demands that her data be put right. @law 94-V 25(2)(8) */
export async function fileCorrection(call: Call<FileCorrectionBody>): Promise<Reply> {
  const unknown = await unknownIn(call);
  return unknown.length > 0
    ? unknownReferences(unknown)
    : file(call, "correction", call.body.party_id);
}

/** The answer of an earlier rights call with the same key. */
export async function renderRightsCall(
  ctx: Context,
  _caller: Caller,
  resultId: string,
): Promise<Reply> {
  const id = idFrom("rgt", resultId);
  const subjectId = await subjectOfRecord(ctx.store.db, resultId);
  if (subjectId === undefined) return NOT_FOUND;
  const state = await readSubject(ctx.store, subjectId);
  const called = state.rightsCalls.get(id);
  if (called === undefined) return NOT_FOUND;
  const { dutyId } = called;
  return ok({ id, duty_id: dutyId, due_on: state.duties.get(dutyId)?.dueOn });
}
