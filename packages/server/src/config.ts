import { readFileSync } from "node:fs";
import { isAbsolute, relative, resolve } from "node:path";
import { DEFAULT_READINGS, type Readings, type ServiceKind, type Text3 } from "@kelisim/core";
import { DEFAULTS } from "./config/defaults.ts";
import { nearestName } from "./config/nearest-name.ts";
import { lawReadings } from "./config/law-readings.ts";
import { logFaults, logOrigin, witnessList, type Witness } from "./config/evidence-log.ts";
import { hostList, signatureFaults } from "./config/signatures.ts";
import { issuerUrl, openIdScope, signInFaults, wordList } from "./config/sign-in.ts";
import {
  duration,
  months,
  flag,
  line,
  oneOf,
  onOff,
  postgresUrl,
  publicUrl,
  reading,
  tracesUrl,
  unread,
  wholeNumber,
  type Reading,
} from "./config/readings.ts";

/** How much the service writes to its log. */
export type LogLevel = "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";

/** All that the surroundings decide; read once at start. */
export type Config = {
  /** PostgreSQL; without it the embedded store in `dataDirectory` is used. */
  readonly databaseUrl: string | undefined;
  /** PostgreSQL as the owner of the tables, for migrations; `databaseUrl` unless set. */
  readonly ownerDatabaseUrl: string | undefined;
  readonly dataDirectory: string;
  readonly keyFile: string;
  readonly service: ServiceKind;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Where people and parties reach the service, without a slash at its end. */
  readonly publicUrl: string | undefined;
  /** Whether a second person approves a purpose before its first request. */
  readonly purposeReview: boolean;
  readonly migrate: boolean;
  readonly logLevel: LogLevel;
  /** Distinct persons that a key may be denied in an hour before it gets 429. */
  readonly deniedPersonsPerHour: number;
  /** Connections to PostgreSQL at most. */
  readonly poolSize: number;
  /** Seconds that running requests get to finish when the service stops. */
  readonly drainSeconds: number;
  /** Seconds that a stopping service goes on taking connections, while it already says it is not ready. */
  readonly drainDelaySeconds: number;
  /** Port of `/metrics`, apart from the service's own; none unless set. 0: any free port. */
  readonly metricsPort: number | undefined;
  readonly metricsHost: string;
  /** Where traces go by OTLP over HTTP, such as `http://127.0.0.1:4318/v1/traces`; nowhere unless set. */
  readonly tracesUrl: string | undefined;
  /** Whether this process takes part in the jobs: notices, partitions, relays, keys. */
  readonly jobs: boolean;
  /** Months for which rows of the access log are kept after their own. */
  readonly accessLogRetentionMonths: number;
  /** File of the erased persons' random ids, replayed before a store opens. */
  readonly erasureLedger: string;
  /** Seconds that a ticket holds. */
  readonly ticketLifeSeconds: number;
  /** Seconds after its end in which the use of a ticket is to be reported. */
  readonly ticketReportWithinSeconds: number;
  /** Tickets whose report a requester may owe; one more, and it gets no further ticket. */
  readonly ticketUnreportedLimit: number;
  /** Lines that one call of an import may send. */
  readonly importLines: number;
  /** Whether all people in it are fictitious; the pages say so. */
  readonly demo: boolean;
  /** Seconds without a visit after which a sign-in to the portal ends. */
  readonly sessionIdleSeconds: number;
  /** Seconds after which a sign-in to the portal ends whatever happens. */
  readonly sessionSeconds: number;
  /** The OpenID provider that recognises people, as it names itself; nobody can sign in unless set. */
  readonly oidcIssuer: string | undefined;
  readonly oidcClientId: string | undefined;
  /** Left out where the provider knows this service without a secret. */
  readonly oidcClientSecret: string | undefined;
  /** What is asked of the provider, separated by spaces; with `openid`. */
  readonly oidcScope: string;
  /** The claim that holds the IIN. */
  readonly oidcIinClaim: string;
  readonly oidcNameClaim: string;
  /** The claim that says how surely she was recognised. */
  readonly oidcLevelClaim: string;
  /** Levels that are enough; any is where there are none. */
  readonly oidcLevels: readonly string[];
  /** Whether the provider may speak http on the loopback address: for demos and tests. */
  readonly oidcAllowHttp: boolean;
  /** Whether webhooks may go to http and to private addresses: for trials on one machine. */
  readonly allowPrivateWebhooks: boolean;
  /** The name that the transparency log of a new store gets, for life; a random one unless set. */
  readonly logOrigin: string | undefined;
  /** Batches of evidence that may wait for their place in the log; with more, none is added. */
  readonly logBacklogLimit: number;
  /** Who is asked to cosign checkpoints. */
  readonly logWitnesses: readonly Witness[];
  /** Cosignatures that a checkpoint should have, for whoever looks after the service. */
  readonly logWitnessesNeeded: number;
  /** Certificates of authorities whose people may sign, in a file or a folder; none may unless set. */
  readonly signatureRoots: string | undefined;
  /** Certificates of timestamp authorities; timestamps are passed over unless set. */
  readonly signatureTsaRoots: string | undefined;
  /** Whether a signature counts though nobody can say whether its certificate was revoked. */
  readonly signatureRevocation: "required" | "if-available";
  /** The only hosts that are asked for that; any public one that a certificate names where there are none. */
  readonly signatureHosts: readonly string[];
  /** File of the readings of the acts that this installation turns; the defaults hold unless set. */
  readonly readingsFile: string | undefined;
  /** How the acts are read here, and our own terms where they are silent. */
  readonly readings: Readings;
};

