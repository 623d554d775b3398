import { rmSync } from "node:fs";
import { Dice } from "../../chaos/dice.ts";
import { run } from "../../chaos/run.ts";
import { FULL } from "../scale.ts";
import { found, type Group } from "./group.ts";

const SEED = 5;
const CLIENTS = 16;
const STRETCH = 1000;

/** SIGKILL of one service, of all of them, of PostgreSQL; in the order that the seed says. */
function plan(kills: number): readonly string[] {
  const dice = new Dice(SEED);
  return Array.from({ length: kills }, (_, number) =>
    number % 2 === 0
      ? "kill the primary"
      : dice.pick(["kill a service", "kill a service", "kill all services"]),
  );
}

/** P12: everything acknowledged is in the store after kills under load. The rig of `npm run chaos` does it. */
export const SURVIVAL: Group = {
  ids: ["P12"],
  async run(rig) {
    const { kills } = rig.scale;
    rig.tell(`${kills} kills under load`);
    const result = await run({
      ...{ engine: "postgres", seed: SEED, clients: CLIENTS, pauseMs: 20, milliseconds: 0 },
      plan: plan(kills),
      // Who was told is no question of this figure.
      waitsUntilTold: false,
      tell: rig.tell,
    });
    const { acts } = result.journal;
    const lost = result.violations.filter(({ invariant }) => invariant === "lost").length;
    const others = result.violations.length - lost;
    if (result.violations.length === 0) {
      rmSync(result.folder, { recursive: true, force: true, maxRetries: 3 });
    }
    const notes = [
      `${kills} kills${kills < FULL.kills ? ` instead of ${FULL.kills}` : ""}, ${acts.length} acknowledgements`,
      "PostgreSQL with a synchronous standby, three services",
      ...(others > 0 ? [`${others} other broken invariants: ${result.folder}`] : []),
    ];
    const finding = { value: lost, min: lost, max: lost, sides: [], notes };
    return { found: [found("P12", null, { ...finding, isFull: kills >= STRETCH })] };
  },
};
