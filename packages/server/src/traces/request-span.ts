import { context, ROOT_CONTEXT, SpanKind, trace } from "@opentelemetry/api";
import { operation, type OperationId } from "@kelisim/protocol";
import { failSpan } from "@kelisim/store";
import type { FastifyReply, FastifyRequest } from "fastify";
import { stateOf } from "../http/request-state.ts";
import { parseTraceparent } from "./traceparent.ts";
import type { OpenSpan, Tracing } from "./tracing.ts";

/** Probes ask every few seconds and tell nothing. */
const UNTRACED: ReadonlySet<OperationId> = new Set(["healthz", "readyz"]);

/** Kept on Node's own request; there only where it is traced. */
const SPAN = Symbol("kelisim request span");

const spanOf = (request: FastifyRequest): OpenSpan | undefined =>
  (request.raw as { [SPAN]?: OpenSpan })[SPAN];

/** Begins the span of a call, below that of the caller if it sent one. */
export function beginRequestSpan(
  tracing: Tracing,
  id: OperationId,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  if (UNTRACED.has(id)) return;
  const { method, path } = operation(id);
  const { traceparent } = request.headers;
  const caller = parseTraceparent(typeof traceparent === "string" ? traceparent : undefined);
  const above = caller && trace.setSpanContext(ROOT_CONTEXT, caller);
  const attributes = { "http.request.method": method, "http.route": path, "kelisim.operation": id };
  const words = { name: `${method} ${path}`, kind: SpanKind.SERVER, attributes };
  const opened = tracing.open(words, above);
  if (opened === undefined) return;
  (request.raw as { [SPAN]?: OpenSpan })[SPAN] = opened;
  // Also where the client has gone before its answer.
  reply.raw.once("close", () => endRequestSpan(request, reply));
}

/** Ends the span with what was answered. Again, or without a span, it does nothing. */
export function endRequestSpan(request: FastifyRequest, reply: FastifyReply): void {
  const opened = spanOf(request);
  if (opened?.span.isRecording() !== true) return;
  const { span } = opened;
  const { problem } = stateOf(request);
  if (problem !== undefined) span.setAttribute("kelisim.problem", problem);
  if (reply.raw.writableFinished) {
    span.setAttribute("http.response.status_code", reply.statusCode);
    if (reply.statusCode >= 500) failSpan(span, problem ?? String(reply.statusCode));
  } else {
    failSpan(span, "client-gone");
  }
  span.end();
}

/** Runs a step of a request below its span. */
export function inRequestSpan<T>(request: FastifyRequest, step: () => T): T {
  const opened = spanOf(request);
  return opened === undefined ? step() : context.with(opened.within, step);
}

/** The id of a request's trace, for its log line. */
export const traceIdOf = (request: FastifyRequest): string | undefined =>
  spanOf(request)?.span.spanContext().traceId;
