import {
  context,
  createContextKey,
  SpanStatusCode,
  trace,
  type Context,
  type Span,
  type SpanOptions,
  type Tracer,
} from "@opentelemetry/api";

/** The tracer goes along in the context: services in one process do not share one. */
const TRACER = createContextKey("kelisim tracer");

/** The same context, in which `inSpan` makes its spans with this tracer. */
export const withTracer = (base: Context, tracer: Tracer): Context => base.setValue(TRACER, tracer);

const SHORT_CODE = /^[A-Za-z0-9_-]{1,40}$/;

/** A word for an error that quotes nothing: its code where it has one, else the name of its class. */
export function errorType(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (SHORT_CODE.test(code)) return code;
  return SHORT_CODE.test(error.name) ? error.name : "Error";
}

/** Marks a span as failed. An error's message is left out: it may quote what somebody sent. */
export function failSpan(span: Span, word: string): void {
  span.setAttribute("error.type", word);
  span.setStatus({ code: SpanStatusCode.ERROR });
}

/**
 * Runs work in a span below the active one. Where none is recorded it only runs the work: what nobody
 * asked for, such as a job's look for work, makes no trace.
 */
export async function inSpan<T>(
  name: string,
  options: SpanOptions,
  work: (span: Span | undefined) => Promise<T>,
): Promise<T> {
  const above = context.active();
  const tracer = above.getValue(TRACER) as Tracer | undefined;
  if (tracer === undefined || trace.getSpan(above)?.isRecording() !== true) return work(undefined);
  const span = tracer.startSpan(name, options, above);
  try {
    return await context.with(trace.setSpan(above, span), () => work(span));
  } catch (error) {
    failSpan(span, errorType(error));
    throw error;
  } finally {
    span.end();
  }
}
