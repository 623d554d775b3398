import { randomUUID } from "node:crypto";
import type { Instant } from "@kelisim/core";
import {
  isPlain,
  isStreamed,
  mediaTypeOf,
  OPERATION_SCHEMAS,
  operation,
  problemError,
  validationErrors,
  type OperationId,
  type OperationSchemas,
} from "@kelisim/protocol";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Context } from "../context.ts";
import type { AnyCall, OperationDef } from "./define-operation.ts";
import { ContractError, describeFaults } from "./contract-error.ts";
import { actOnce, idempotencyKeyOf, markOf } from "./idempotency.ts";
import { emptyBodyFault } from "./json-text.ts";
import { checkedLines } from "./lines/checked-lines.ts";
import { sendLines } from "./lines/send-lines.ts";
import { streamedBody } from "./lines/streamed-body.ts";
import {
  isLines,
  isProblem,
  problem,
  type OkReply,
  type ProblemReply,
  type Reply,
} from "./operation.ts";
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
  /** Whether the service is about to end. */
  readonly isStopping: () => boolean;
};

function callOf(shell: Shell, id: OperationId, request: FastifyRequest): AnyCall {
  const { caller } = stateOf(request);
  return {
    ctx: shell.ctx,
    ...(caller !== undefined && { caller }),
    body: isStreamed(id) ? streamedBody(request) : request.body,
    params: request.params as Record<string, string>,
    query: request.query,
    language: languageOf(request),
    now: shell.ctx.clock.now(),
    commandId: randomUUID(),
    baseUrl: shell.baseUrl(),
    mark: undefined,
    isStopping: shell.isStopping,
  };
}

async function act(shell: Shell, def: OperationDef, request: FastifyRequest): Promise<Reply> {
  const call = callOf(shell, def.id, request);
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

const asJson = (payload: unknown): string => JSON.stringify(payload);

function sendOk(reply: FastifyReply, id: OperationId, answer: OkReply): FastifyReply {
  const { body, headers } = answer;
  const type = isPlain(id) ? mediaTypeOf(id) : "application/json; charset=utf-8";
  reply.code(answer.status ?? operation(id).successStatus).type(type);
  if (headers !== undefined) reply.headers(headers);
  const isWritten = body instanceof Uint8Array || typeof body === "string";
  return isWritten ? reply.send(body) : reply.serializer(asJson).send(body);
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
  // Lines are checked one by one, by whoever reads them.
  const { body: _line, ...wholes } = schemas;
  const check = requestCheck(isStreamed(def.id) ? wholes : schemas);
  const problems = problemsOf(def);
  // The checks of all answers together are a good part of a start and of its memory.
  const isChecked = shell.checkAnswers && !isPlain(def.id);
  const faultsOfAnswer = isChecked ? answerCheck(schemas.answer) : () => [];
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
    if (isLines(answer)) {
      const lines = shell.checkAnswers ? checkedLines(def.id, answer, faultsOfAnswer) : answer;
      return sendLines(request, reply, lines, async (codes) => {
        for (const code of codes) await shell.recordRefusal(request, def.id, code);
      });
    }
    for (const code of answer.refused ?? []) await shell.recordRefusal(request, def.id, code);
    const faults = faultsOfAnswer(answer.body);
    if (faults.length > 0) throw new ContractError(describeFaults(def.id, faults));
    return sendOk(reply, def.id, answer);
  };
}
