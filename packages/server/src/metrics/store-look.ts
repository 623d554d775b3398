import type { Instant } from "@kelisim/core";
import { storeFigures, type StoreFigures } from "@kelisim/store";
import type { Context } from "../context.ts";
import type { Drain } from "../operate/drain.ts";
import { clockOffset } from "../operate/clock-offset.ts";
import { readinessChecks } from "../operate/health.ts";

/** What one look at the store told. */
export type StoreLook = {
  readonly at: Instant;
  readonly isReady: boolean;
  /** This process's clock minus the database's, in milliseconds. */
  readonly clockOffsetMs: number;
  readonly figures: StoreFigures;
};

/** @throws Error where the store does not answer */
export async function lookAtStore(
  ctx: Pick<Context, "store" | "clock" | "logBacklog">,
  drain: Drain,
): Promise<StoreLook> {
  const { store, clock } = ctx;
  const checks = await readinessChecks(ctx, drain);
  const offset = await clockOffset(store.db, clock);
  if (offset === undefined) throw new Error("the database told no time");
  const at = clock.now();
  const figures = await storeFigures(store, at);
  return { at, isReady: checks.every(({ ok }) => ok), clockOffsetMs: offset.aheadMs, figures };
}
