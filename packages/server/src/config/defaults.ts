import type { Config } from "../config.ts";

/** What holds where a variable is not set. The places of key file and erasure ledger follow the data directory's. */
export const DEFAULTS = {
  databaseUrl: undefined,
  ownerDatabaseUrl: undefined,
  dataDirectory: "./.kelisim",
  service: "non-state",
  host: "127.0.0.1",
  port: 8787,
  publicUrl: undefined,
  purposeReview: true,
  migrate: true,
  logLevel: "info",
  deniedPersonsPerHour: 10_000,
  poolSize: 16,
  drainSeconds: 10,
  drainDelaySeconds: 0,
  metricsPort: undefined,
  metricsHost: "127.0.0.1",
  tracesUrl: undefined,
  jobs: true,
  allowPrivateWebhooks: false,
  readingsFile: undefined,
} as const satisfies Omit<Config, "keyFile" | "erasureLedger" | "readings">;
