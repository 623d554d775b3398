import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { DEFAULT_READINGS } from "@kelisim/core";
import { verifierKeyOf } from "@kelisim/log";
import { tempDir } from "../../../testing/temp-dir.ts";
import { TestAuthority } from "../../signature/testing/index.ts";
import { describeConfig } from "./config/describe.ts";
import { readConfig, VARIABLE_NAMES, type Config, type Environment } from "./config.ts";

/** Of a made-up witness. */
const WITNESS_KEY = verifierKeyOf("w.example/one", new Uint8Array(32), "cosignature/v1").text;

const read = (env: Environment, file?: (path: string) => string): Config => {
  const result = readConfig(env, file);
  assert.ok(result.ok, JSON.stringify(result));
  return result.config;
};

const faults = (env: Environment, file?: (path: string) => string) => {
  const result = readConfig(env, file);
  return result.ok ? [] : result.faults;
};

const faultyNames = (env: Environment): readonly string[] => faults(env).map(({ name }) => name);

test("without a variable the embedded store serves on the loopback address", () => {
  assert.deepEqual(read({}), {
    databaseUrl: undefined,
    ownerDatabaseUrl: undefined,
    dataDirectory: "./.kelisim",
    keyFile: "./.kelisim.key",
    erasureLedger: "./.kelisim.erasures",
    metricsPort: undefined,
    metricsHost: "127.0.0.1",
    tracesUrl: undefined,
    jobs: true,
    accessLogRetentionMonths: 60,
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
    ticketLifeSeconds: 60,
    ticketReportWithinSeconds: 86_400,
    ticketUnreportedLimit: 100,
    importLines: 1_000_000,
    demo: false,
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
    allowPrivateWebhooks: false,
    logOrigin: undefined,
    logBacklogLimit: 1_000_000,
    logWitnesses: [],
    logWitnessesNeeded: 0,
    signatureRoots: undefined,
    signatureTsaRoots: undefined,
    signatureRevocation: "required",
    signatureHosts: [],
    readingsFile: undefined,
    readings: DEFAULT_READINGS,
  });
});

const ROOT = TestAuthority.root("ecdsa");
const pem = Buffer.from(ROOT.certificate).toString("base64");
const ROOT_PEM = `-----BEGIN CERTIFICATE-----\n${pem}\n-----END CERTIFICATE-----\n`;

