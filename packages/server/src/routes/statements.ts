import { includesAll, type SubjectState } from "@kelisim/core";
import type { PrepareStatementBody, StatementAnswer } from "@kelisim/protocol";
import { ok, problem, type Call, type ProblemReply, type Reply } from "../http/operation.ts";
import {
  answerStatement,
  sha256Of,
  statementBytes,
  statementText,
  withdrawalStatement,
  type Statement,
} from "../signatures/statement.ts";
import { findRequest, maySeeRequest } from "./consent-requests.ts";
import { findConsent } from "./consents.ts";
import { unknownReferences } from "./references.ts";
import { mayWithdrawFor } from "./withdraw-consent.ts";

type Prepared = Statement | ProblemReply;

const missing = (name: "consent_request_id" | "consent_id"): ProblemReply =>
  problem("invalid-request", { faults: [{ pointer: `/${name}`, code: "required" }] });

const knows = (state: SubjectState, { acting_for: id }: PrepareStatementBody): boolean =>
  id === undefined || state.representations.has(id);

async function answerOf(call: Call<PrepareStatementBody>): Promise<Prepared> {
  const { act, consent_request_id: id, categories } = call.body;
  if (act === "withdraw") throw new Error("a withdrawal answers no request");
  if (id === undefined) return missing("consent_request_id");
  const found = await findRequest(call.ctx, id);
  if (found === undefined || !maySeeRequest(call.caller, found.request)) {
    return unknownReferences(["/consent_request_id"]);
  }
  if (!knows(found.state, call.body)) return unknownReferences(["/acting_for"]);
  const asked = found.request.categories;
  if (act === "grant" && categories !== undefined && !includesAll(asked, categories)) {
    const code = "category-not-covered";
    return problem(code, { faults: [{ pointer: "/categories", code }] });
  }
  return answerStatement(found.request, { ...call.body, act });
}

async function withdrawalOf(call: Call<PrepareStatementBody>): Promise<Prepared> {
  const { consent_id: id } = call.body;
  if (id === undefined) return missing("consent_id");
  const found = await findConsent(call.ctx, id);
  if (found === undefined || !mayWithdrawFor(call.caller, found)) {
    return unknownReferences(["/consent_id"]);
  }
  return knows(found.state, call.body)
    ? withdrawalStatement(found.consent, call.body)
    : unknownReferences(["/acting_for"]);
}

/** What a person signs to answer or to withdraw: exact bytes. Nothing of it is kept. */
export async function prepareStatement(call: Call<PrepareStatementBody>): Promise<Reply> {
  const prepared = await (call.body.act === "withdraw" ? withdrawalOf(call) : answerOf(call));
  if ("problem" in prepared) return prepared;
  const statement = statementText(prepared);
  return ok({
    statement,
    statement_base64: Buffer.from(statementBytes(statement)).toString("base64"),
    sha256: sha256Of(statement),
  } satisfies StatementAnswer);
}
