import { setTimeout as sleep } from "node:timers/promises";
import type { DatabaseLine } from "../rig/database-line.ts";
import type { Fault } from "../rig/rig.ts";

/** Faults of the network between services and database. */
export const lineFaults = (lines: readonly DatabaseLine[]): readonly Fault[] => [
  {
    name: "break the database's connections",
    touches: "network",
    weight: 2,
    async run(dice) {
      for (let left = dice.between(1, 5); left > 0; left -= 1) {
        for (const line of lines) line.breakAll();
        await sleep(dice.between(50, 800));
      }
    },
  },
  {
    name: "break connections in the middle of COMMIT",
    touches: "network",
    weight: 3,
    async run(dice) {
      for (const line of lines)
        line.breakCommits(dice.between(1, 20), dice.pick(["before", "after"]));
      await sleep(dice.between(500, 2500));
      for (const line of lines) line.breakCommits(0, "before");
    },
  },
  {
    name: "no network to the database",
    touches: "network",
    weight: 1,
    async run(dice) {
      for (const line of lines) line.cut();
      await sleep(dice.between(500, 5000));
      for (const line of lines) line.mend();
    },
  },
];