test("every variable is read", (t) => {
  const { path, remove } = tempDir();
  t.after(remove);
  writeFileSync(join(path, "root.pem"), ROOT_PEM);
  const env = {
    DATABASE_URL: "postgres://app:secret@db:5432/kelisim",
    KELISIM_OWNER_DATABASE_URL: "postgresql://owner:secret@db/kelisim",
    KELISIM_DATA: "/var/lib/kelisim",
    KELISIM_KEY_FILE: "/etc/kelisim/keys.json",
    KELISIM_SERVICE: "state",
    KELISIM_HOST: "0.0.0.0",
    KELISIM_PORT: "0",
    KELISIM_PUBLIC_URL: "https://kelisim.example/",
    KELISIM_PURPOSE_REVIEW: "off",
    KELISIM_MIGRATE: "off",
    KELISIM_LOG_LEVEL: "debug",
    KELISIM_DENIED_PERSONS_PER_HOUR: "5",
    KELISIM_POOL: "4",
    KELISIM_DRAIN_SECONDS: "0",
    KELISIM_DRAIN_DELAY_SECONDS: "7",
    KELISIM_METRICS_PORT: "9464",
    KELISIM_METRICS_HOST: "0.0.0.0",
    KELISIM_TRACES_URL: "http://collector:4318/v1/traces",
    KELISIM_JOBS: "off",
    KELISIM_ACCESS_LOG_RETENTION: "P7Y6M",
    KELISIM_ERASURE_LEDGER: "/etc/kelisim/erasures",
    KELISIM_TICKET_LIFE: "PT2M30S",
    KELISIM_TICKET_REPORT_WITHIN: "P1DT12H",
    KELISIM_TICKET_UNREPORTED_LIMIT: "0",
    KELISIM_IMPORT_LINES: "50",
    KELISIM_SESSION_IDLE: "PT15M",
    KELISIM_SESSION_LENGTH: "PT8H",
    KELISIM_OIDC_ISSUER: "https://id.example/realms/one/",
    KELISIM_OIDC_CLIENT_ID: "kelisim",
    KELISIM_OIDC_CLIENT_SECRET: "s3cret",
    KELISIM_OIDC_SCOPE: "openid iin",
    KELISIM_OIDC_IIN_CLAIM: "urn:iin",
    KELISIM_OIDC_NAME_CLAIM: "full_name",
    KELISIM_OIDC_LEVEL_CLAIM: "loa",
    KELISIM_OIDC_LEVELS: "substantial, high",
    KELISIM_OIDC_ALLOW_HTTP: "1",
    KELISIM_ALLOW_PRIVATE_WEBHOOKS: "1",
    KELISIM_LOG_ORIGIN: "kelisim.example/log",
    KELISIM_LOG_BACKLOG_LIMIT: "5000",
    KELISIM_LOG_WITNESSES: `https://w.example/one/ ${WITNESS_KEY}`,
    KELISIM_LOG_WITNESSES_NEEDED: "1",
    KELISIM_SIGNATURE_ROOTS: path,
    KELISIM_SIGNATURE_TSA_ROOTS: join(path, "root.pem"),
    KELISIM_SIGNATURE_REVOCATION: "if-available",
    KELISIM_SIGNATURE_HOSTS: "OCSP.example, 10.0.0.7",
    KELISIM_READINGS: "/etc/kelisim/readings.json",
  };
  const config = read(env, () => '{"coolDownDays": 30, "reviewEvery": "P6M"}');
  assert.deepEqual(config, {
    databaseUrl: "postgres://app:secret@db:5432/kelisim",
    ownerDatabaseUrl: "postgresql://owner:secret@db/kelisim",
    dataDirectory: "/var/lib/kelisim",
    keyFile: "/etc/kelisim/keys.json",
    service: "state",
    host: "0.0.0.0",
    port: 0,
    publicUrl: "https://kelisim.example",
    purposeReview: false,
    migrate: false,
    logLevel: "debug",
    deniedPersonsPerHour: 5,
    poolSize: 4,
    drainSeconds: 0,
    drainDelaySeconds: 7,
    metricsPort: 9464,
    metricsHost: "0.0.0.0",
    tracesUrl: "http://collector:4318/v1/traces",
    jobs: false,
    accessLogRetentionMonths: 90,
    erasureLedger: "/etc/kelisim/erasures",
    ticketLifeSeconds: 150,
    ticketReportWithinSeconds: 129_600,
    ticketUnreportedLimit: 0,
    importLines: 50,
    demo: false,
    sessionIdleSeconds: 900,
    sessionSeconds: 28_800,
    oidcIssuer: "https://id.example/realms/one/",
    oidcClientId: "kelisim",
    oidcClientSecret: "s3cret",
    oidcScope: "openid iin",
    oidcIinClaim: "urn:iin",
    oidcNameClaim: "full_name",
    oidcLevelClaim: "loa",
    oidcLevels: ["substantial", "high"],
    oidcAllowHttp: true,
    allowPrivateWebhooks: true,
    logOrigin: "kelisim.example/log",
    logBacklogLimit: 5000,
    logWitnesses: [{ url: "https://w.example/one", key: WITNESS_KEY }],
    logWitnessesNeeded: 1,
    signatureRoots: path,
    signatureTsaRoots: join(path, "root.pem"),
    signatureRevocation: "if-available",
    signatureHosts: ["ocsp.example", "10.0.0.7"],
    readingsFile: "/etc/kelisim/readings.json",
    readings: { ...DEFAULT_READINGS, coolDownDays: 30, reviewEvery: "P6M" },
  });
});

test("an empty variable counts as not set", () => {
  assert.deepEqual(read({ KELISIM_PORT: "", DATABASE_URL: "", DATABASE_URL_FILE: "" }), read({}));
});

