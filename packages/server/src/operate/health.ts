import { setTimeout as sleep } from "node:timers/promises";
import type { Store } from "@kelisim/store";
import type { Clock } from "../context.ts";
import type { Drain } from "./drain.ts";

export type Check = { readonly name: "database" | "clock" | "serving"; readonly ok: boolean };

/** Above this many milliseconds the service's clock and the database's tell different stories. */
export const MAX_CLOCK_OFFSET_MS = 1000;

/** Milliseconds that the database has for the answer. */
const PATIENCE_MS = 2000;

const NOW = {
  name: "readiness",
  text: "select (extract(epoch from clock_timestamp()) * 1000)::float8 as at",
};

/** Milliseconds by which the database's clock is ahead; `undefined` where it does not answer. */
async function databaseOffset(db: Store["db"], clock: Clock): Promise<number | undefined> {
  const before = clock.now().epochMilliseconds;
  try {
    const [row] = await db.query<{ at: number }>(NOW);
    const after = clock.now().epochMilliseconds;
    return row === undefined ? undefined : row.at - (before + after) / 2;
  } catch {
    return undefined;
  }
}

const inTime = <T>(work: Promise<T>): Promise<T | undefined> => {
  const stop = new AbortController();
  const late = sleep(PATIENCE_MS, undefined, { signal: stop.signal }).catch(() => undefined);
  return Promise.race([work, late]).finally(() => stop.abort());
};

/** What must hold for the service to answer. An embedded store has this machine's own clock. */
export async function readinessChecks(
  { db }: Pick<Store, "db">,
  clock: Clock,
  drain: Drain,
): Promise<readonly Check[]> {
  const offset = await inTime(databaseOffset(db, clock));
  const isClockRight =
    offset !== undefined && (db.engine === "pglite" || Math.abs(offset) <= MAX_CLOCK_OFFSET_MS);
  return [
    { name: "database", ok: offset !== undefined },
    { name: "clock", ok: isClockRight },
    { name: "serving", ok: !drain.hasBegun },
  ];
}
