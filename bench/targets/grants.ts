import { interleave, notesOn, rateRatio, withSide, type Side } from "../measure.ts";
import { startVariant } from "../place/servers.ts";
import { found, type Found, type Group } from "./group.ts";
import { C15T_NOTE, c15tOf } from "./peers.ts";

/** P8 and P6 (write): a grant with its rules, projections and messages beside three inserts, and beside c15t. */
export const GRANTS: Group = {
  ids: ["P6", "P8"],
  async run(rig, only) {
    const store = await rig.main();
    const sides: Side[] = [rig.side("grants", await rig.kelisim(), "grants", store)];
    if (only.has("P8")) {
      const naive = rig.running(await startVariant("naive", store, rig.home.folder));
      sides.push(rig.side("three inserts", naive, "grants", store));
    }
    let lacking: string | undefined;
    if (only.has("P6")) {
      try {
        const [plain, indexed] = [await c15tOf(rig, "plain"), await c15tOf(rig, "indexed")];
        sides.push(rig.side("c15t write", plain, "c15t-writes", store));
        sides.push(rig.side("c15t write, indexed", indexed, "c15t-writes", store));
      } catch (error) {
        lacking = `c15t does not run: ${String(error).split("\n", 1)[0]}`;
      }
    }
    const rounds = await interleave(sides, rig.scale);
    const notes = notesOn(rig.scale);
    const figures: Found[] = [];
    if (only.has("P8")) {
      figures.push(found("P8", null, rateRatio(rounds, ["grants", "three inserts"], notes)));
    }
    if (lacking !== undefined) figures.push(found("P6", "write", { value: null, why: lacking }));
    else if (only.has("P6")) {
      const finding = rateRatio(rounds, ["grants", "c15t write"], [...notes, C15T_NOTE]);
      figures.push(found("P6", "write", withSide(finding, rounds, "c15t write, indexed")));
    }
    return { found: figures };
  },
};