/** The surroundings: `process.env`, or a part of it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What is wrong with a variable, and what to do. Never its value. */
export type ConfigFault = { readonly name: string; readonly text: Text3 };

export type ConfigReading =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly faults: readonly ConfigFault[] };

/** How each variable is read, and which member of the configuration it sets. */
const VARIABLES = {
  DATABASE_URL: { member: "databaseUrl", read: postgresUrl },
  KELISIM_OWNER_DATABASE_URL: { member: "ownerDatabaseUrl", read: postgresUrl },
  KELISIM_DATA: { member: "dataDirectory", read: line },
  KELISIM_KEY_FILE: { member: "keyFile", read: line },
  KELISIM_SERVICE: { member: "service", read: oneOf("state", "non-state") },
  KELISIM_HOST: { member: "host", read: line },
  KELISIM_PORT: { member: "port", read: wholeNumber(0, 65_535) },
  KELISIM_PUBLIC_URL: { member: "publicUrl", read: publicUrl },
  KELISIM_PURPOSE_REVIEW: { member: "purposeReview", read: onOff },
  KELISIM_MIGRATE: { member: "migrate", read: onOff },
  KELISIM_LOG_LEVEL: {
    member: "logLevel",
    read: oneOf("fatal", "error", "warn", "info", "debug", "trace", "silent"),
  },
  KELISIM_DENIED_PERSONS_PER_HOUR: {
    member: "deniedPersonsPerHour",
    read: wholeNumber(1, 100_000_000),
  },
  KELISIM_POOL: { member: "poolSize", read: wholeNumber(1, 1000) },
  KELISIM_DRAIN_SECONDS: { member: "drainSeconds", read: wholeNumber(0, 3600) },
  KELISIM_DRAIN_DELAY_SECONDS: { member: "drainDelaySeconds", read: wholeNumber(0, 3600) },
  KELISIM_METRICS_PORT: { member: "metricsPort", read: wholeNumber(0, 65_535) },
  KELISIM_METRICS_HOST: { member: "metricsHost", read: line },
  KELISIM_TRACES_URL: { member: "tracesUrl", read: tracesUrl },
  KELISIM_JOBS: { member: "jobs", read: onOff },
  KELISIM_ACCESS_LOG_RETENTION: {
    member: "accessLogRetentionMonths",
    read: months("P3Y", "P100Y"),
  },
  KELISIM_ERASURE_LEDGER: { member: "erasureLedger", read: line },
  KELISIM_READINGS: { member: "readingsFile", read: line },
  KELISIM_TICKET_LIFE: { member: "ticketLifeSeconds", read: duration("PT1S", "PT15M") },
  KELISIM_TICKET_REPORT_WITHIN: {
    member: "ticketReportWithinSeconds",
    read: duration("PT1M", "P90D"),
  },
  KELISIM_TICKET_UNREPORTED_LIMIT: {
    member: "ticketUnreportedLimit",
    read: wholeNumber(0, 1_000_000),
  },
  KELISIM_IMPORT_LINES: { member: "importLines", read: wholeNumber(1, 100_000_000) },
  KELISIM_DEMO: { member: "demo", read: flag },
  KELISIM_SESSION_IDLE: { member: "sessionIdleSeconds", read: duration("PT1M", "PT12H") },
  KELISIM_SESSION_LENGTH: { member: "sessionSeconds", read: duration("PT5M", "PT24H") },
  KELISIM_OIDC_ISSUER: { member: "oidcIssuer", read: issuerUrl },
  KELISIM_OIDC_CLIENT_ID: { member: "oidcClientId", read: line },
  KELISIM_OIDC_CLIENT_SECRET: { member: "oidcClientSecret", read: line },
  KELISIM_OIDC_SCOPE: { member: "oidcScope", read: openIdScope },
  KELISIM_OIDC_IIN_CLAIM: { member: "oidcIinClaim", read: line },
  KELISIM_OIDC_NAME_CLAIM: { member: "oidcNameClaim", read: line },
  KELISIM_OIDC_LEVEL_CLAIM: { member: "oidcLevelClaim", read: line },
  KELISIM_OIDC_LEVELS: { member: "oidcLevels", read: wordList },
  KELISIM_OIDC_ALLOW_HTTP: { member: "oidcAllowHttp", read: flag },
  KELISIM_LOG_ORIGIN: { member: "logOrigin", read: logOrigin },
  KELISIM_LOG_BACKLOG_LIMIT: { member: "logBacklogLimit", read: wholeNumber(1, 100_000_000) },
  KELISIM_LOG_WITNESSES: { member: "logWitnesses", read: witnessList },
  KELISIM_LOG_WITNESSES_NEEDED: { member: "logWitnessesNeeded", read: wholeNumber(0, 64) },
  KELISIM_SIGNATURE_ROOTS: { member: "signatureRoots", read: line },
  KELISIM_SIGNATURE_TSA_ROOTS: { member: "signatureTsaRoots", read: line },
  KELISIM_SIGNATURE_REVOCATION: {
    member: "signatureRevocation",
    read: oneOf("required", "if-available"),
  },
  KELISIM_SIGNATURE_HOSTS: { member: "signatureHosts", read: hostList },
  KELISIM_ALLOW_PRIVATE_WEBHOOKS: { member: "allowPrivateWebhooks", read: flag },
} as const satisfies Record<
  string,
  { readonly member: keyof Config; readonly read: (text: string) => Reading<unknown> }
