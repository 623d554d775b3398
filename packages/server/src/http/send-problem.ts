import type { Text3 } from "@kelisim/core";
import {
  problemDetails,
  PROBLEMS,
  type ProblemCode,
  type ProblemDetails,
  type ProblemError,
} from "@kelisim/protocol";
import type { FastifyReply, FastifyRequest } from "fastify";
import { answerHeaders } from "./answer-headers.ts";
import { challenge } from "./challenge.ts";
import { languageOf, stateOf } from "./request-state.ts";
import { shownPath } from "./shown-path.ts";

/** What comes with some problems: a fault of the service is short, the ceiling of denials hourly. */
function headersOf(code: ProblemCode, status: number): Readonly<Record<string, string>> {
  if (status === 503) return { "retry-after": "2" };
  if (code === "too-many-denied-persons") return { "retry-after": "600" };
  return status === 401 ? challenge("invalid_token") : {};
}

export type ProblemToSend = {
  readonly code: ProblemCode;
  readonly detail?: Text3 | undefined;
  readonly errors?: readonly ProblemError[];
  readonly extensions?: Readonly<Record<string, string | number | readonly string[]>>;
  readonly headers?: Readonly<Record<string, string>>;
};

/** AuthZEN clients know 400 for whatever is wrong with a question. */
const AUTHZEN = "/access/v1/";

/** The status of a problem: that of the table, but under `/access/v1` faults of the request are 400. */
export function problemStatus(code: ProblemCode, path: string): number {
  const { status } = PROBLEMS[code];
  return path.startsWith(AUTHZEN) && (status === 422 || status === 415) ? 400 : status;
}

/** Answers with an RFC 9457 problem in the language of the caller. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  { code, detail, errors = [], extensions, headers = {} }: ProblemToSend,
): FastifyReply {
  const language = languageOf(request);
  const instance = shownPath(request.raw.url ?? "/");
  const status = problemStatus(code, instance);
  stateOf(request).problem = code;
  const body: ProblemDetails = problemDetails({
    code,
    language,
    instance,
    status,
    errors,
    ...(detail !== undefined && { detail: detail[language] }),
    ...(extensions !== undefined && { extensions }),
  });
  // A body that was not read is drained by Node; closing at once would cost the client this answer.
  reply.removeHeader("connection");
  return reply
    .code(status)
    .headers({
      ...answerHeaders(request.id),
      ...headersOf(code, status),
      ...headers,
      "content-language": language,
    })
    .type("application/problem+json; charset=utf-8")
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(body);
}
