import { claimWitnesses, latestCheckpoint, noteWitness, type WitnessState } from "@kelisim/store";
import { systemResolve } from "../webhooks/target.ts";
import { witnessName } from "../config/evidence-log.ts";
import { askWitness, type AskContext } from "../witnesses/ask-witness.ts";
import { FirstError } from "./of-all.ts";
import { SECOND_MS, type Job, type JobContext } from "./job.ts";

/** An answer's time limit. */
const TIMEOUT_MS = 10_000;
/** A witness is one process's for longer than all tries take. */
const LEASE_MS = 120_000;
/** A witness is asked no more often, however fast the log grows. */
const PAUSE_MS = 5 * SECOND_MS;
const LONGEST_PAUSE_MS = 3600 * SECOND_MS;

/** Milliseconds until a witness is asked again: twice as long after each failure, up to an hour. */
export const witnessPauseMs = (failures: number): number =>
  Math.min(LONGEST_PAUSE_MS, PAUSE_MS * 2 ** Math.min(failures, 20));

const askContext = ({ store, clock, config }: JobContext, signal: AbortSignal): AskContext => ({
  ...{ store, clock, signal },
  allowPrivate: config.allowPrivateWebhooks,
  resolve: systemResolve,
  timeoutMs: TIMEOUT_MS,
});

/**
 * Has witnesses cosign the newest checkpoint. Each is claimed by its own row, so that nothing is written where
 * none is configured.
 */
export const WITNESSES: Job = {
  name: "witnesses",
  everyMs: SECOND_MS,
  retryMs: 5 * SECOND_MS,
  exclusive: false,
  async run(ctx, signal) {
    const counts = { cosigned: 0, failed: 0 };
    const byName = new Map(ctx.config.logWitnesses.map((each) => [witnessName(each), each]));
    if (byName.size === 0) return { counts };
    const { db } = ctx.store;
    const checkpoint = await latestCheckpoint(db);
    if (checkpoint === undefined || checkpoint.size === 0n) return { counts };
    await ctx.checkpoints.confirm(checkpoint);
    const now = ctx.clock.now();
    const until = now.add({ milliseconds: LEASE_MS });
    const claim = { witnesses: [...byName.keys()], size: checkpoint.size, now, until };
    const errors = new FirstError();
    const asks = (await claimWitnesses(db, claim)).map(async (state: WitnessState) => {
      const witness = byName.get(state.witness);
      if (witness === undefined) return;
      const asked = await askWitness(askContext(ctx, signal), witness, checkpoint, state.knownSize);
      const isCosigned = asked?.outcome === "cosigned";
      if (asked !== undefined) counts[isCosigned ? "cosigned" : "failed"] += 1;
      const failures = asked === undefined ? state.failures : isCosigned ? 0 : state.failures + 1;
      const askedAt = ctx.clock.now();
      // What a stop has cut short is asked by the next who looks.
      const pause = asked === undefined ? 0 : witnessPauseMs(failures);
      const nextAt = askedAt.add({ milliseconds: pause });
      await noteWitness(db, { ...state, ...asked, failures, askedAt, nextAt });
    });
    for (const ended of await Promise.allSettled(asks)) {
      if (ended.status === "rejected") errors.note(ended.reason);
    }
    errors.throwIfAny();
    return { counts };
  },
};
