import { setTimeout as sleep } from "node:timers/promises";
import { addKey } from "@kelisim/store";
import { systemClock } from "@kelisim/server";
import type { Fault } from "../rig/rig.ts";

/** Keys change while everybody works; the jobs move over what hangs on the older ones. */
export const keyFaults = (keyFile: string): readonly Fault[] => [
  {
    name: "rotate keys",
    touches: "keys",
    weight: 1,
    async run(dice) {
      addKey(keyFile, dice.pick(["data", "mac", "seal"] as const), systemClock.now());
      await sleep(dice.between(1000, 12_000));
    },
  },
];
