import {
  createIdSource,
  createLogger,
  makeContext,
  readConfig,
  startServer,
  type Clock,
  type Config,
  type Logger,
} from "@kelisim/server";
import { openStore, type Store } from "@kelisim/store";
import type { DestinationStream } from "pino";
import { ONE_ENGINE } from "../../../../testing/engines.ts";
import { plantKey, type PlantedKey } from "./first-key.ts";
import { FakeClock } from "./fake-clock.ts";
import { freshHome, type Engine, type StoreHome } from "./store-home.ts";

export type ServiceOptions = {
  readonly engine?: Engine;
  /** A fake clock unless set. */
  readonly clock?: Clock;
  readonly config?: Partial<Config>;
  /** Whether there are pages for people too: loading them takes a while. Not unless set. */
  readonly portal?: boolean;
  /** Where the whole log goes, to its finest level; nowhere unless set. */
  readonly log?: DestinationStream;
};

/** A service of this process that listens on a free port. */
export type Service = {
  readonly url: string;
  readonly store: Store;
  readonly admin: PlantedKey;
  close(): Promise<void>;
};

/** A configuration of the defaults without jobs, with some members replaced. */
export function testConfig(over: Partial<Config> = {}): Config {
  const read = readConfig({});
  if (!read.ok) throw new Error("the defaults are wrong");
  return { ...read.config, purposeReview: false, jobs: false, ...over };
}

/** Opens the store of a home; nobody else may have it open. */
export const openHome = (
  home: Pick<StoreHome, "location" | "keyFile">,
  clock: Clock,
): Promise<Store> =>
  openStore({
    location: home.location,
    keyFile: home.keyFile,
    service: "non-state",
    now: clock.now(),
    migrate: true,
    note: "a test",
  });

const loggerFor = (log: DestinationStream | undefined): Logger =>
  log === undefined ? createLogger("silent") : createLogger("trace", log);

/** Serves a store on a free port. Answers are held against their schemas before they leave. */
export function serve(
  store: Store,
  clock: Clock,
  { portal = false, ...options }: Pick<ServiceOptions, "config" | "log" | "portal"> = {},
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const config = testConfig(options.config);
  const ctx = makeContext({ config, store, clock, ids: createIdSource(clock) });
  const logger = loggerFor(options.log);
  return startServer(ctx, { host: "127.0.0.1", port: 0, logger, portal, checkAnswers: true });
}

/** A real service on a store of its own, with an administrator's key and nothing else. */
export async function startService(options: ServiceOptions = {}): Promise<Service> {
  const clock = options.clock ?? new FakeClock();
  const home = await freshHome(options.engine ?? ONE_ENGINE);
  const store = await openHome(home, clock);
  const admin = await plantKey(store, clock, ["admin:registry"]);
  const server = await serve(store, clock, options);
  return {
    url: server.url,
    store,
    admin,
    async close() {
      await server.close();
      await home.remove();
    },
  };
}

/** A second service on the store of a running one, with caches of its own. Close it first. */
export const startPeer = (
  { store }: Pick<Service, "store">,
  clock: Clock,
): Promise<{ readonly url: string; close(): Promise<void> }> =>
  serve({ ...store, close: async () => undefined }, clock);