>;

/** Container platforms hand secrets over as files, and lists are long: variables that may end in `_FILE`. */
const FROM_FILES = ["DATABASE_URL", "KELISIM_OIDC_CLIENT_SECRET", "KELISIM_LOG_WITNESSES"] as const;

/** Every variable that the service knows. */
export const VARIABLE_NAMES: readonly string[] = [
  ...Object.keys(VARIABLES),
  ...FROM_FILES.map((name) => `${name}_FILE`),
];

/** Variables of the tests are none of the service's business. */
const isForeign = (name: string): boolean =>
  !name.startsWith("KELISIM_") || name.startsWith("KELISIM_TEST_");

const noSuchSetting = (near: string): Text3 => ({
  kk: `Мұндай баптау жоқ. Мүмкін, мынаны жазғыңыз келген шығар: ${near}? Атын түзетіңіз немесе айнымалыны алып тастаңыз.`,
  ru: `Такой настройки нет. Возможно, вы имели в виду ${near}? Исправьте имя или уберите переменную.`,
  en: `There is no such setting. Did you mean ${near}? Correct the name or unset it.`,
});

const unknownNames = (env: Environment): ConfigFault[] =>
  Object.keys(env)
    .filter((name) => !isForeign(name) && !VARIABLE_NAMES.includes(name))
    .map((name) => ({ name, text: noSuchSetting(nearestName(name, VARIABLE_NAMES) ?? name) }));

const UNREADABLE = unread({
  kk: "Файл оқылмады. Жолын және оқуға рұқсат бар-жоғын тексеріңіз.",
  ru: "Файл не читается. Проверьте путь и права.",
  en: "The file cannot be read. Check its path and permissions.",
});

/** What the file of a secret holds; `undefined` where none is named. */
function secretFromFile(
  name: (typeof FROM_FILES)[number],
  env: Environment,
  readFile: (path: string) => string,
): Reading<string | undefined> {
  const path = env[`${name}_FILE`];
  if (path === undefined || path === "") return reading(undefined);
  if ((env[name] ?? "") !== "") {
    return unread({
      kk: `${name} айнымалысы да көрсетілген. Екеуінің бірін алып тастаңыз.`,
      ru: `Переменная ${name} тоже задана. Уберите одну из двух.`,
      en: `${name} is set too. Unset one of the two.`,
    });
  }
  try {
    return reading(readFile(path).trim());
  } catch {
    return UNREADABLE;
  }
}

