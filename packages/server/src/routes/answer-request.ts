import {
  answerRequest,
  type ConsentId,
  type ConsentRequest,
  type Language,
  type RequestId,
} from "@kelisim/core";
import type { AnswerConsentRequestBody, IdParams } from "@kelisim/protocol";
import { ok, type Call, type Caller, type ProblemReply, type Reply } from "../http/operation.ts";
import { actingBy } from "./acting.ts";
import { answerStatement, type Statement } from "../signatures/statement.ts";
import { checkSigner, keepSignature } from "../signatures/signed-act.ts";
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

/** What she signs of an answer, for whoever may see its request. */
async function signedAnswer(
  { ctx, body, caller }: Call<AnswerConsentRequestBody>,
  requestId: RequestId,
  shownIn: Language | undefined,
): Promise<Statement | ProblemReply> {
  const found = await findRequest(ctx, requestId);
  if (!seenBy(caller, found)) return NOT_FOUND;
  return answerStatement(found.request, { ...body, act: body.answer, language: shownIn });
}

/** Hands in a person's answer with its proof. */
export async function answerConsentRequest(
  call: Call<AnswerConsentRequestBody, IdParams>,
): Promise<Reply> {
  const { ctx, body, caller, now } = call;
  const requestId = pathId("req", call.params);
  const subjectId = requestId && (await ctx.reads.subjects.get(requestId.slice(4)));
  if (requestId === undefined || subjectId === undefined) return NOT_FOUND;
  const proof = await receiveProof(call, body.confirmation, {
    statement: (language) => signedAnswer(call, requestId, language),
  });
  const consentId: ConsentId = ctx.ids.next("con");
  const done = await runCommand<ConsentId | null>(call, {
    subjectId,
    resultId: (granted) => granted ?? requestId,
    needsIin: true,
    decide: async (state, tx, iin) => {
      const request = state.requests.get(requestId);
      if (request === undefined || !maySeeRequest(caller, request)) return NOT_FOUND;
      if ("problem" in proof) return proof;
      if (body.acting_for !== undefined && !state.representations.has(body.acting_for)) {
        return unknownReferences(["/acting_for"]);
      }
      const who = { subjectId, iin, actingFor: body.acting_for };
      const notHers = await checkSigner(tx, ctx.store, proof, who);
      if (notHers !== undefined) return notHers;
      const registry = await registryOfLine(tx, request);
      const given = {
        requestId,
        answer: body.answer,
        categories: body.categories,
        confirmation: proof.confirmation,
        service: ctx.store.kind,
        by: handInOf(caller, registry, proof.confirmation.kind),
        acting: actingBy(ctx, iin, body.acting_for),
        consentId,
        sealed: proof.sealed,
        ...(proof.signedIn !== undefined && { shownIn: proof.signedIn }),
      };
      const result = answerRequest(state, given, registry.purpose, registry.object, now);
      await keepSignature(tx, ctx.store, proof, { subjectId, madeAt: now }, result);
      return result;
    },
  });
  if (isRefused(done)) return done;
  const answered = done.state.requests.get(requestId);
  if (answered === undefined) throw new Error("an answered request is not in the state");
  return answeredView(answered);
}
