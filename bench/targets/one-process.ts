import { residentBytes } from "../cpu.ts";
import { spreadOf } from "../report/figures.ts";
import { found, type Found, type Group } from "./group.ts";

const SAMPLE_MS = 200;
const MEGABYTE = 1_000_000;

/** P15: the memory of one service process under load, and how long its start takes. */
export const ONE_PROCESS: Group = {
  ids: ["P15"],
  async run(rig) {
    const starts = rig.scale.rounds;
    const store = await rig.main();
    const started: number[] = [];
    const resident: number[] = [];
    for (let number = 0; number < starts; number += 1) {
      const server = await rig.freshKelisim(store, `start ${number}`);
      started.push(server.readyMs / 1000);
      if (number === starts - 1) {
        const look = setInterval(() => {
          const bytes = residentBytes(server.child.pid);
          if (bytes !== undefined) resident.push(bytes / MEGABYTE);
        }, SAMPLE_MS);
        const { rounds, seconds } = rig.scale;
        await rig.side("memory", server, "decisions", store).run(2 * rounds * seconds);
        clearInterval(look);
      }
      await rig.stop(server);
    }
    const most = Math.max(...resident);
    const memory: Found =
      resident.length === 0
        ? found("P15", "memory", { value: null, why: "the system does not tell" })
        : // What counts is the most that it took, not the middle.
          found("P15", "memory", { ...spreadOf(resident), value: most, sides: [], notes: [] });
    const notes = ["from the start of the process until /readyz answers 200"];
    const start = found("P15", "start", { ...spreadOf(started), sides: [], notes });
    return { found: [memory, start] };
  },
};
