import { existsSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT_READINGS, type Instant, type PartyId, type Text3 } from "@kelisim/core";
import {
  buildApp,
  createIdSource,
  createLogger,
  hashApiKeySecret,
  makeContext,
  systemClock,
  type Config,
  type Context,
  type Logger,
  type RunningServer,
} from "@kelisim/server";
import { createKeyFile, insertApiKey, openStore, type Store } from "@kelisim/store";
import { usageFailure } from "../failure.ts";
import { knownFailure } from "../service/known-failures.ts";
import { listen, tryAddress } from "../service/listen.ts";
import { ensureProvider } from "../service/provider.ts";
import { DemoClock } from "./clock.ts";
import { seedHistory } from "./history.ts";
import { DEMO_SCOPES, demoKeys, type DemoKey, type DemoKeyName } from "./keys.ts";
import { DEMO_PARTY_NAMES } from "./parties.ts";
import { SeedProgress } from "./progress.ts";
import { registeredAt, seedParties, seedRegistry, type DemoRegistry } from "./registry.ts";
import { seedRepresentatives } from "./representatives.ts";
import { seedStaff } from "./seed-staff.ts";
import { readOrMakeSeed, readSeed } from "./seed-file.ts";
import { Seeder } from "./seeder.ts";
import { chosenSignIn, startSignIn } from "./sign-in.ts";

export type DemoOptions = { readonly directory: string; readonly port: number };

export type RunningDemo = {
  readonly server: RunningServer;
  /** Where the provider of identities is. */
  readonly identityUrl: string;
  readonly keys: Readonly<Record<DemoKeyName, DemoKey>>;
  readonly registry: DemoRegistry;
};

/** The demo's key file lies in its directory: it protects nobody. */
export const demoKeyFile = (directory: string): string => join(directory, "demo.key");

/** Whoever tries webhooks on this machine says so in the same way as to `serve`. */
const allowsPrivateWebhooks = (): boolean => process.env["KELISIM_ALLOW_PRIVATE_WEBHOOKS"] === "1";

/** The surroundings say nothing else to the demo: two of them never meet in one database. */
export const demoConfig = ({ directory, port }: DemoOptions): Config => ({
  databaseUrl: undefined,
  ownerDatabaseUrl: undefined,
  dataDirectory: directory,
  keyFile: demoKeyFile(directory),
  service: "non-state",
  host: "127.0.0.1",
  port,
  publicUrl: undefined,
  purposeReview: false,
  signatureRoots: undefined,
  signatureTsaRoots: undefined,
  signatureRevocation: "required",
  signatureHosts: [],
  readingsFile: undefined,
  readings: DEFAULT_READINGS,
  migrate: true,
  logLevel: "error",
  deniedPersonsPerHour: 10_000,
  poolSize: 1,
  drainSeconds: 5,
  drainDelaySeconds: 0,
  metricsPort: undefined,
  metricsHost: "127.0.0.1",
  tracesUrl: undefined,
  jobs: true,
  accessLogRetentionMonths: 60,
  erasureLedger: join(directory, "demo.erasures"),
  ticketLifeSeconds: 60,
  ticketReportWithinSeconds: 86_400,
  ticketUnreportedLimit: 100,
  importLines: 1_000_000,
  demo: true,
  sessionIdleSeconds: 1800,
  sessionSeconds: 43_200,
  oidcIssuer: undefined,
  oidcClientId: undefined,
  oidcClientSecret: undefined,
  oidcScope: "openid profile",
  oidcIinClaim: "iin",
  oidcNameClaim: "name",
  oidcLevelClaim: "acr",
  oidcLevels: [],
  oidcAllowHttp: false,
  allowPrivateWebhooks: allowsPrivateWebhooks(),
  logOrigin: undefined,
  logBacklogLimit: 1_000_000,
  logWitnesses: [],
  logWitnessesNeeded: 0,
});

const notADemo = (directory: string): Text3 => ({
  kk: `Бұл каталогта сынақтікі емес қойма жатыр: ${directory}. Басқа каталог көрсетіңіз: --data`,
  ru: `В этом каталоге лежит хранилище, созданное не для пробы: ${directory}. Укажите другой каталог: --data`,
  en: `This directory holds a store that is not a demo's: ${directory}. Name another one: --data`,
});

