import { parseArgs } from "node:util";
import { SCALES, withConsents, type Scale } from "./scale.ts";
import { TARGET_IDS, type TargetId } from "./report/targets.ts";

export type BenchFlags = {
  readonly scale: Scale;
  readonly output: "table" | "json" | "markdown";
  readonly only: readonly TargetId[];
  readonly list: boolean;
  /** A folder for the CPU profile of the service under single decisions; then nothing else is measured. */
  readonly profile: string | undefined;
  /** Progress also where standard error is no terminal. */
  readonly progress: boolean;
};

const USAGE =
  "npm run bench -- [--quick | --long] [--consents N] [--json | --markdown] [--only P1,P2] [--list] [--progress] [--profile FOLDER]";

/** A store that a load does not see through at once. */
const LEAST = 1000;

const isTarget = (text: string): text is TargetId => TARGET_IDS.some((id) => id === text);

/** Reads the command line. @returns what is wrong with it, with the usage */
export function readFlags(args: readonly string[]): BenchFlags | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        quick: { type: "boolean", default: false },
        long: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        markdown: { type: "boolean", default: false },
        only: { type: "string" },
        list: { type: "boolean", default: false },
        profile: { type: "string" },
        consents: { type: "string" },
        progress: { type: "boolean", default: false },
      },
    });
    if (values.quick && values.long) return `choose one of --quick and --long\n${USAGE}`;
    if (values.json && values.markdown) return `choose one of --json and --markdown\n${USAGE}`;
    const named = values.only?.split(",").map((id) => id.trim().toUpperCase()) ?? TARGET_IDS;
    const unknown = named.filter((id) => !isTarget(id));
    if (unknown.length > 0) {
      return `there is no target ${unknown.join(", ")}: choose of ${TARGET_IDS.join(", ")}\n${USAGE}`;
    }
    const scale = values.quick ? SCALES.quick : values.long ? SCALES.long : SCALES.usual;
    const consents = Number(values.consents ?? scale.consents);
    if (!Number.isSafeInteger(consents) || consents < LEAST) {
      return `--consents is a whole number, ${LEAST} or more\n${USAGE}`;
    }
    return {
      scale: withConsents(scale, consents),
      output: values.json ? "json" : values.markdown ? "markdown" : "table",
      only: named.filter(isTarget),
      list: values.list,
      profile: values.profile,
      progress: values.progress,
    };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n${USAGE}`;
  }
}
