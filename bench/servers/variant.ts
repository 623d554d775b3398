/**
 * The service with one part exchanged, for comparison: `variant.ts '{"kind": …, "databaseUrl": …}'`. Shell,
 * authentication, checks, rules and pool are the service's own.
 */
import {
  createIdSource,
  makeContext,
  readConfig,
  serveUntilStopped,
  startServer,
  systemClock,
  type Context,
} from "@kelisim/server";
import { openStore } from "@kelisim/store";
import type { Keys } from "../seed/store.ts";
import { NaiveDecisions, unloggedDecisions } from "./decider.ts";
import { NAIVE_OPERATIONS } from "./naive-grant.ts";

/** What is exchanged. */
export type VariantKind = "naive" | "unlogged";

export type VariantOptions = Keys & {
  readonly kind: VariantKind;
  readonly databaseUrl: string;
  readonly port: number;
};

const [text = ""] = process.argv.slice(2);
const { kind, databaseUrl, port, keyFile, erasureLedger } = JSON.parse(text) as VariantOptions;
const reading = readConfig({
  DATABASE_URL: databaseUrl,
  KELISIM_DENIED_PERSONS_PER_HOUR: "100000000",
  KELISIM_JOBS: "off",
  KELISIM_PORT: String(port),
});
if (!reading.ok) throw new Error("the settings of a variant are wrong");
const { config } = reading;
const store = await openStore({
  location: { kind: "postgres", url: databaseUrl, poolSize: config.poolSize },
  ...{ keyFile, erasureLedger },
  ...({ service: "non-state", migrate: true, note: "bench" } as const),
  now: systemClock.now(),
});
const ids = createIdSource(systemClock);
const made = makeContext({ config, store, clock: systemClock, ids });
const ctx: Context = {
  ...made,
  decisions:
    kind === "naive" ? new NaiveDecisions(store.db) : unloggedDecisions(store.db, config.poolSize),
};
const server = await startServer(
  ctx,
  kind === "naive" ? { port, operations: NAIVE_OPERATIONS } : { port },
);
process.exit(await serveUntilStopped(server));
