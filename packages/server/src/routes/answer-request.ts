import { answerRequest, type ConsentId } from "@kelisim/core";
import type { AnswerConsentRequestBody, IdParams } from "@kelisim/protocol";
import { ok, type Call, type Reply } from "../http/operation.ts";
import { findRequest, maySeeRequest } from "./consent-requests.ts";
import { handInOf, receiveProof } from "./hand-in.ts";
import { NOT_FOUND, pathId } from "./references.ts";
import { registryOfLine } from "./registry-of-line.ts";
import { isRefused, runCommand } from "./run-command.ts";

/** Hands in a person's answer with its proof. */
export async function answerConsentRequest(
  call: Call<AnswerConsentRequestBody, IdParams>,
): Promise<Reply> {
  const { ctx, body, caller, now } = call;
  const found = await findRequest(ctx, pathId("req", call.params));
  if (found === undefined || !maySeeRequest(caller, found.request)) return NOT_FOUND;
  const proof = receiveProof(body.confirmation, caller);
  if ("problem" in proof) return proof;
  const { request } = found;
  const consentId: ConsentId = ctx.ids.next("con");
  const done = await runCommand<ConsentId | null>(call, {
    subjectId: found.subjectId,
    decide: async (state, tx) => {
      const { purpose, object } = await registryOfLine(tx, request);
      const given = {
        requestId: request.id,
        answer: body.answer,
        categories: body.categories,
        confirmation: proof.confirmation,
        by: handInOf(caller, purpose, object),
        consentId,
        sealed: proof.sealed,
      };
      return answerRequest(state, given, purpose, object, now);
    },
  });
  if (isRefused(done)) return done;
  const { result } = done;
  return ok(
    result === null
      ? { request_id: request.id, status: "refused" }
      : { request_id: request.id, status: "granted", consent_id: result },
  );
}
