import type { Db } from "@kelisim/store";
import type { Clock } from "../context.ts";

/** How far a process's clock and the database's are apart. */
export type ClockOffset = {
  /** Milliseconds by which this process's clock is ahead; negative where it is behind. */
  readonly aheadMs: number;
  /** By how much that may be wrong: half of the time that the question took. */
  readonly marginMs: number;
};

const NOW = {
  name: "database-clock",
  text: "select (extract(epoch from clock_timestamp()) * 1000)::float8 as at",
};

/** A question that was answered faster tells enough. */
const FAST_MS = 100;
const TRIES = 3;

async function measure(db: Db, clock: Clock): Promise<ClockOffset | undefined> {
  const before = clock.now().epochMilliseconds;
  const [row] = await db.query<{ at: number }>(NOW);
  const after = clock.now().epochMilliseconds;
  if (row === undefined) return undefined;
  return { aheadMs: (before + after) / 2 - row.at, marginMs: Math.abs(after - before) / 2 };
}

/**
 * Measures both clocks. A question that had to wait tells little, so that up to three are asked and the
 * fastest one counts. An embedded store has this machine's own clock.
 * @throws what the database throws
 */
export async function clockOffset(db: Db, clock: Clock): Promise<ClockOffset | undefined> {
  if (db.engine === "pglite") {
    await db.query("select 1");
    return { aheadMs: 0, marginMs: 0 };
  }
  let best: ClockOffset | undefined;
  for (let tried = 0; tried < TRIES; tried += 1) {
    const measured = await measure(db, clock);
    if (measured === undefined) return best;
    if (best === undefined || measured.marginMs < best.marginMs) best = measured;
    if (best.marginMs * 2 < FAST_MS) break;
  }
  return best;
}

/** Above this many milliseconds the service's clock and the database's tell different stories. */
export const MAX_CLOCK_OFFSET_MS = 1000;

/** Whether the clocks are surely not further apart than they may be, or may well not be. */
export const isClockRight = ({ aheadMs, marginMs }: ClockOffset): boolean =>
  Math.abs(aheadMs) - marginMs <= MAX_CLOCK_OFFSET_MS;
