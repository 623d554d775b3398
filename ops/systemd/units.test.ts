import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { readConfig, VARIABLE_NAMES } from "@kelisim/server";

const HERE = new URL("./", import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, HERE), "utf8");

/** The lines of a unit by their name; a name may stand several times. */
function directives(text: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const line of text.split("\n")) {
    const [, name = "", value = ""] = /^([A-Za-z]+)=(.*)$/.exec(line) ?? [];
    if (name !== "") found.set(name, [...(found.get(name) ?? []), value]);
  }
  return found;
}

const variablesOf = (lines: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    lines.map((line): [string, string] => {
      const at = line.indexOf("=");
      return [line.slice(0, at), line.slice(at + 1)];
    }),
  );

const UNITS = readdirSync(HERE).filter((name) => name.endsWith(".service"));
const serve = directives(read("kelisim.service"));
const example = variablesOf(
  read("kelisim.env.example")
    .split("\n")
    .filter((line) => /^\w+=/.test(line)),
);

/** What every unit takes away from its process. */
const CONFINED = [
  ...["NoNewPrivileges", "PrivateDevices", "PrivateTmp", "PrivateUsers", "ProtectHome"],
  ...["ProtectClock", "ProtectControlGroups", "ProtectHostname", "ProtectKernelLogs"],
  ...["ProtectKernelModules", "ProtectKernelTunables", "LockPersonality", "RestrictNamespaces"],
  ...["RestrictRealtime", "RestrictSUIDSGID"],
];

describe("the systemd units", () => {
  for (const unit of UNITS) {
    test(`${unit} confines its process and hands secrets over as credentials`, () => {
      const lines = directives(read(unit));
      for (const name of CONFINED) assert.deepEqual(lines.get(name), ["yes"], name);
      assert.deepEqual(lines.get("ProtectSystem"), ["strict"]);
      assert.deepEqual(lines.get("CapabilityBoundingSet"), [""]);
      assert.deepEqual(lines.get("LimitCORE"), ["0"]);
      assert.deepEqual(lines.get("SystemCallFilter"), [
        "@system-service",
        "~@privileged @resources",
      ]);
      assert.equal(lines.get("MemoryDenyWriteExecute"), undefined, "V8 could not compile");
      const { NODE_ENV: mode, ...variables } = variablesOf(lines.get("Environment") ?? []);
      assert.equal(mode, "production");
      for (const name of Object.keys(variables)) assert.ok(VARIABLE_NAMES.includes(name), name);
      assert.equal(variables["DATABASE_URL"], undefined);
      const [credential = ""] = lines.get("LoadCredential") ?? [];
      assert.equal(variables["DATABASE_URL_FILE"], `%d/${credential.split(":")[0]}`);
    });
  }

  test("the settings of the example and of the unit are ones that the service takes", () => {
    const { NODE_ENV: _mode, ...variables } = variablesOf(serve.get("Environment") ?? []);
    const config = readConfig({ ...variables, ...example }, () => "postgres://kelisim@db/kelisim");
    assert.equal(config.ok, true, JSON.stringify(config));
  });

  test("systemd waits for longer than the service takes to stop, and does not kill it before", () => {
    const drain = ["KELISIM_DRAIN_SECONDS", "KELISIM_DRAIN_DELAY_SECONDS"];
    const needed = drain.reduce((sum, name) => sum + Number(example[name]), 0);
    assert.ok(Number(serve.get("TimeoutStopSec")?.[0]) > needed);
    assert.deepEqual(serve.get("KillMode"), ["mixed"]);
    assert.deepEqual(serve.get("Restart"), ["on-failure"]);
  });

  test("keys and ledger lie in a folder of their own, apart from the data", () => {
    const variables = variablesOf(serve.get("Environment") ?? []);
    const folders = (serve.get("StateDirectory")?.[0] ?? "").split(" ");
    const folderOf = (name: string) =>
      folders.find((folder) => variables[name]?.startsWith(`/var/lib/${folder}/`));
    assert.equal(folderOf("KELISIM_DATA"), "kelisim");
    assert.equal(folderOf("KELISIM_KEY_FILE"), "kelisim-keys");
    assert.equal(folderOf("KELISIM_ERASURE_LEDGER"), "kelisim-keys");
  });
});
