import type { JobCounts } from "@kelisim/store";
import type { Context } from "../context.ts";

/** What jobs work with. */
export type JobContext = Context;

/** What a run came to: numbers only, never anything about a person. */
export type JobResult = {
  readonly counts: JobCounts;
  /** More waits: the next run is due at once. */
  readonly again?: boolean;
};

/** Work that nobody calls for. */
export type Job = {
  readonly name: string;
  /** Milliseconds from the end of a run to the next one. */
  readonly everyMs: number;
  /** Milliseconds to the next try after a failure, where that is sooner; a minute unless set. */
  readonly retryMs?: number;
  /** Whether one process does it at a time, by lease; otherwise every process does it for itself. */
  readonly exclusive: boolean;
  /** What it does is evidence: it rests while the log takes no more. */
  readonly addsEvidence?: true;
  /**
   * Does the work that is due. Anything may be cut off or done twice.
   * @param signal aborted when the lease is lost or the service stops: end between two steps
   */
  readonly run: (ctx: JobContext, signal: AbortSignal) => Promise<JobResult>;
};

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
