import { parseArgs } from "node:util";

export type ChaosFlags = {
  readonly minutes: number;
  readonly seed: number;
  readonly engines: readonly ("postgres" | "embedded")[];
  readonly clients: number;
  readonly json: boolean;
  /** Whether the pair is asynchronous, so that the run must find losses. */
  readonly asynchronous: boolean;
};

const USAGE =
  "npm run chaos -- --minutes N [--seed S] [--engine postgres|embedded|both] [--clients N] [--json] [--asynchronous]";

const ENGINES: Readonly<Record<string, ChaosFlags["engines"]>> = {
  postgres: ["postgres"],
  embedded: ["embedded"],
  both: ["postgres", "embedded"],
};

/** Reads the command line. @returns what is wrong with it, with the usage */
export function readFlags(args: readonly string[], anySeed: number): ChaosFlags | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        minutes: { type: "string" },
        seed: { type: "string", default: String(anySeed) },
        engine: { type: "string", default: "both" },
        clients: { type: "string", default: "16" },
        json: { type: "boolean", default: false },
        asynchronous: { type: "boolean", default: false },
      },
    });
    const [minutes, seed, clients] = [values.minutes, values.seed, values.clients].map(Number);
    const engines = ENGINES[values.engine];
    if (minutes === undefined || !(minutes > 0)) return `--minutes is a number above 0\n${USAGE}`;
    if (seed === undefined || !Number.isSafeInteger(seed))
      return `--seed is a whole number\n${USAGE}`;
    if (clients === undefined || !(Number.isInteger(clients) && clients >= 4)) {
      return `--clients is a whole number, 4 or more\n${USAGE}`;
    }
    if (engines === undefined) return `--engine is postgres, embedded or both\n${USAGE}`;
    const { json, asynchronous } = values;
    return { minutes, seed, engines, clients, json, asynchronous };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n${USAGE}`;
  }
}
