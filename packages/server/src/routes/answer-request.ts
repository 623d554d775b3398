import { answerRequest, type ConsentId, type ConsentRequest } from "@kelisim/core";
import type { AnswerConsentRequestBody, IdParams } from "@kelisim/protocol";
import { ok, type Call, type Caller, type Reply } from "../http/operation.ts";
import { actingBy } from "./acting.ts";
import { findRequest, maySeeRequest, type FoundRequest } from "./consent-requests.ts";
import { handInOf, receiveProof } from "./hand-in.ts";
import { NOT_FOUND, pathId, unknownReferences } from "./references.ts";
import { registryOfLine } from "./registry-of-line.ts";
import { isRefused, runCommand } from "./run-command.ts";

const answeredView = ({ id, outcome }: ConsentRequest): Reply =>
  ok({
    request_id: id,
    status: outcome.state,
    consent_id: outcome.state === "granted" ? outcome.consentId : undefined,
  });

const seenBy = (caller: Caller, found: FoundRequest | undefined): found is FoundRequest =>
  found !== undefined && maySeeRequest(caller, found.request);

/** The answer of an earlier `answer-consent-request` with the same key. */
export async function renderAnswer(call: Call<unknown, IdParams>): Promise<Reply> {
  const found = await findRequest(call.ctx, pathId("req", call.params));
  return seenBy(call.caller, found) ? answeredView(found.request) : NOT_FOUND;
}

/** Hands in a person's answer with its proof. */
export async function answerConsentRequest(
  call: Call<AnswerConsentRequestBody, IdParams>,
): Promise<Reply> {
  const { ctx, body, caller, now } = call;
  const requestId = pathId("req", call.params);
  const subjectId = requestId && (await ctx.reads.subjects.get(requestId.slice(4)));
  if (requestId === undefined || subjectId === undefined) return NOT_FOUND;
  const consentId: ConsentId = ctx.ids.next("con");
  const done = await runCommand<ConsentId | null>(call, {
    subjectId,
    resultId: (granted) => granted ?? requestId,
    needsIin: true,
    decide: async (state, tx, iin) => {
      const request = state.requests.get(requestId);
      if (request === undefined || !maySeeRequest(caller, request)) return NOT_FOUND;
      const proof = receiveProof(body.confirmation, caller);
      if ("problem" in proof) return proof;
      if (body.acting_for !== undefined && !state.representations.has(body.acting_for)) {
        return unknownReferences(["/acting_for"]);
      }
      const { purpose, object } = await registryOfLine(tx, request);
      const given = {
        requestId,
        answer: body.answer,
        categories: body.categories,
        confirmation: proof.confirmation,
        service: ctx.store.kind,
        by: handInOf(caller, purpose, object),
        acting: actingBy(ctx, iin, body.acting_for),
        consentId,
        sealed: proof.sealed,
      };
      return answerRequest(state, given, purpose, object, now);
    },
  });
  if (isRefused(done)) return done;
  const answered = done.state.requests.get(requestId);
  if (answered === undefined) throw new Error("an answered request is not in the state");
  return answeredView(answered);
}
