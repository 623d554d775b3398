import {
  dutyAfterCheck,
  endBlockingCheck,
  type DutyId,
  type RightsCallId,
  type SubjectId,
  type SubjectState,
} from "@kelisim/core";
import type {
  BlockingOutcomeBody,
  FileBlockingBody,
  FileDestructionBody,
  IdParams,
} from "@kelisim/protocol";
import { objectById, readSubject, subjectOfRecord } from "@kelisim/store";
import { ok, problem, type Call, type Reply } from "../http/operation.ts";
import { dutyView } from "../views/duty-view.ts";
import { NOT_FOUND, pathId, unknownReferences } from "./references.ts";
import { file, unknownIn } from "./rights-calls.ts";
import { isRefused, runCommand } from "./run-command.ts";
import { worldOf } from "./world.ts";

/** A person tells that the law was broken with an object's data about her. @law 94-V 25(2)(8) */
export async function fileBlocking(call: Call<FileBlockingBody>): Promise<Reply> {
  const unknown = await unknownIn(call);
  if (unknown.length > 0) return unknownReferences(unknown);
  const { party_id: partyId, object_id } = call.body;
  const object = await objectById(call.ctx.store.db, object_id);
  if (partyId !== object?.ownerId && partyId !== object?.operatorId) {
    return problem("not-holder-of-object", {
      faults: [{ pointer: "/party_id", code: "not-holder-of-object" }],
    });
  }
  return file(call, "blocking", partyId);
}

/** A person demands that her data be destroyed. @law 94-V 18 24(1) */
export async function fileDestruction(call: Call<FileDestructionBody>): Promise<Reply> {
  const unknown = await unknownIn(call);
  return unknown.length > 0
    ? unknownReferences(unknown)
    : file(call, "destruction", call.body.party_id);
}

type Signal = {
  readonly id: RightsCallId;
  readonly subjectId: SubjectId;
  readonly state: SubjectState;
};

/** A signal to the caller's own party. */
async function ownSignal({
  ctx,
  caller,
  params,
}: Call<unknown, IdParams>): Promise<Signal | undefined> {
  const id = pathId("rgt", params);
  const subjectId = id === undefined ? undefined : await subjectOfRecord(ctx.store.db, id.slice(4));
  if (id === undefined || subjectId === undefined) return undefined;
  const state = await readSubject(ctx.store, subjectId);
  const called = state.rightsCalls.get(id);
  const isOwn = called?.kind === "blocking" && called.partyId === caller.party.id;
  return isOwn ? { id, subjectId, state } : undefined;
}

const owedView = (
  { ctx, now }: Pick<Call, "ctx" | "now">,
  state: SubjectState,
  id: RightsCallId,
) => {
  const duty = dutyAfterCheck(state, id);
  if (duty === undefined) throw new Error("an ended check has opened no duty");
  return ok(dutyView(duty, ctx.calendar, now));
};

/** The party says what its check of a signal came to. @law 94-V 25(2)(8) */
export async function endCheck(call: Call<BlockingOutcomeBody, IdParams>): Promise<Reply> {
  const found = await ownSignal(call);
  if (found === undefined) return NOT_FOUND;
  const { id, subjectId } = found;
  const { confirmed, text } = call.body;
  const done = await runCommand<DutyId>(call, {
    subjectId,
    resultId: (dutyId) => dutyId,
    decide: async (state) =>
      endBlockingCheck(state, { id, confirmed, sealed: { text } }, worldOf(call)),
  });
  return isRefused(done) ? done : owedView(call, done.state, id);
}

/** The answer of an earlier `end-blocking-check` with the same key. */
export async function renderCheck(call: Call<unknown, IdParams>): Promise<Reply> {
  const found = await ownSignal(call);
  return found === undefined ? NOT_FOUND : owedView(call, found.state, found.id);
}
