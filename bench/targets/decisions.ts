import { cpuRatio, interleave, notesOn, rateRatio, sideFigures, type Side } from "../measure.ts";
import { startVariant } from "../place/servers.ts";
import { found, type Found, type Group } from "./group.ts";
import { rawInserts, rawName } from "./raw-insert.ts";

const LOADS = [64, 256] as const;

/** P1 to P3: durable decisions beside the disk's own limit and beside the naive way. */
export const DECISIONS: Group = {
  ids: ["P1", "P2", "P3"],
  async run(rig, only) {
    const store = await rig.main();
    const ours = await rig.kelisim();
    const isNaive = only.has("P2") || only.has("P3");
    const naive = isNaive
      ? rig.running(await startVariant("naive", store, rig.home.folder))
      : undefined;
    // The insert is made after the model of a row that the service has logged.
    await rig.side("first", ours, "decisions", store).run(0.2);
    const sides: Side[] = [];
    for (const clients of LOADS) {
      sides.push(rig.side(`kelisim ${clients}`, ours, "decisions", store, clients));
      if (naive) sides.push(rig.side(`naive ${clients}`, naive, "decisions", store, clients));
      if (only.has("P1")) sides.push(await rawInserts(rig, store, clients));
    }
    const rounds = await interleave(sides, rig.scale);
    if (naive !== undefined) await rig.stop(naive);
    const notes = notesOn(rig.scale);
    const figures = LOADS.flatMap((clients): Found[] => {
      const label = `${clients} clients`;
      const mine = `kelisim ${clients}`;
      const raw = [mine, `${rawName()} ${clients}`] as const;
      const beside = [mine, `naive ${clients}`] as const;
      return [
        ...(only.has("P1") ? [found("P1", label, rateRatio(rounds, raw, notes))] : []),
        ...(only.has("P2") ? [found("P2", label, rateRatio(rounds, beside, notes))] : []),
        ...(only.has("P3") ? [found("P3", label, cpuRatio(rounds, beside, notes))] : []),
      ];
    });
    const probes = only.has("P1")
      ? LOADS.map((clients) => sideFigures(rounds, `${rawName()} ${clients}`))
      : [];
    return { found: figures, probes };
  },
};
