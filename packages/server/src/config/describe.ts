import { DEFAULT_READINGS, type Language, type Readings, type Text3 } from "@kelisim/core";
import { hostUrls, joinHosts } from "@kelisim/store";
import type { Config } from "../config.ts";
import { durationText, monthsText } from "./durations.ts";

/** A URL without its secrets; they may stand in the user part or among the parameters. */
function withoutSecrets(text: string): string {
  const url = new URL(text);
  if (url.password !== "") url.password = "redacted";
  for (const name of new Set(url.searchParams.keys())) {
    if (/pass|secret|key|token/i.test(name)) url.searchParams.set(name, "redacted");
  }
  return url.href;
}

const shownUrl = (url: string | undefined): string | undefined =>
  url === undefined ? undefined : joinHosts(hostUrls(url).map(withoutSecrets));

const NOT_SET: Text3 = { kk: "көрсетілмеген", ru: "не задано", en: "not set" };
const NO_DATABASE: Text3 = {
  kk: "көрсетілмеген: кірістірілген қойма қолданылады",
  ru: "не задано: используется встроенное хранилище",
  en: "not set: the embedded store is used",
};

const shownWitnesses = (witnesses: Config["logWitnesses"]): string | undefined =>
  witnesses.length === 0 ? undefined : witnesses.map(({ url, key }) => `${url} ${key}`).join(", ");

const onOff = (value: boolean): string => (value ? "on" : "off");

/** Every setting by the name of its variable, fit to be shown: secrets are redacted. */
export function shownSettings(
  config: Config,
): Readonly<Record<string, string | number | undefined>> {
  return {
    DATABASE_URL: shownUrl(config.databaseUrl),
    KELISIM_OWNER_DATABASE_URL: shownUrl(config.ownerDatabaseUrl),
    KELISIM_DATA: config.dataDirectory,
    KELISIM_KEY_FILE: config.keyFile,
    KELISIM_SERVICE: config.service,
    KELISIM_HOST: config.host,
    KELISIM_PORT: config.port,
    KELISIM_PUBLIC_URL: config.publicUrl,
    KELISIM_PURPOSE_REVIEW: onOff(config.purposeReview),
    KELISIM_MIGRATE: onOff(config.migrate),
    KELISIM_LOG_LEVEL: config.logLevel,
    KELISIM_DENIED_PERSONS_PER_HOUR: config.deniedPersonsPerHour,
    KELISIM_POOL: config.poolSize,
    KELISIM_DRAIN_SECONDS: config.drainSeconds,
    KELISIM_DRAIN_DELAY_SECONDS: config.drainDelaySeconds,
    KELISIM_METRICS_PORT: config.metricsPort,
    KELISIM_METRICS_HOST: config.metricsHost,
    KELISIM_TRACES_URL: shownUrl(config.tracesUrl),
    KELISIM_JOBS: onOff(config.jobs),
    KELISIM_ACCESS_LOG_RETENTION: monthsText(config.accessLogRetentionMonths),
    KELISIM_ERASURE_LEDGER: config.erasureLedger,
    KELISIM_READINGS: config.readingsFile,
    KELISIM_TICKET_LIFE: durationText(config.ticketLifeSeconds),
    KELISIM_TICKET_REPORT_WITHIN: durationText(config.ticketReportWithinSeconds),
    KELISIM_TICKET_UNREPORTED_LIMIT: config.ticketUnreportedLimit,
    KELISIM_IMPORT_LINES: config.importLines,
    KELISIM_DEMO: config.demo ? 1 : 0,
    KELISIM_SESSION_IDLE: durationText(config.sessionIdleSeconds),
    KELISIM_SESSION_LENGTH: durationText(config.sessionSeconds),
    KELISIM_OIDC_ISSUER: config.oidcIssuer,
    KELISIM_OIDC_CLIENT_ID: config.oidcClientId,
    KELISIM_OIDC_CLIENT_SECRET: config.oidcClientSecret === undefined ? undefined : "redacted",
    KELISIM_OIDC_SCOPE: config.oidcScope,
    KELISIM_OIDC_IIN_CLAIM: config.oidcIinClaim,
    KELISIM_OIDC_NAME_CLAIM: config.oidcNameClaim,
    KELISIM_OIDC_LEVEL_CLAIM: config.oidcLevelClaim,
    KELISIM_OIDC_LEVELS: config.oidcLevels.length === 0 ? undefined : config.oidcLevels.join(","),
    KELISIM_OIDC_ALLOW_HTTP: config.oidcAllowHttp ? 1 : 0,
    KELISIM_LOG_ORIGIN: config.logOrigin,
    KELISIM_LOG_BACKLOG_LIMIT: config.logBacklogLimit,
    KELISIM_LOG_WITNESSES: shownWitnesses(config.logWitnesses),
    KELISIM_LOG_WITNESSES_NEEDED: config.logWitnessesNeeded,
    KELISIM_SIGNATURE_ROOTS: config.signatureRoots,
    KELISIM_SIGNATURE_TSA_ROOTS: config.signatureTsaRoots,
    KELISIM_SIGNATURE_REVOCATION: config.signatureRevocation,
    KELISIM_SIGNATURE_HOSTS: config.signatureHosts.join(",") || undefined,
    KELISIM_ALLOW_PRIVATE_WEBHOOKS: config.allowPrivateWebhooks ? 1 : 0,
  };
}

/** The readings that this installation turns, by name. */
const turnedReadings = (readings: Readings): readonly (readonly [string, string])[] =>
  Object.entries(readings)
    .filter(([name, value]) => DEFAULT_READINGS[name as keyof Readings] !== value)
    .map(([name, value]) => [name, String(value)]);

/** The settings that hold, one a line, as `kelisim config` prints them: secrets are redacted. */
export function describeConfig(config: Config, language: Language): string {
  const values = shownSettings(config);
  const width = Math.max(...Object.keys(values).map((name) => name.length));
  const turned = turnedReadings(config.readings).map(
    ([name, value]) => `  ${name.padEnd(width - 2)}  ${value}`,
  );
  const settings = Object.entries(values).flatMap(([name, value]) => {
    const none = name === "DATABASE_URL" ? NO_DATABASE : NOT_SET;
    const line = `${name.padEnd(width)}  ${value ?? none[language]}`;
    return name === "KELISIM_READINGS" ? [line, ...turned] : [line];
  });
  return settings.join("\n");
}
