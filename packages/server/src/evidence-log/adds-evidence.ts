import { isAuthzen, type OperationId, type ProblemCode } from "@kelisim/protocol";
import { isCommand } from "../http/refusal-record.ts";

/** Whether a call leaves evidence: commands by their events or their refusals, access questions by their log. */
export const addsEvidence = (id: OperationId): boolean => isCommand(id) || isAuthzen(id);

/** How a call that adds evidence is answered while the log takes no more. */
export const behindProblem = (id: OperationId): ProblemCode =>
  isAuthzen(id) ? "cannot-be-logged" : "log-behind";
