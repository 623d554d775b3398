import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "../../testing/free-port.ts";
import type { Keys } from "../seed/store.ts";
import { start, untilReady, type Child } from "./child.ts";

const PROGRAM = fileURLToPath(new URL("../../packages/cli/bin/kelisim.js", import.meta.url));

/** A running server of whatever kind. */
export type Server = {
  readonly url: string;
  readonly child: Child;
  /** Milliseconds from its start until it was ready. */
  readonly readyMs: number;
};

export type KelisimOptions = Keys & {
  readonly name: string;
  readonly folder: string;
  readonly databaseUrl: string;
  /** A folder where Node leaves a profile of its processor's time when the service stops. */
  readonly profile?: string | undefined;
};

/** `kelisim serve` as somebody with a PostgreSQL server starts it. */
export async function startKelisim(options: KelisimOptions): Promise<Server> {
  const { name, folder, databaseUrl, keyFile, erasureLedger, profile } = options;
  const port = await freePort();
  const flags = profile === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${profile}`];
  const child = start({
    ...{ name, folder, program: process.execPath },
    args: [...flags, PROGRAM, "serve", "--port", String(port)],
    env: {
      DATABASE_URL: databaseUrl,
      KELISIM_DATA: join(folder, "data"),
      KELISIM_KEY_FILE: keyFile,
      KELISIM_ERASURE_LEDGER: erasureLedger,
      // A part of the questions is denied: the ceiling against scraping is for people, not for this.
      KELISIM_DENIED_PERSONS_PER_HOUR: "100000000",
    },
  });
  const url = `http://127.0.0.1:${port}`;
  const readyMs = await untilReady(child, `${url}/readyz`);
  return { url, child, readyMs };
}
