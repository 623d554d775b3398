import { cpuRatio, interleave, notesOn, rateRatio } from "../measure.ts";
import { FULL } from "../scale.ts";
import { addAccesses } from "../seed/accesses.ts";
import { found, type Group } from "./group.ts";

const insteadOf = (is: number, asked: number, what: string): readonly string[] =>
  is < asked ? [`${is.toExponential()} ${what} instead of ${asked.toExponential()}`] : [];

/** P10: what a decision costs among many consents and among few. */
export const MANY_CONSENTS: Group = {
  ids: ["P10"],
  async run(rig) {
    const { scale } = rig;
    const [few, main] = [await rig.few(), await rig.main()];
    const isLean = scale.manyConsents > scale.consents;
    const many = isLean
      ? await rig.store("many", { consents: scale.manyConsents, pending: 0, rows: "lean" })
      : main;
    const small = await rig.kelisim(rig.few(), "kelisim, few");
    const large = isLean ? await rig.freshKelisim(many, "kelisim, many") : await rig.kelisim();
    const sides = [
      rig.side("many consents", large, "decisions", many),
      rig.side("few consents", small, "decisions", few),
    ];
    const rounds = await interleave(sides, scale);
    if (isLean) await rig.stop(large);
    const notes = [
      ...notesOn(scale),
      ...insteadOf(scale.manyConsents, FULL.manyConsents, "consents"),
      ...(isLean ? ["of these persons only what a decision reads is there"] : []),
    ];
    return {
      found: [found("P10", null, cpuRatio(rounds, ["many consents", "few consents"], notes))],
    };
  },
};

/** P11: a person's last twenty accesses in a long log and in a short one. */
export const LONG_LOG: Group = {
  ids: ["P11"],
  async run(rig) {
    const { scale } = rig;
    const [few, main] = [await rig.few(), await rig.main()];
    const small = await rig.kelisim(rig.few(), "kelisim, few");
    const large = await rig.kelisim();
    const short = await rig.keep("short log", () => addAccesses(few, small, scale.fewLogRows));
    rig.tell(`filling the log: ${scale.manyLogRows} accesses`);
    const long = await rig.keep("long log", () => addAccesses(main, large, scale.manyLogRows));
    const sides = [
      rig.side("long log", large, "accesses", long, 8),
      rig.side("short log", small, "accesses", short, 8),
    ];
    const rounds = await interleave(sides, scale);
    const notes = [
      ...notesOn(scale),
      ...insteadOf(scale.manyLogRows, FULL.manyLogRows, "log rows"),
    ];
    // The time of one is the other's rate over its own.
    return { found: [found("P11", null, rateRatio(rounds, ["short log", "long log"], notes))] };
  },
};
