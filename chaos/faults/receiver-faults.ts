import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "../rig/rig.ts";
import type { WebhookHost } from "../rig/webhook-host.ts";

/** Faults of a party's machine that takes webhooks. */
export const receiverFaults = (receiver: WebhookHost): readonly Fault[] => [
  {
    name: "the webhooks' receiver is down or full",
    touches: "receiver",
    weight: 1,
    async run(dice) {
      if (dice.chance(0.5)) receiver.goDown();
      else receiver.fillUp();
      await sleep(dice.between(500, 6000));
      receiver.comeBack();
    },
  },
];
