import type { EvaluationAnswer } from "@kelisim/protocol";
import { ConnectionLostError, CommitUnknownError, SqlError } from "@kelisim/store";
import type { LoggedDecision } from "../access/evaluate.ts";
import type { AskedAccess } from "../access/question.ts";
import { BusyError } from "../batch/batcher.ts";
import type { Call } from "../http/operation.ts";
import type { TicketOutcome } from "./ticket-issuer.ts";

/** The decision stands in the log whatever becomes of the ticket: its answer leaves without one. */
const isOfTheMachine = (error: unknown): boolean =>
  error instanceof BusyError ||
  error instanceof SqlError ||
  error instanceof ConnectionLostError ||
  error instanceof CommitUnknownError;

const withMembers = (
  answer: EvaluationAnswer,
  more: Pick<EvaluationAnswer["context"], "ticket" | "ticket_refused">,
): EvaluationAnswer => ({ ...answer, context: { ...answer.context, ...more } });

/** The answer with the ticket that was wanted, or with the reason why there is none. A denial has neither. */
export async function withTicket(
  { ctx, caller, baseUrl }: Pick<Call, "ctx" | "caller" | "baseUrl">,
  asked: AskedAccess,
  decision: LoggedDecision,
  answer: EvaluationAnswer,
): Promise<EvaluationAnswer> {
  const requesterId = decision.read.question.requester?.id;
  if (!answer.decision || requesterId === undefined) return answer;
  if (asked.mode === "check") return withMembers(answer, { ticket_refused: "check" });
  const publicId = answer.context.decision_id;
  const wanted = { asked, decision, requesterId, publicId, origin: baseUrl };
  const outcome = await ctx.tickets
    .issue(caller.party.id, wanted)
    .catch((error: unknown): TicketOutcome => {
      if (!isOfTheMachine(error)) throw error;
      return { kind: "refused", why: "unavailable" };
    });
  return withMembers(
    answer,
    outcome.kind === "ticket" ? { ticket: outcome.text } : { ticket_refused: outcome.why },
  );
}
