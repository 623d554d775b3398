import { randomUUID } from "node:crypto";
import { isAuthzen, type OperationId, type ProblemCode } from "@kelisim/protocol";
import {
  CipherError,
  CommitUnknownError,
  DatabaseClosedError,
  isConnectionFault,
  isSerializationFault,
  SqlError,
} from "@kelisim/store";
import type { FastifyReply, FastifyRequest } from "fastify";
import { BusyError } from "../batch/batcher.ts";
import { RequestFault } from "./request-fault.ts";
import { stateOf } from "./request-state.ts";
import { sendProblem } from "./send-problem.ts";

/** What Fastify itself finds wrong with a request. Whatever it may add later is a `bad-request`. */
const FRAMEWORK_PROBLEMS: ReadonlyMap<string, ProblemCode> = new Map([
  ["FST_ERR_CTP_INVALID_MEDIA_TYPE", "unsupported-media-type"],
  ["FST_ERR_CTP_BODY_TOO_LARGE", "body-too-large"],
  ["FST_ERR_CTP_INVALID_CONTENT_LENGTH", "bad-request"],
  ["FST_ERR_BAD_URL", "bad-request"],
  ["FST_ERR_MAX_PARAM_LENGTH", "not-found"],
  ["FST_ERR_NOT_FOUND", "not-found"],
]);

/**
 * Resources of the server are used up, it took too long, its disk fails, or it lets nobody in: a
 * password that was changed, a database that is being put back.
 */
const UNUSABLE = /^(53...|57014|55P03|55000|58...|57P04|28...|3D000)$/;

/** Sealed with a key that this process does not hold: it is not ready, another one may be. */
const lacksKey = (error: unknown): boolean =>
  error instanceof CipherError && error.code === "unknown-version";

const isUnavailable = (error: unknown): boolean =>
  lacksKey(error) ||
  isConnectionFault(error) ||
  isSerializationFault(error) ||
  error instanceof CommitUnknownError ||
  error instanceof DatabaseClosedError ||
  (error instanceof SqlError && UNUSABLE.test(error.code));

const statusOf = (error: unknown): number =>
  error instanceof Error && "statusCode" in error && typeof error.statusCode === "number"
    ? error.statusCode
    : 500;

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

/** What of an error a client is told: a code of the contract, never the error's own words. */
export function problemOfError(error: unknown, operation: OperationId | undefined): ProblemCode {
  if (error instanceof RequestFault) return error.problem;
  if (error instanceof BusyError) return "overloaded";
  if (isUnavailable(error)) {
    return operation !== undefined && isAuthzen(operation) ? "cannot-be-logged" : "not-ready";
  }
  const framework = FRAMEWORK_PROBLEMS.get(codeOf(error));
  if (framework !== undefined) return framework;
  const status = statusOf(error);
  return status >= 400 && status < 500 ? "bad-request" : "internal-error";
}

/** Every error leaves through here. Faults of the service are logged under an id that the client sees. */
export function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { operation } = stateOf(request);
  const code = problemOfError(error, operation);
  const detail = error instanceof RequestFault ? error.detail : undefined;
  if (code !== "internal-error" && code !== "not-ready" && code !== "cannot-be-logged") {
    return sendProblem(request, reply, { code, detail });
  }
  const errorId = randomUUID();
  request.log.error({ request_id: request.id, error_id: errorId, operation, err: error }, "failed");
  return sendProblem(request, reply, { code, extensions: { error_id: errorId } });
}
