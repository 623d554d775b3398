import type { FastifyReply, FastifyRequest } from "fastify";
import { stateOf } from "../http/request-state.ts";
import { shownRequestId, writeInfo } from "./logger.ts";
import { traceIdOf } from "../traces/request-span.ts";

/**
 * The one line of a request: which operation, by whom, how it ended. Never the URL as it was sent, a
 * body or a header.
 */
export function logRequest(request: FastifyRequest, reply: FastifyReply): void {
  const { page, caller, keyId, partyId, problem, ...state } = stateOf(request);
  const { operation = page === undefined ? "none" : `page ${page}` } = state;
  const status = reply.statusCode;
  const line = {
    request_id: request.id,
    operation,
    method: request.method,
    status,
    ms: Math.round(reply.elapsedTime * 10) / 10,
    key_id: caller?.key.id ?? keyId,
    party_id: caller?.party.id ?? partyId,
    problem,
    trace_id: traceIdOf(request),
  };
  if (status >= 500) request.log.warn(line, "request");
  else writeInfo(request.log, membersOf(line));
}

type Line = {
  readonly request_id: string;
  readonly operation: string;
  readonly method: string;
  readonly status: number;
  readonly ms: number;
  readonly key_id: string | undefined;
  readonly party_id: string | undefined;
  readonly problem: string | undefined;
  readonly trace_id: string | undefined;
};

const member = (name: string, word: string | undefined): string =>
  word === undefined ? "" : `,"${name}":"${word}"`;

/** The line as the logger writes it. Every text in it is a word, an id or a hash of ours: none needs escapes. */
const membersOf = (line: Line): string =>
  `,"request_id":"${shownRequestId(line.request_id)}","operation":"${line.operation}"` +
  `,"method":"${line.method}","status":${line.status},"ms":${line.ms}` +
  member("key_id", line.key_id) +
  member("party_id", line.party_id) +
  member("problem", line.problem) +
  member("trace_id", line.trace_id) +
  ',"msg":"request"';
