import type { EvaluationBody } from "@kelisim/protocol";
import { answerQuestion } from "../access/answer-question.ts";
import { ok, type Call, type Reply } from "../http/operation.ts";
import { evaluationJson } from "../views/evaluation-json.ts";

/** May these data be used for this purpose? Logged before it is answered. */
export async function evaluate(call: Call<EvaluationBody>): Promise<Reply> {
  const answer = await answerQuestion(call, call.body);
  return "problem" in answer ? answer : ok(evaluationJson(answer));
}
