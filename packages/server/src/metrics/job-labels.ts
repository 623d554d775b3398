import { ALL_JOBS } from "../jobs/all-jobs.ts";

/** The jobs that this release knows, as they stand in a label. */
export const JOB_LABELS: readonly string[] = ALL_JOBS.map(({ name }) => name);