/** The surroundings with the secrets that lie in files. */
function withSecretFiles(
  env: Environment,
  readFile: (path: string) => string,
  faults: ConfigFault[],
): Environment {
  const values: Record<string, string | undefined> = { ...env };
  for (const name of FROM_FILES) {
    const secret = secretFromFile(name, env, readFile);
    if (!secret.ok) faults.push({ name: `${name}_FILE`, text: secret.text });
    else if (secret.value !== undefined) values[name] = secret.value;
  }
  return values;
}

/** The readings of the acts, from their file where one is named. */
function readingsOf(
  path: string | undefined,
  readFile: (path: string) => string,
): Reading<Readings> {
  if (path === undefined) return reading(DEFAULT_READINGS);
  try {
    return lawReadings(readFile(path));
  } catch {
    return UNREADABLE;
  }
}

/** A file beside the data directory: `<data>.key`. */
function siblingFile(directory: string, ending: "key" | "erasures"): string {
  const bare = directory.replace(/\/+$/, "");
  return `${/(^|\/)\.{0,2}$/.test(bare) ? resolve(directory) : bare}.${ending}`;
}

const isInside = (file: string, directory: string): boolean => {
  const path = relative(resolve(directory), resolve(file));
  return path === "" || (!path.startsWith("..") && !isAbsolute(path));
};

/**
 * Reads the configuration. An empty variable counts as not set; all faults are told at once.
 * @param env `process.env`
 */
export function readConfig(
  env: Environment,
  readFile: (path: string) => string = (path) => readFileSync(path, "utf8"),
): ConfigReading {
  const faults = unknownNames(env);
  const values = withSecretFiles(env, readFile, faults);
  const members: Partial<Record<keyof Config, unknown>> = {};
  for (const [name, { member, read }] of Object.entries(VARIABLES)) {
    const text = values[name];
    if (text === undefined || text === "") continue;
    const value = read(text);
    if (value.ok) members[member] = value.value;
    else faults.push({ name, text: value.text });
  }
  // Each member was read by the reader of its own type.
  const chosen = { ...DEFAULTS, ...members } as Config;
  const readings = readingsOf(chosen.readingsFile, readFile);
  if (!readings.ok) faults.push({ name: "KELISIM_READINGS", text: readings.text });
  const config = {
    ...chosen,
    readings: readings.ok ? readings.value : DEFAULT_READINGS,
    keyFile: chosen.keyFile ?? siblingFile(chosen.dataDirectory, "key"),
    erasureLedger: chosen.erasureLedger ?? siblingFile(chosen.dataDirectory, "erasures"),
  };
  const { port, metricsPort } = config;
  if (port !== 0 && metricsPort === port) {
    faults.push({
      name: "KELISIM_METRICS_PORT",
      text: {
        kk: "Бұл портты қызметтің өзі пайдаланады (KELISIM_PORT). Басқа порт таңдаңыз.",
        ru: "Этот порт занимает сама служба (KELISIM_PORT). Выберите другой.",
        en: "Choose another port: the service itself uses this one (KELISIM_PORT).",
      },
    });
  }
  if (isInside(config.keyFile, config.dataDirectory)) {
    faults.push({
      name: "KELISIM_KEY_FILE",
      text: {
        kk: "Кілттер файлы деректер каталогының ішінде жатыр, сондықтан екеуі бірге көшірілер еді. Одан тыс орын таңдаңыз.",
        ru: "Файл ключей лежит внутри каталога данных, и их скопировали бы вместе. Выберите место вне каталога.",
        en: "The key file lies inside the data directory, and a copy of the one would take along the other. Choose a place outside of it.",
      },
    });
  }
  if (isInside(config.erasureLedger, config.dataDirectory)) {
    faults.push({
      name: "KELISIM_ERASURE_LEDGER",
      text: {
        kk: "Жою журналы деректер каталогының ішінде жатыр, сондықтан каталогтың ескі көшірмесімен бірге журнал да ескірер еді. Одан тыс орын таңдаңыз.",
        ru: "Журнал удалений лежит внутри каталога данных, и старая копия каталога вернула бы старый журнал. Выберите место вне каталога.",
        en: "The erasure ledger lies inside the data directory, and a restored backup would bring back an old one. Choose a place outside of it.",
      },
    });
  }
  faults.push(...signInFaults(config), ...logFaults(config), ...signatureFaults(config));
  return faults.length === 0 ? { ok: true, config } : { ok: false, faults };
}