async function openDemoStore(config: Config): Promise<Store> {
  const { dataDirectory: directory, keyFile, service, erasureLedger } = config;
  try {
    if (!existsSync(keyFile)) createKeyFile(keyFile, systemClock.now());
    const location = { kind: "embedded", directory } as const;
    const now = systemClock.now();
    const note = "kelisim demo";
    const place = { location, keyFile, service, erasureLedger };
    return await openStore({ ...place, now, migrate: true, note });
  } catch (error) {
    throw knownFailure(error, { directory, keyFile });
  }
}

/** Puts a key into the store that can be told again from the seed. A key that is there stays. */
const keepKey = (
  store: Store,
  { id, secret }: DemoKey,
  of: { readonly name: DemoKeyName; readonly partyId: PartyId; readonly createdAt: Instant },
): Promise<void> =>
  insertApiKey(store.db, {
    id,
    version: 1,
    partyId: of.partyId,
    secretHash: hashApiKeySecret(secret),
    label: "Көрсету кілті",
    scopes: DEMO_SCOPES[of.name],
    createdAt: of.createdAt,
    expiresAt: undefined,
    revokedAt: undefined,
  });

/** Fills the store through the service's own calls; does nothing that was done before. */
async function seedDemo(
  ctx: Context,
  clock: DemoClock,
  keys: RunningDemo["keys"],
  logger: Logger,
): Promise<DemoRegistry> {
  const { store, config } = ctx;
  const now = systemClock.now();
  const progress = new SeedProgress(config.dataDirectory, store.serviceId, now);
  const { anchor } = progress;
  const createdAt = registeredAt(anchor);
  const app = await buildApp(ctx, { logger });
  try {
    const seeder = new Seeder((request) => app.inject(request), clock, progress, keys);
    const provider = await ensureProvider(store, createdAt);
    await keepKey(store, keys.admin, { name: "admin", partyId: provider.id, createdAt });
    const parties = await seedParties(seeder, anchor);
    for (const name of DEMO_PARTY_NAMES) {
      await keepKey(store, keys[name], { name, partyId: parties[name], createdAt });
    }
    const registry = await seedRegistry(seeder, anchor, parties);
    await seedRepresentatives(seeder, anchor);
    await seedHistory(seeder, registry, anchor);
    await seedStaff(store, progress, { ...parties, admin: provider.id }, createdAt);
    return registry;
  } finally {
    clock.run();
    await app.close();
  }
}

/**
 * Opens or continues the demo of a directory and starts to serve it. Its past is made before it
 * listens, so nobody meets its clock while that stands still.
 * @throws CliFailure for everything that can be expected
 */
export async function startDemo(options: DemoOptions): Promise<RunningDemo> {
  const { directory } = options;
  if (readSeed(directory) === undefined && existsSync(join(directory, "pgdata"))) {
    throw usageFailure(notADemo(directory));
  }
  const chosen = chosenSignIn(process.env);
  const { host, port } = demoConfig(options);
  await tryAddress(host, port);
  let keys: RunningDemo["keys"];
  try {
    keys = demoKeys(readOrMakeSeed(directory));
  } catch (error) {
    throw knownFailure(error, { directory });
  }
  let portalUrl = "";
  const signIn = await startSignIn(chosen, () => portalUrl);
  const config = { ...demoConfig(options), ...signIn.settings };
  const store = await openDemoStore(config).catch(async (error: unknown) => {
    await signIn.close();
    throw error;
  });
  const clock = new DemoClock(systemClock);
  const logger = createLogger(config.logLevel, process.stderr);
  const ctx = makeContext({ config, store, clock, ids: createIdSource(clock) });
  try {
    const registry = await seedDemo(ctx, clock, keys, logger).catch(async (error: unknown) => {
      await store.close();
      throw error;
    });
    const server = await listen(ctx, { logger });
    portalUrl = server.url;
    const close = async (): Promise<void> => {
      await server.close();
      await signIn.close();
    };
    return { server: { ...server, close }, identityUrl: signIn.issuer, keys, registry };
  } catch (error) {
    await signIn.close();
    throw error;
  }
}
