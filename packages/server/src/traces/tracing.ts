import {
  context,
  ROOT_CONTEXT,
  trace,
  type Attributes,
  type Context as TraceContext,
  type Span,
  type SpanKind,
  type Tracer,
} from "@opentelemetry/api";
import { errorType, failSpan, withTracer } from "@kelisim/store";
import type { BasicTracerProvider } from "@opentelemetry/sdk-trace-base";
import type { Logger } from "../operate/logger.ts";
import { RELEASE } from "../operate/release.ts";
import { within } from "../webhooks/within.ts";
import { openExporter } from "./exporter.ts";

/** When the service stops, the last spans have so long to leave. */
const FLUSH_MS = 4000;

/** A span and the context in which work happens below it. */
export type OpenSpan = { readonly span: Span; readonly within: TraceContext };

/** What a span is called and what it tells; never anything about a person. */
export type SpanWords = {
  readonly name: string;
  readonly kind: SpanKind;
  readonly attributes: Attributes;
};

/**
 * The traces of one service. Until they are started every call only runs the work that it is given.
 * Services of one process have a tracer each; they share the context manager alone, which holds nothing.
 */
export class Tracing {
  #provider: BasicTracerProvider | undefined;
  #tracer: Tracer | undefined;

  /** Sends spans to a collector from now on. @param url of OTLP over HTTP */
  async start(url: string, logger: Pick<Logger, "warn" | "info">): Promise<void> {
    const { AsyncLocalStorageContextManager } = await import("@opentelemetry/context-async-hooks");
    // Whoever was first stays.
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    this.#provider = await openExporter(url, logger);
    this.#tracer = this.#provider.getTracer("kelisim", RELEASE);
  }

  /** Sends what is left, as far as the collector is quick, and makes no more spans. */
  async stop(): Promise<void> {
    const provider = this.#provider;
    this.#provider = undefined;
    this.#tracer = undefined;
    if (provider === undefined) return;
    // A collector that does not listen is no reason not to stop.
    await within(FLUSH_MS, provider.shutdown()).catch(() => undefined);
  }

  /** Begins a span, below a caller's where it sent one; whoever begins it ends it. */
  open({ name, kind, attributes }: SpanWords, above?: TraceContext): OpenSpan | undefined {
    const tracer = this.#tracer;
    if (tracer === undefined) return undefined;
    const base = withTracer(above ?? ROOT_CONTEXT, tracer);
    const span = tracer.startSpan(name, { kind, attributes }, base);
    return { span, within: trace.setSpan(base, span) };
  }

  /** Runs work that nobody asked for, such as a job's, in a trace of its own. */
  async run<T>(words: SpanWords, work: (span: Span | undefined) => Promise<T>): Promise<T> {
    const opened = this.open(words);
    if (opened === undefined) return work(undefined);
    const { span } = opened;
    try {
      return await context.with(opened.within, () => work(span));
    } catch (error) {
      failSpan(span, errorType(error));
      throw error;
    } finally {
      span.end();
    }
  }
}
