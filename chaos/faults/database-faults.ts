import { setTimeout as sleep } from "node:timers/promises";
import { runOn } from "../../testing/database.ts";
import type { PostgresPair } from "../../testing/postgres-cluster.ts";
import type { Dice } from "../dice.ts";
import type { Fault } from "../rig/rig.ts";

/** Faults of a synchronous pair. Each leaves a primary with a standby that streams. */
export function databaseFaults(pair: PostgresPair): readonly Fault[] {
  const fault = (name: string, weight: number, run: Fault["run"]): Fault => ({
    ...{ name, weight, run },
    touches: "database",
  });
  return [
    fault("kill the primary", 3, async (dice) => {
      if (dice.chance(0.3)) await runOn(pair.primaryUrl, "checkpoint");
      await pair.primary.kill();
      await sleep(dice.between(0, 3000));
      await pair.primary.start();
      await pair.mendLink();
    }),
    fault("kill the standby", 1, async (dice) => {
      await pair.standby.kill();
      await sleep(dice.between(0, 4000));
      await pair.standby.start();
      await pair.mendLink();
    }),
    fault("cut the replication", 2, async (dice) => {
      pair.cutLink();
      await sleep(dice.between(500, 7000));
      await pair.mendLink();
    }),
    fault("cut the replication and cancel the waiting", 2, async (dice) => {
      pair.cutLink();
      await sleep(dice.between(300, 1500));
      for (let left = dice.between(1, 4); left > 0; left -= 1) {
        await hitBackends(pair, dice, "wait_event = 'SyncRep'");
        await sleep(dice.between(100, 800));
      }
      await pair.mendLink();
    }),
    fault("fail over", 3, async (dice) => {
      // What the primary takes from now on is on no other disk, and must not be acknowledged.
      if (dice.chance(0.7)) pair.cutLink();
      await sleep(dice.between(0, 2000));
      await pair.primary.kill();
      await sleep(dice.between(0, 1500));
      await pair.promote();
      await sleep(dice.between(0, 1500));
      await pair.rejoin();
    }),
    fault("cancel the waiting, then fail over", 2, async (dice) => {
      // Whoever is told of such a commit, also by a repetition, is told of what is then gone.
      pair.cutLink();
      for (let left = dice.between(2, 6); left > 0; left -= 1) {
        await sleep(dice.between(100, 600));
        await hitBackends(pair, dice, "wait_event = 'SyncRep'");
      }
      await sleep(dice.between(0, 1000));
      await pair.primary.kill();
      await pair.promote();
      await pair.rejoin();
    }),
    fault("fail over, fenced late", 1, async (dice) => {
      pair.cutLink();
      await sleep(dice.between(0, 1000));
      await pair.promote();
      // Both take commands now; only one can have them acknowledged.
      await sleep(dice.between(500, 3000));
      await pair.rejoin();
    }),
    fault("terminate and cancel sessions", 3, async (dice) => {
      for (let left = dice.between(2, 12); left > 0; left -= 1) {
        await hitBackends(pair, dice, "true");
        await sleep(dice.between(20, 400));
      }
    }),
  ];
}

/** Ends or interrupts some of the services' sessions. */
async function hitBackends(pair: PostgresPair, dice: Dice, which: string): Promise<void> {
  const how = dice.pick(["pg_terminate_backend", "pg_cancel_backend"]);
  await runOn(
    pair.primaryUrl,
    `select ${how}(pid) from pg_stat_activity
     where application_name like 'kelisim%' and pid <> pg_backend_pid() and ${which}
     order by md5(pid::text || '${dice.between(0, 1_000_000)}') limit ${dice.between(1, 6)}`,
  );
}
