import type { EvaluationAnswer, EvaluationBody } from "@kelisim/protocol";
import { problem, type Call, type ProblemReply } from "../http/operation.ts";
import { evaluationView } from "../views/access-views.ts";
import { withTicket } from "../tickets/answer-ticket.ts";
import { sealDecisionId } from "./decision-id.ts";
import { evaluateAccess, KeyRevokedError } from "./evaluate.ts";
import { askedFrom, missingMembers } from "./question.ts";

/** One access question of a caller, decided and logged before it is answered. */
export async function answerQuestion(
  call: Pick<Call, "ctx" | "caller" | "now" | "baseUrl">,
  body: EvaluationBody,
): Promise<EvaluationAnswer | ProblemReply> {
  const { ctx, caller, now } = call;
  const missing = missingMembers(body);
  if (missing.length > 0) {
    return problem("invalid-request", {
      faults: missing.map((pointer) => ({ pointer, code: "required" })),
    });
  }
  if (ctx.deniedPersons.isOver(caller.key.id, now)) return problem("too-many-denied-persons");
  const asked = askedFrom(body);
  try {
    const decision = await evaluateAccess(ctx, caller, asked, now);
    if (decision === "not-yours") return problem("not-your-party");
    if (decision === "unsettled") return problem("cannot-be-logged");
    const { subjectId, reason } = decision.outcome;
    if (reason !== "consent" && reason !== "retention") {
      const wasOver = ctx.deniedPersons.isOver(caller.key.id, now);
      ctx.deniedPersons.count(caller.key.id, subjectId, now);
      if (!wasOver && ctx.deniedPersons.isOver(caller.key.id, now)) ctx.metrics?.keyLimited();
    }
    const { decisionId, at: recordedAt } = decision;
    const publicId = sealDecisionId(ctx.store.sealer, { subjectId, decisionId, recordedAt });
    const answer = evaluationView(decision, caller.party.id, publicId);
    return body.context.want_ticket === true ? withTicket(call, asked, decision, answer) : answer;
  } catch (error) {
    if (error instanceof KeyRevokedError) return problem("unauthenticated");
    throw error;
  }
}
