import { SpanKind } from "@opentelemetry/api";
import type { Job } from "../jobs/job.ts";
import type { Tracing } from "./tracing.ts";

/** The attribute by which a run is known as one, with the name of the job. */
export const JOB_ATTRIBUTE = "kelisim.job";
/** Set on a run that found nothing to do. */
export const QUIET_ATTRIBUTE = "kelisim.job.quiet";

/** The same jobs, each run of which is a trace with its counts. */
export const tracedJobs = (tracing: Tracing, jobs: readonly Job[]): readonly Job[] =>
  jobs.map((job) => ({
    ...job,
    run: (ctx, signal) => {
      const attributes = { [JOB_ATTRIBUTE]: job.name };
      const words = { name: `job ${job.name}`, kind: SpanKind.INTERNAL, attributes };
      return tracing.run(words, async (span) => {
        const result = await job.run(ctx, signal);
        const counts = Object.entries(result.counts);
        for (const [name, count] of counts) span?.setAttribute(`${JOB_ATTRIBUTE}.${name}`, count);
        if (counts.every(([, count]) => count === 0)) span?.setAttribute(QUIET_ATTRIBUTE, true);
        return result;
      });
    },
  }));
