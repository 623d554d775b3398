import { SpanKind, type Span } from "@opentelemetry/api";
import { failSpan, inSpan } from "@kelisim/store";
import type { Sent } from "../webhooks/send.ts";
import { formatTraceparent } from "./traceparent.ts";
import type { SpanWords, Tracing } from "./tracing.ts";

const ATTEMPT: SpanWords = { name: "webhook attempt", kind: SpanKind.INTERNAL, attributes: {} };

/** Runs one attempt, with what is written down about it, in a trace of its own. */
export const tracedAttempt = <T>(tracing: Tracing, attempt: () => Promise<T>): Promise<T> =>
  tracing.run(ATTEMPT, attempt);

/** Headers by which the receiver may continue the trace. */
export type TraceHeaders = Readonly<Record<string, string>>;

/** Of a webhook's address the host alone: its path may be a secret. */
const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : "");

function tellOutcome(span: Span, sent: Sent): void {
  if (sent.kind !== "answered") {
    failSpan(span, sent.kind === "failed" ? sent.error : sent.kind);
    return;
  }
  span.setAttribute("http.response.status_code", sent.httpStatus);
  if (sent.httpStatus >= 300) failSpan(span, String(sent.httpStatus));
}

/** Runs the sending itself in a span of its attempt's trace. */
export const tracedSending = (
  url: string,
  sending: (headers: TraceHeaders) => Promise<Sent>,
): Promise<Sent> => {
  const attributes = { "http.request.method": "POST", "server.address": hostOf(url) };
  return inSpan("POST", { kind: SpanKind.CLIENT, attributes }, async (span) => {
    if (span === undefined) return sending({});
    const sent = await sending({ traceparent: formatTraceparent(span.spanContext()) });
    tellOutcome(span, sent);
    return sent;
  });
};
