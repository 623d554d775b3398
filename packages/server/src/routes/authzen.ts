import type { EvaluationsBody, SearchBody } from "@kelisim/protocol";
import { KelisimPoint } from "../access/decision-point.ts";
import { authzenConfiguration } from "../authzen/configuration.ts";
import type { SearchKind } from "../authzen/decision-point.ts";
import { evaluateBatch } from "../authzen/evaluations.ts";
import { ok, problem, type Call, type Reply } from "../http/operation.ts";
import { evaluationJson, evaluationsJson } from "../views/evaluation-json.ts";
import { openCursor, sealCursor } from "./cursor.ts";

/** Many questions in one call; each is decided and logged by itself. */
export async function evaluateMany(call: Call<EvaluationsBody>): Promise<Reply> {
  const point = new KelisimPoint(call);
  const answer = await evaluateBatch(point, call.body);
  const { refused } = point;
  if ("status" in answer) return problem(refused[0] ?? "invalid-request");
  const json =
    "evaluations" in answer ? evaluationsJson(answer.evaluations) : evaluationJson(answer);
  return { ...ok(json), refused };
}

/** Who may, to what, or what may be done: every candidate is a look-up in the log. */
export const searchFor =
  (kind: SearchKind) =>
  async (call: Call<SearchBody>): Promise<Reply> => {
    const { page = {}, ...question } = call.body;
    const { token = "", limit } = page;
    const list = `search-${kind}`;
    const from = token === "" ? undefined : openCursor(call, list, question, token);
    if (token !== "" && from === undefined) {
      return problem("invalid-request", {
        faults: [{ pointer: "/page/token", code: "cursor" }],
      });
    }
    const point = new KelisimPoint(call);
    const found = await point.search(kind, question, {
      ...(from?.["next"] !== undefined && { token: from["next"] }),
      ...(limit !== undefined && { limit }),
    });
    if ("status" in found) return problem(point.refused[0] ?? "invalid-request");
    const { results, nextToken } = found;
    const next = nextToken === "" ? "" : sealCursor(call, list, question, { next: nextToken });
    return ok({ results, page: { next_token: next } });
  };

/** Where the AuthZEN calls of this service are. */
export const configuration = async ({ baseUrl }: Pick<Call, "baseUrl">): Promise<Reply> =>
  ok(authzenConfiguration(baseUrl));
