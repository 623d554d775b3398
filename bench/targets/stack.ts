import { interleave, notesOn, rateRatio, sideFigures, type Side } from "../measure.ts";
import { startHello, startVariant } from "../place/servers.ts";
import { found, type Found, type Group } from "./group.ts";

/** P4 and P5: the evaluation without its log write beside an empty stack, and many questions in one call. */
export const STACK: Group = {
  ids: ["P4", "P5"],
  async run(rig, only) {
    const store = await rig.main();
    const { folder } = rig.home;
    const sides: Side[] = [];
    const [http, plain] = [
      rig.running(await startHello("http", folder)),
      rig.running(await startHello("fastify", folder)),
    ];
    const started = [http, plain];
    if (only.has("P4")) {
      const unlogged = rig.running(await startVariant("unlogged", store, folder));
      started.push(unlogged);
      sides.push(rig.side("without log", unlogged, "decisions", store));
      sides.push(rig.side("fastify, same body", plain, "bodies", store));
    }
    if (only.has("P5")) {
      const ours = await rig.kelisim();
      sides.push(rig.side("boxcars of 100", ours, "boxcars", store, 16));
      sides.push(rig.side("single calls", ours, "decisions", store));
    }
    sides.push(rig.side("hello-world of node:http", http, "hello", store));
    sides.push(rig.side("hello-world of Fastify", plain, "hello", store));
    const rounds = await interleave(sides, rig.scale);
    for (const server of started) await rig.stop(server);
    const notes = notesOn(rig.scale);
    const figures: Found[] = [];
    if (only.has("P4")) {
      const pair = ["without log", "fastify, same body"] as const;
      figures.push(found("P4", null, rateRatio(rounds, pair, notes)));
    }
    if (only.has("P5")) {
      const pair = ["boxcars of 100", "single calls"] as const;
      const remarks = [...notes, "boxcars by 16 clients, single calls by 64"];
      figures.push(found("P5", null, rateRatio(rounds, pair, remarks)));
    }
    const probes = ["hello-world of node:http", "hello-world of Fastify"];
    return { found: figures, probes: probes.map((name) => sideFigures(rounds, name)) };
  },
};
