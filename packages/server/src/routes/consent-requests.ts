import {
  cancelRequest,
  type ConsentRequest,
  type RequestId,
  type SubjectId,
  type SubjectState,
} from "@kelisim/core";
import type { IdParams } from "@kelisim/protocol";
import { noticeByHash, objectById, purposeById } from "@kelisim/store";
import type { Context } from "../context.ts";
import { ok, type Call, type Caller, type Reply } from "../http/operation.ts";
import { requestView } from "../views/consent-views.ts";
import { NOT_FOUND, pathId } from "./references.ts";
import { isRefused, runCommand } from "./run-command.ts";

/** A request with the person it was put to. */
export type FoundRequest = {
  readonly subjectId: SubjectId;
  readonly request: ConsentRequest;
  readonly state: SubjectState;
};

/** Finds a request by id, whoever asks: the caller's right to it is checked by the caller's route. */
export async function findRequest(
  ctx: Context,
  id: RequestId | undefined,
): Promise<FoundRequest | undefined> {
  if (id === undefined) return undefined;
  const person = await ctx.reads.persons.get(id.slice(4));
  const request = person?.state.requests.get(id);
  return person === undefined || request === undefined ? undefined : { ...person, request };
}

/** Who may see a request: the party that asked, and a desk that serves people. */
export const maySeeRequest = (caller: Caller, request: ConsentRequest): boolean =>
  request.partyId === caller.party.id || caller.key.scopes.includes("channel:assisted");

/** Whether the purpose or the object of a request is closed: then nobody can say yes to it. */
async function isClosed({ store }: Context, request: ConsentRequest): Promise<boolean> {
  const purpose = await purposeById(store.db, request.purposeId);
  const object = await objectById(store.db, request.objectId);
  return purpose?.status === "closed" || object?.status === "closed";
}

/** A request with the exact words that the person is to read: a desk shows her these. */
export async function getConsentRequest(call: Call<unknown, IdParams>): Promise<Reply> {
  const found = await findRequest(call.ctx, pathId("req", call.params));
  if (found === undefined || !maySeeRequest(call.caller, found.request)) return NOT_FOUND;
  const { request } = found;
  const shown = requestView(request, call.now, call.baseUrl, await isClosed(call.ctx, request));
  const text = await noticeByHash(call.ctx.store.db, shown.notice.hash);
  return ok({ ...shown, notice: { ...shown.notice, text } });
}

/** The answer of an earlier `create-consent-request` with the same key. */
export async function renderRequest(
  ctx: Context,
  _caller: Caller,
  id: RequestId,
  call: Call,
): Promise<Reply> {
  const found = await findRequest(ctx, id);
  if (found === undefined) return NOT_FOUND;
  const { request } = found;
  return ok(requestView(request, call.now, call.baseUrl, await isClosed(ctx, request)));
}

/** The asking party takes its request back. Again changes nothing. */
export async function cancelConsentRequest(call: Call<unknown, IdParams>): Promise<Reply> {
  const { ctx, now } = call;
  const found = await findRequest(ctx, pathId("req", call.params));
  if (found?.request.partyId !== call.caller.party.id) return NOT_FOUND;
  const done = await runCommand<RequestId>(call, {
    subjectId: found.subjectId,
    decide: async (state) => cancelRequest(state, found.request.id, now),
  });
  if (isRefused(done)) return done;
  const request = done.state.requests.get(found.request.id);
  if (request === undefined) throw new Error("a cancelled request is not in the state");
  return ok(requestView(request, now, call.baseUrl));
}