for (const [name, value] of [
  ["DATABASE_URL", "mysql://db"],
  ["DATABASE_URL", "db"],
  ["KELISIM_OWNER_DATABASE_URL", "https://db"],
  ["KELISIM_DATA", "a\nb"],
  ["KELISIM_SERVICE", "public"],
  ["KELISIM_PORT", "65536"],
  ["KELISIM_PORT", "-1"],
  ["KELISIM_PORT", "80a"],
  ["KELISIM_PORT", "８０"],
  ["KELISIM_PUBLIC_URL", "kelisim.example"],
  ["KELISIM_PUBLIC_URL", "https://user:word@kelisim.example"],
  ["KELISIM_PUBLIC_URL", "https://kelisim.example/?a=1"],
  ["KELISIM_PURPOSE_REVIEW", "yes"],
  ["KELISIM_MIGRATE", "ON"],
  ["KELISIM_LOG_LEVEL", "verbose"],
  ["KELISIM_POOL", "0"],
  ["KELISIM_DENIED_PERSONS_PER_HOUR", "1e4"],
  ["KELISIM_DRAIN_SECONDS", "1.5"],
  ["KELISIM_DRAIN_DELAY_SECONDS", "-1"],
  ["KELISIM_ALLOW_PRIVATE_WEBHOOKS", "yes"],
  ["KELISIM_ACCESS_LOG_RETENTION", "5"],
  ["KELISIM_ACCESS_LOG_RETENTION", "P"],
  ["KELISIM_ACCESS_LOG_RETENTION", "P35M"],
  ["KELISIM_ACCESS_LOG_RETENTION", "P1825D"],
  ["KELISIM_TICKET_LIFE", "60"],
  ["KELISIM_TICKET_LIFE", "PT"],
  ["KELISIM_TICKET_LIFE", "PT0S"],
  ["KELISIM_TICKET_LIFE", "PT901S"],
  ["KELISIM_TICKET_REPORT_WITHIN", "P1M"],
  ["KELISIM_TICKET_REPORT_WITHIN", "P91D"],
  ["KELISIM_TICKET_UNREPORTED_LIMIT", "-1"],
  ["KELISIM_SESSION_IDLE", "PT30S"],
  ["KELISIM_SESSION_LENGTH", "P2D"],
  ["KELISIM_OIDC_ISSUER", "ftp://id.example"],
  ["KELISIM_OIDC_ISSUER", "https://id.example/?a=1"],
  ["KELISIM_OIDC_SCOPE", "profile"],
  ["KELISIM_OIDC_LEVELS", "low,,high"],
  ["KELISIM_OIDC_ALLOW_HTTP", "yes"],
  ["KELISIM_SIGNATURE_REVOCATION", "off"],
  ["KELISIM_SIGNATURE_HOSTS", "http://ocsp.example/"],
] as const) {
  test(`${name}=${JSON.stringify(value)} is a fault that says what to use`, () => {
    const [fault, ...more] = faults({ [name]: value });
    assert.equal(fault?.name, name);
    assert.match(fault.text.en, /^Use /);
    assert.deepEqual(more, []);
  });
}

test("a fault never repeats a value", () => {
  const text = JSON.stringify(faults({ DATABASE_URL: "postgre://app:s3cret@db/kelisim" }));
  assert.doesNotMatch(text, /s3cret/);
});

test("all faults are told at once", () => {
  const env = { KELISIM_PORT: "x", KELISIM_POOL: "x", KELISIM_HOTS: "x" };
  assert.deepEqual(faultyNames(env).toSorted(), ["KELISIM_HOTS", "KELISIM_POOL", "KELISIM_PORT"]);
});

test("an unknown name is a fault with the nearest known one", () => {
  const [fault] = faults({ KELISIM_PURPOSE_REVEIW: "off" });
  assert.match(fault?.text.en ?? "", /Did you mean KELISIM_PURPOSE_REVIEW\?/);
});

test("names of others and of the tests are no concern", () => {
  assert.deepEqual(faults({ PATH: "/bin", PORT: "1", KELISIM_TEST_DATABASE_URL: "x" }), []);
});

test("secrets may come from files", () => {
  const env = {
    DATABASE_URL_FILE: "/run/secrets/db",
    KELISIM_OIDC_CLIENT_SECRET_FILE: "/run/secrets/id",
  };
  const config = read(env, (path) =>
    path === "/run/secrets/db" ? "postgres://db/k\n" : "s3cret\n",
  );
  assert.equal(config.databaseUrl, "postgres://db/k");
  assert.equal(config.oidcClientSecret, "s3cret");
});

test("a file that cannot be read and a second source are faults", () => {
  const gone = (): string => {
    throw new Error("ENOENT");
  };
  assert.match(faults({ DATABASE_URL_FILE: "/x" }, gone)[0]?.text.en ?? "", /cannot be read/);
  const both = { DATABASE_URL_FILE: "/x", DATABASE_URL: "postgres://db/k" };
  assert.match(faults(both)[0]?.text.en ?? "", /Unset one/);
});

test("a readings file that cannot be read or says something else is a fault of its variable", () => {
  const env = { KELISIM_READINGS: "/x" };
  const gone = (): string => {
    throw new Error("ENOENT");
  };
  for (const file of [gone, () => "[]", () => '{"coolDownDays": -1}']) {
    assert.deepEqual(
      faults(env, file).map(({ name }) => name),
      ["KELISIM_READINGS"],
    );
  }
});

