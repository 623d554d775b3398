import { SECOND_MS, type Job } from "./job.ts";

/** Rounds of one run: then the lease is given back and taken anew. */
const ROUNDS = 20;

/** Gives evidence its place in the transparency log and signs what stands there. */
export const EVIDENCE_LOG: Job = {
  name: "evidence-log",
  everyMs: SECOND_MS,
  retryMs: 5 * SECOND_MS,
  exclusive: true,
  async run({ sequencer }, signal) {
    const counts = { batches: 0, leaves: 0, missing: 0 };
    for (let rounds = 0; rounds < ROUNDS; rounds += 1) {
      const round = await sequencer.round();
      counts.batches += round.batches;
      counts.leaves += round.leaves;
      counts.missing += round.missing.others;
      if (!round.left || round.busy || signal.aborted) return { counts };
    }
    return { counts, again: true };
  },
};
