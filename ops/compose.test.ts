import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { readConfig, VARIABLE_NAMES } from "@kelisim/server";
import { parse } from "yaml";
import { tempDir } from "../testing/temp-dir.ts";
import { containerfile, environmentOf } from "./test/containerfile.ts";

const OPS = new URL("./", import.meta.url);

type Service = {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  readonly configs?: readonly { readonly source: string; readonly target: string }[];
  readonly networks: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly stop_grace_period?: string;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
};

type Files = Readonly<Record<string, { readonly file: string }>>;

const compose = parse(readFileSync(new URL("compose.yaml", OPS), "utf8")) as {
  readonly services: Readonly<Record<"postgres" | "migrate" | "kelisim", Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
  readonly volumes: Readonly<Record<string, object>>;
  readonly secrets: Files;
  readonly configs: Files;
};
const { postgres, migrate, kelisim } = compose.services;
const all = Object.values(compose.services);

const seconds = (text = ""): number => Number(/^(\d+)s$/.exec(text)?.[1]);

describe("the compose file", () => {
  test("names every image by a version, ours by that of the program", () => {
    for (const { image } of all) assert.match(image, /^[a-z]+:\d[\w.-]*$/);
    const manifest = readFileSync(new URL("../package.json", OPS), "utf8");
    const { version } = JSON.parse(manifest) as { readonly version: string };
    assert.equal(kelisim.image, `kelisim:${version}`);
    assert.equal(migrate.image, kelisim.image);
    assert.match(postgres.image, /^postgres:1[5-8]-/);
  });

  test("takes every right away from every container", () => {
    for (const { read_only: isReadOnly, cap_drop: dropped, security_opt: security } of all) {
      assert.equal(isReadOnly, true);
      assert.deepEqual(dropped, ["ALL"]);
      assert.deepEqual(security, ["no-new-privileges:true"]);
    }
  });

  test("sets only what the service knows, in values that it takes", () => {
    for (const { environment } of [migrate, kelisim]) {
      for (const name of Object.keys(environment)) assert.ok(VARIABLE_NAMES.includes(name), name);
      const values = Object.entries({ ...environmentOf(containerfile()[1] ?? []), ...environment });
      const read = readConfig(
        Object.fromEntries(
          values.map(([name, value]) => [
            name,
            value
              .replace(/\$\{KELISIM_PUBLIC_URL:\?.*\}/, "https://x")
              .replace(/\$\{\w+:-(.*)\}/, "$1"),
          ]),
        ),
        () => "postgres://user:word@postgres/kelisim",
      );
      assert.equal(read.ok, true, JSON.stringify(read));
    }
    assert.equal(kelisim.environment["KELISIM_MIGRATE"], "off");
  });

  test("hands secrets over as files, to those alone who need them", () => {
    for (const { environment, secrets } of all) {
      for (const [name, value] of Object.entries(environment)) {
        assert.doesNotMatch(`${name}=${value}`, /:\/\/\w*:|password=|PASSWORD=/i);
        const [, file] = /^\/run\/secrets\/(\w+)$/.exec(value) ?? [];
        assert.equal(file !== undefined, name.endsWith("_FILE"));
        if (file !== undefined) assert.ok(secrets.includes(file), file);
      }
    }
    assert.deepEqual(kelisim.secrets, ["service_database_url"]);
    assert.deepEqual(migrate.secrets, ["owner_database_url"]);
    const asked = new Set(all.flatMap(({ secrets }) => secrets));
    assert.deepEqual([...asked].toSorted(), Object.keys(compose.secrets).toSorted());
  });

  test("starts the service on tables that the owner has brought up to date", () => {
    assert.deepEqual(migrate.command, ["migrate"]);
    assert.deepEqual(kelisim.depends_on, {
      postgres: { condition: "service_healthy" },
      migrate: { condition: "service_completed_successfully" },
    });
    assert.deepEqual(migrate.depends_on, { postgres: { condition: "service_healthy" } });
    assert.equal(kelisim.healthcheck?.test.at(-1), "readyz");
  });

  test("keeps the database where nobody comes in and nothing gets out", () => {
    assert.deepEqual(postgres.networks, ["inside"]);
    assert.equal(postgres.ports, undefined);
    assert.equal(compose.networks["inside"]?.internal, true);
    for (const port of kelisim.ports ?? []) assert.match(port, /^127\.0\.0\.1:/);
    const named = all.flatMap(({ volumes = [] }) =>
      volumes.map((volume) => volume.replace(/:.*/, "")),
    );
    assert.deepEqual(named.toSorted(), Object.keys(compose.volumes).toSorted());
  });

  test("gives the service time to stop", () => {
    const env = { ...kelisim.environment };
    const delay = Number(env["KELISIM_DRAIN_DELAY_SECONDS"]);
    const read = readConfig({});
    assert.ok(read.ok && delay > 0);
    assert.ok(seconds(kelisim.stop_grace_period) > delay + read.config.drainSeconds);
  });

  test("names files that are there, or that the script makes", (t) => {
    for (const { file } of Object.values(compose.configs)) {
      assert.ok(existsSync(new URL(file, OPS)), file);
    }
    const { path, remove } = tempDir();
    t.after(remove);
    cpSync(fileURLToPath(new URL("make-secrets.sh", OPS)), join(path, "make-secrets.sh"));
    const make = () => spawnSync("sh", [join(path, "make-secrets.sh")], { encoding: "utf8" });
    assert.equal(make().status, 0);
    const folder = join(path, "secrets");
    const names = Object.values(compose.secrets).map(({ file }) => file.split("/").at(-1) ?? "");
    assert.deepEqual(readdirSync(folder).toSorted(), names.toSorted());
    assert.equal(statSync(folder).mode & 0o777, 0o700);
    const read = (name: string): string => readFileSync(join(folder, name), "utf8");
    for (const role of ["owner", "service"]) {
      const url = new URL(read(`${role}_database_url`));
      assert.equal(url.password, read(`${role}_password`));
      assert.match(url.password, /^[0-9a-f]{48}$/);
      assert.equal(
        `${url.username}@${url.host}${url.pathname}`,
        `kelisim_${role}@postgres:5432/kelisim`,
      );
    }
    const again = make();
    assert.equal(again.status, 1, "it replaces no secret");
    assert.match(again.stderr, /is there already/);
  });
});