test("the description shows the readings that are turned, and no others", () => {
  const env = { KELISIM_READINGS: "/x" };
  const text = describeConfig(
    read(env, () => '{"lateRefusalKeeps": false, "ownSayFrom": 14}'),
    "en",
  );
  assert.match(text, /^KELISIM_READINGS +\/x$/m);
  assert.match(text, /^KELISIM_READINGS .*\n  lateRefusalKeeps +false$/m);
  assert.doesNotMatch(text, /ownSayFrom/);
  assert.doesNotMatch(describeConfig(read({}), "en"), /lateRefusalKeeps/);
});

test("the key file lies beside the data directory", () => {
  for (const [data, key] of [
    ["/srv/kelisim", "/srv/kelisim.key"],
    ["/srv/kelisim/", "/srv/kelisim.key"],
    ["data", "data.key"],
    [".", `${process.cwd()}.key`],
  ] as const) {
    assert.equal(read({ KELISIM_DATA: data }).keyFile, key);
  }
});

test("a key file inside of the data directory is a fault", () => {
  for (const key of ["data/x.key", "./data/a/b.key", "data", "other/../data/x"]) {
    const env = { KELISIM_DATA: "data", KELISIM_KEY_FILE: key };
    assert.deepEqual(faultyNames(env), ["KELISIM_KEY_FILE"], key);
  }
  assert.deepEqual(faultyNames({ KELISIM_DATA: "data", KELISIM_KEY_FILE: "data.key" }), []);
});

test("the description shows every variable and no secret", () => {
  const text = describeConfig(
    read({
      DATABASE_URL: "postgres://app:s3cret@db/kelisim?sslpassword=s3cret&sslmode=require",
      KELISIM_OWNER_DATABASE_URL: "postgres://owner:s3cret@db/kelisim",
      KELISIM_OIDC_CLIENT_SECRET: "s3cret",
    }),
    "en",
  );
  for (const name of VARIABLE_NAMES) {
    if (!name.endsWith("_FILE") || name === "KELISIM_KEY_FILE") {
      assert.match(text, new RegExp(`^${name} `, "m"));
    }
  }
  assert.doesNotMatch(text, /s3cret/);
  assert.match(text, /app:redacted@db\/kelisim/);
  assert.match(text, /sslmode=require/);
});

test("what is wrong with a setting is said in each language", () => {
  const every = faults({
    KELISIM_PROT: "1",
    KELISIM_PORT: "x",
    KELISIM_JOBS: "yes",
    KELISIM_ACCESS_LOG_RETENTION: "P1Y",
    KELISIM_HOST: " a",
    KELISIM_TRACES_URL: "x",
    KELISIM_PUBLIC_URL: "x",
    KELISIM_OIDC_ISSUER: "http://id.example",
    KELISIM_OIDC_SCOPE: "x",
    KELISIM_OIDC_LEVELS: ",",
    DATABASE_URL: "x",
    DATABASE_URL_FILE: "x",
    KELISIM_KEY_FILE: "./.kelisim/key",
    KELISIM_ERASURE_LEDGER: "./.kelisim/erasures",
  });
  assert.equal(every.length, 15);
  for (const { name, text } of every) {
    assert.match(text.kk, /[әғқңөұүһі]/, name);
    assert.match(text.ru, /[а-яё]{4}/, name);
    assert.doesNotMatch(text.en, /[Ѐ-ӿ]/, name);
    assert.equal(new Set(Object.values(text)).size, 3, name);
  }
});

test("the metrics have a port of their own", () => {
  assert.deepEqual(faultyNames({ KELISIM_METRICS_PORT: "8787" }), ["KELISIM_METRICS_PORT"]);
  assert.deepEqual(faultyNames({ KELISIM_METRICS_PORT: "0", KELISIM_PORT: "0" }), []);
});

test("the description of the defaults says that the embedded store is used", () => {
  const text = describeConfig(read({}), "en");
  assert.match(text, /^DATABASE_URL +not set: the embedded store is used$/m);
  assert.match(text, /^KELISIM_PUBLIC_URL +not set$/m);
  assert.match(describeConfig(read({}), "kk"), /^KELISIM_PUBLIC_URL +көрсетілмеген$/m);
  assert.match(describeConfig(read({}), "ru"), /^KELISIM_PUBLIC_URL +не задано$/m);
});
