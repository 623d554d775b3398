import type { BasicTracerProvider } from "@opentelemetry/sdk-trace-base";
import { RELEASE } from "../operate/release.ts";
import type { Logger } from "../operate/logger.ts";
import { QuietRuns } from "./quiet-runs.ts";

/** A span waits so long for others to be sent with. */
const BATCH_AFTER_MS = 2000;
/** Spans that wait for the collector; more are dropped, so that a dead one costs no memory. */
const MOST_WAITING = 2048;
/** The collector has so long to take a batch. */
const TIMEOUT_MS = 3000;

type Resource = NonNullable<
  NonNullable<ConstructorParameters<typeof BasicTracerProvider>[0]>["resource"]
>;

/** Who the spans come from: nothing about the machine or the command line. */
const RESOURCE: Resource = {
  attributes: { "service.name": "kelisim", "service.version": RELEASE },
  merge: (other) => other ?? RESOURCE,
  getRawAttributes: () => Object.entries(RESOURCE.attributes),
};

/** Loads the machinery of traces, which nobody needs who sends none. */
export async function openExporter(
  url: string,
  logger: Pick<Logger, "warn" | "info">,
): Promise<BasicTracerProvider> {
  const [base, otlp] = await Promise.all([
    import("@opentelemetry/sdk-trace-base"),
    import("@opentelemetry/exporter-trace-otlp-http"),
  ]);
  const exporter = new otlp.OTLPTraceExporter({ url, timeoutMillis: TIMEOUT_MS });
  const send = exporter.export.bind(exporter);
  let isTaken = true;
  exporter.export = (spans, done) =>
    send(spans, (result) => {
      const wasTaken = isTaken;
      isTaken = result.error === undefined;
      if (wasTaken && !isTaken) logger.warn("the collector does not take the traces");
      if (!wasTaken && isTaken) logger.info("the collector takes the traces again");
      done(result);
    });
  const processor = new base.BatchSpanProcessor(exporter, {
    maxQueueSize: MOST_WAITING,
    scheduledDelayMillis: BATCH_AFTER_MS,
    exportTimeoutMillis: TIMEOUT_MS,
  });
  return new base.BasicTracerProvider({
    resource: RESOURCE,
    spanProcessors: [new QuietRuns(processor)],
  });
}
