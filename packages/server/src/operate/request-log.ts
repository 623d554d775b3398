import type { FastifyReply, FastifyRequest } from "fastify";
import { stateOf } from "../http/request-state.ts";
import { traceIdOf } from "../traces/request-span.ts";

/**
 * The one line of a request: which operation, by whom, how it ended. Never the URL as it was sent, a
 * body or a header.
 */
export function logRequest(request: FastifyRequest, reply: FastifyReply): void {
  const { operation = "none", caller, keyId, partyId, problem } = stateOf(request);
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
  else request.log.info(line, "request");
}
