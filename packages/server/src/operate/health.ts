import { setTimeout as sleep } from "node:timers/promises";
import type { Context } from "../context.ts";
import { clockOffset, isClockRight, type ClockOffset } from "./clock-offset.ts";
import type { Drain } from "./drain.ts";

export { MAX_CLOCK_OFFSET_MS } from "./clock-offset.ts";

export type Check = {
  readonly name: "database" | "clock" | "keys" | "log" | "serving";
  readonly ok: boolean;
  /** Of the clock: whole milliseconds by which it is ahead of the database's. */
  readonly offset_ms?: number;
};

/** Milliseconds that the database has for the answer. */
const PATIENCE_MS = 2000;

const inTime = <T>(work: Promise<T>): Promise<T | undefined> => {
  const stop = new AbortController();
  const late = sleep(PATIENCE_MS, undefined, { signal: stop.signal }).catch(() => undefined);
  return Promise.race([work, late]).finally(() => stop.abort());
};

const clockCheck = (offset: ClockOffset | undefined): Check => ({
  name: "clock",
  ok: offset !== undefined && isClockRight(offset),
  ...(offset !== undefined && { offset_ms: Math.round(offset.aheadMs) }),
});

/** What of a service is looked at. */
export type ReadinessOf = Pick<Context, "clock"> & {
  readonly store: Pick<Context["store"], "db" | "keys">;
  readonly logBacklog: Pick<Context["logBacklog"], "isOver">;
};

/** What must hold for the service to answer. */
export async function readinessChecks(
  { store: { db, keys }, clock, logBacklog }: ReadinessOf,
  drain: Drain,
): Promise<readonly Check[]> {
  const offset = await inTime(clockOffset(db, clock).catch(() => undefined));
  return [
    { name: "database", ok: offset !== undefined },
    clockCheck(offset),
    // Whoever lacks a key in use cannot read everything.
    { name: "keys", ok: keys.lacking().length === 0 },
    // Whoever adds evidence is answered 503 until the log has caught up.
    { name: "log", ok: !logBacklog.isOver },
    { name: "serving", ok: !drain.hasBegun },
  ];
}
