import { setTimeout as sleep } from "node:timers/promises";
import { runOn } from "../../testing/database.ts";
import type { Fault } from "../rig/rig.ts";
import type { Service } from "../rig/service.ts";

/** Many duties fall due at one moment, as after a long downtime, and whoever tells of them is killed. */
export const timerFaults = (
  ownerUrl: () => string,
  services: readonly Service[],
): readonly Fault[] => [
  {
    name: "timers fall due, and a service is killed",
    touches: "process",
    weight: 2,
    async run(dice) {
      await runOn(
        ownerUrl(),
        `update timer set due_at = now() - interval '1 second'
         where (subject_id, record_id, kind) in (
           select subject_id, record_id, kind from timer
           where fired_at is null and kind in ('duty-due-soon', 'duty-overdue')
           order by md5(record_id::text) limit ${dice.between(20, 300)})`,
      );
      await sleep(dice.between(0, 2500));
      const service = dice.pick(services);
      await service.kill();
      service.start();
    },
  },
];
