import {
  fileRightsCall,
  idFrom,
  parseIin,
  type DutyId,
  type PartyId,
  type RightsCallId,
  type RightsCallKind,
  type SealedPart,
} from "@kelisim/core";
import {
  iinOf,
  type FileCorrectionBody,
  type FileInquiryBody,
  type FileObjectionBody,
} from "@kelisim/protocol";
import {
  accessLogEntry,
  ensureSubject,
  partyById,
  purposeById,
  readSubject,
  subjectOfRecord,
} from "@kelisim/store";
import { openDecisionId } from "../access/decision-id.ts";
import type { Context } from "../context.ts";
import { ok, problem, type Call, type Caller, type Reply } from "../http/operation.ts";
import { NOT_FOUND, unknownReferences } from "./references.ts";
import { isRefused, runCommand } from "./run-command.ts";

type Filed = { readonly id: RightsCallId; readonly dutyId: DutyId };

type RightsBody = Pick<FileObjectionBody, "data_subject" | "iin" | "text" | "purpose_id"> & {
  readonly decision_ref?: string;
};

async function file(
  call: Call<RightsBody>,
  kind: RightsCallKind,
  partyId: PartyId,
): Promise<Reply> {
  const { ctx, body, now } = call;
  const { db, ring } = ctx.store;
  const iin = parseIin(iinOf(body));
  if (!iin.ok) throw new Error("an IIN passed its schema and does not parse");
  const sealed: SealedPart = {
    text: body.text,
    ...(body.decision_ref === undefined ? {} : { decision_ref: body.decision_ref }),
  };
  const id = ctx.ids.next("rgt");
  const done = await runCommand<Filed>(call, {
    subjectId: await ensureSubject(db, ring, iin.iin),
    fields: { iin: iin.iin },
    resultId: (filed) => filed.id,
    decide: async () =>
      fileRightsCall(
        { id, kind, partyId, purposeId: body.purpose_id ?? null, sealed },
        { now, calendar: ctx.calendar, ids: ctx.ids },
      ),
  });
  if (isRefused(done)) return done;
  const { dutyId } = done.result;
  return ok({ id, duty_id: dutyId, due_on: done.state.duties.get(dutyId)?.dueOn });
}

/** Whom an objection is against: the party named, else the purpose's, else the decision's requester. */
async function objectedParty(call: Call<FileObjectionBody>): Promise<PartyId | undefined> {
  const { ctx, body } = call;
  if (body.party_id !== undefined) return body.party_id;
  if (body.purpose_id !== undefined) {
    return (await purposeById(ctx.store.db, body.purpose_id))?.partyId;
  }
  const key = openDecisionId(ctx.store.sealer, body.decision_ref ?? "");
  const entry = key === undefined ? undefined : await accessLogEntry(ctx.store.db, key);
  return entry?.requester?.id;
}

/** Against any automated processing, declared or not. It stops nothing by itself. @law 231-VIII 19-1 */
export async function fileObjection(call: Call<FileObjectionBody>): Promise<Reply> {
  const { ctx, body } = call;
  const partyId = await objectedParty(call);
  if (partyId === undefined) {
    const named = body.purpose_id === undefined ? "/party_id" : "/purpose_id";
    if (body.purpose_id !== undefined) return unknownReferences([named]);
    const faults = [{ pointer: named, code: "unknown-reference" } as const];
    return problem("invalid-request", { faults });
  }
  const unknown: string[] = [];
  if ((await partyById(ctx.store.db, partyId)) === undefined) unknown.push("/party_id");
  if (
    body.purpose_id !== undefined &&
    (await purposeById(ctx.store.db, body.purpose_id)) === undefined
  ) {
    unknown.push("/purpose_id");
  }
  return unknown.length > 0 ? unknownReferences(unknown) : file(call, "objection", partyId);
}

const knownParty = async (ctx: Context, id: PartyId): Promise<boolean> =>
  (await partyById(ctx.store.db, id)) !== undefined;

/** A person asks what is held about her. @law 94-V 25(2)(6) */
export const fileInquiry = async (call: Call<FileInquiryBody>): Promise<Reply> =>
  (await knownParty(call.ctx, call.body.party_id))
    ? file(call, "inquiry", call.body.party_id)
    : unknownReferences(["/party_id"]);

/** A person demands that her data be put right. @law 94-V 25(2)(8) */
export const fileCorrection = async (call: Call<FileCorrectionBody>): Promise<Reply> =>
  (await knownParty(call.ctx, call.body.party_id))
    ? file(call, "correction", call.body.party_id)
    : unknownReferences(["/party_id"]);

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
