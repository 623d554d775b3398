import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { backupStore, openDb, restoreStore, type StoreLocation } from "@kelisim/store";
import { systemClock } from "@kelisim/server";
import { lostActs } from "../check/acknowledged.ts";
import { halfWritten } from "../check/whole.ts";
import type { Act, Journal } from "../journal.ts";
import { opening, openPlace, type Place } from "../rig/place.ts";
import type { Fault, Touches } from "../rig/rig.ts";
import { BrokenInvariant, type Violation } from "../violation.ts";

/** Gives a place that is empty for as long as the work takes. */
type WithEmpty = (work: (location: StoreLocation) => Promise<void>) => Promise<void>;

/**
 * A backup while everybody works, and its restoration elsewhere: it holds what was acknowledged before it
 * began, and nobody who has been erased since.
 */
export const backupFault = (
  touches: Touches,
  placeNow: () => Place,
  journal: Journal,
  folder: string,
  withEmpty: WithEmpty,
): Fault => ({
  name: "back up, and restore elsewhere",
  touches,
  weight: 1,
  async run() {
    const path = join(folder, `${randomUUID()}.backup`);
    const place = placeNow();
    await withEmpty(async (location) => {
      const before = [...journal.acts];
      try {
        await backUp(place, path);
        const restored = { ...place, location };
        const erased = [...journal.acts].filter(({ act }) => act === "erased").length;
        await restoreStore(path, opening(restored, systemClock));
        const broken = await compare(restored, before, erased);
        if (broken.length > 0) throw new BrokenInvariant(broken);
      } finally {
        rmSync(path, { force: true });
      }
    });
  },
});

async function backUp({ location }: Place, path: string): Promise<void> {
  const db = await openDb(location, "chaos backup");
  try {
    await backupStore(db, { path, release: "chaos", now: systemClock.now() });
  } finally {
    await db.close();
  }
}

async function compare(
  restored: Place,
  acts: readonly Act[],
  erased: number,
): Promise<readonly Violation[]> {
  const store = await openPlace(restored);
  try {
    const found = [...(await lostActs(store, acts)), ...(await halfWritten(store))];
    const [row] = await store.db.query<{ rows: number }>(
      "select count(*)::int as rows from erasure",
    );
    if ((row?.rows ?? 0) < erased) {
      found.push({ invariant: "lost", what: `${row?.rows} of ${erased} erasures after a restore` });
    }
    return found.map(({ invariant, what }) => ({ invariant, what: `restored: ${what}` }));
  } finally {
    await store.close();
  }
}
