import type { ReadableSpan, Span, SpanProcessor } from "@opentelemetry/sdk-trace-base";
import { JOB_ATTRIBUTE, QUIET_ATTRIBUTE } from "./job-span.ts";

/** Spans that are held back of one run; of a longer one the rest is left out. */
const MOST_HELD = 1000;

const isRun = (span: ReadableSpan): boolean => JOB_ATTRIBUTE in span.attributes;

/**
 * Holds back the spans of a job's run until it is known whether it did anything: jobs look for work every
 * second, and traces of their looking would bury all others.
 */
export class QuietRuns implements SpanProcessor {
  readonly #next: SpanProcessor;
  readonly #held = new Map<string, ReadableSpan[]>();

  constructor(next: SpanProcessor) {
    this.#next = next;
  }

  onStart(span: Span, ...rest: [Parameters<SpanProcessor["onStart"]>[1]]): void {
    if (isRun(span)) this.#held.set(span.spanContext().traceId, []);
    this.#next.onStart(span, ...rest);
  }

  onEnd(span: ReadableSpan): void {
    const { traceId } = span.spanContext();
    const held = this.#held.get(traceId);
    if (held === undefined) {
      this.#next.onEnd(span);
    } else if (!isRun(span)) {
      if (held.length < MOST_HELD) held.push(span);
    } else {
      this.#held.delete(traceId);
      if (span.attributes[QUIET_ATTRIBUTE] === true) return;
      for (const each of [...held, span]) this.#next.onEnd(each);
    }
  }

  forceFlush(): Promise<void> {
    return this.#next.forceFlush();
  }

  shutdown(): Promise<void> {
    return this.#next.shutdown();
  }
}
