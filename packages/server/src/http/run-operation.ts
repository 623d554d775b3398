import { randomUUID } from "node:crypto";
import type { Instant } from "@kelisim/core";
import {
  OPERATION_SCHEMAS,
  operation,
  problemError,
  validationErrors,
  type OperationId,
  type OperationSchemas,
  type ValidatorError,
} from "@kelisim/protocol";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Context } from "../context.ts";
import type { AnyCall, OperationDef } from "./define-operation.ts";
import { ContractError } from "./contract-error.ts";
import { actOnce, idempotencyKeyOf, markOf } from "./idempotency.ts";
import { emptyBodyFault } from "./json-text.ts";
import { isProblem, problem, type OkReply, type ProblemReply, type Reply } from "./operation.ts";
import { problemsOf } from "./open-api/problem-lists.ts";
import type { RefusalRecorder } from "./refusal-record.ts";
import { languageOf, stateOf } from "./request-state.ts";
import { retryOn } from "./retry-on.ts";
import { sendProblem } from "./send-problem.ts";
import { answerCheck, requestCheck } from "./validate.ts";

export type Shell = {
  readonly ctx: Context;
  readonly baseUrl: () => string;
  readonly recordRefusal: RefusalRecorder;
  /** Whether answers are checked against the contract before they leave: for tests. */
  readonly checkAnswers: boolean;
};

function callOf(shell: Shell, request: FastifyRequest): AnyCall {
  const { caller } = stateOf(request);
  return {
    ctx: shell.ctx,
    ...(caller !== undefined && { caller }),
    body: request.body,
    params: request.params as Record<string, string>,
    query: request.query,
    language: languageOf(request),
    now: shell.ctx.clock.now(),
    commandId: randomUUID(),
    baseUrl: shell.baseUrl(),
    mark: undefined,
  };
}

async function act(shell: Shell, def: OperationDef, request: FastifyRequest): Promise<Reply> {
  const call = callOf(shell, request);
  const { render } = def;
  const { caller, params, query, body } = call;
  if (render === undefined || caller === undefined) return def.handle(call);
  const sent = idempotencyKeyOf(request.headers["idempotency-key"]);
  if (sent === "invalid") return problem("idempotency-key-invalid");
  if (sent.key === undefined) return def.handle(call);
  const { db, ring } = shell.ctx.store;
  const mark = markOf({ operation: def.id, caller, key: sent.key, params, query, body }, ring);
  return actOnce(
    db,
    mark,
    () => def.handle({ ...call, mark }),
    (resultId, now) => render(shell.ctx, caller, resultId, { ...call, mark, now }),
  );
}

function sendOk(reply: FastifyReply, status: number, answer: OkReply): FastifyReply {
  return reply
    .code(answer.status ?? status)
    .headers(answer.headers ?? {})
    .type("application/json; charset=utf-8")
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(answer.body);
}

async function sendRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: ProblemReply,
  now: Instant,
): Promise<FastifyReply> {
  const { problem: code, faults = [], extensions } = refusal;
  const retry = retryOn(refusal.retryOn, now);
  const language = languageOf(request);
  return sendProblem(request, reply, {
    code,
    errors: faults.map((fault) => problemError(fault.pointer, fault.code, language)),
    ...retry,
    ...(extensions !== undefined && { extensions: { ...extensions, ...retry.extensions } }),
  });
}

/** The way of every call after its key was checked: schema, repeated or new, answer or refusal. */
export function operationRunner(
  shell: Shell,
  def: OperationDef,
): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> {
  const schemas: OperationSchemas = OPERATION_SCHEMAS[def.id];
  const { successStatus } = operation(def.id);
  const check = requestCheck(schemas);
  const problems = problemsOf(def);
  const faultsOfAnswer = answerCheck(schemas.answer);
  return async (request, reply) => {
    const { params, query, body } = request;
    const checked = check({ params, query, body });
    switch (checked.kind) {
      case "unknown-id":
        return sendProblem(request, reply, { code: "not-found" });
      case "no-body":
        throw emptyBodyFault();
      case "faults": {
        const errors = validationErrors(checked.errors, languageOf(request));
        return sendProblem(request, reply, { code: "invalid-request", errors });
      }
      case "ok":
        break;
    }
    const answer = await act(shell, def, request);
    if (isProblem(answer)) {
      if (shell.checkAnswers && !problems.has(answer.problem)) {
        throw new ContractError(
          `${def.id} answers ${answer.problem}: add it to OPERATION_PROBLEMS`,
        );
      }
      await shell.recordRefusal(request, def.id, answer.problem);
      return sendRefusal(request, reply, answer, shell.ctx.clock.now());
    }
    for (const code of answer.refused ?? []) await shell.recordRefusal(request, def.id, code);
    const faults = shell.checkAnswers ? faultsOfAnswer(answer.body) : [];
    if (faults.length > 0) throw new ContractError(describeFaults(def.id, faults));
    return sendOk(reply, successStatus, answer);
  };
}

const describeFaults = (id: OperationId, faults: readonly ValidatorError[]): string => {
  const where = faults.map(({ instancePath, keyword }) => `${instancePath || "/"} ${keyword}`);
  return `${id} answers against its schema: ${where.join("; ")}`;
};
