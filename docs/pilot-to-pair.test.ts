import assert from "node:assert/strict";
import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { ConsentId } from "@kelisim/core";
import type { ConsentAnswer } from "@kelisim/protocol";
import { systemClock } from "@kelisim/server";
import { createKeyFile, openErasureLedger } from "@kelisim/store";
import { bankLine, grant, OTHER_PROOF } from "../packages/server/test/support/acts.ts";
import { newIin } from "../packages/server/test/support/fictitious-numbers.ts";
import { plantKey } from "../packages/server/test/support/first-key.ts";
import { Api } from "../packages/server/test/support/http-client.ts";
import { openHome, serve } from "../packages/server/test/support/service.ts";
import { buildWorld, type World } from "../packages/server/test/support/world.ts";
import { valueOf } from "../testing/ask.ts";
import { runOn } from "../testing/database.ts";
import { startPair, type PostgresPair } from "../testing/postgres-cluster.ts";
import { tempDir, type TempDir } from "../testing/temp-dir.ts";
import { commandsOf, programOf, sectionsOf, statementsOf, type Block } from "./support/guide.ts";
import { Machine, type Done } from "./support/machine.ts";

const ROOT = new URL("../", import.meta.url);
const GUIDE = sectionsOf(new URL("docs/guides/pilot-to-pair.md", ROOT));

const PATIENCE_MS = 120_000;

/** Programs that change the machine itself, or that the test's servers do not bring along. */
const OF_THE_MACHINE = ["openssl", "for", "apt-get", "systemctl", "systemd-sysusers", "sudo", "rm"];
/** Lines that wait for somebody to type, or for files that those programs make. */
const BY_HAND =
  /\/dev\/stdin|^install .*\.(crt|key) \/etc\/kelisim-db|^install -d \/etc\/kelisim-db/;

const blocksOf = (section: number, language: string): readonly Block[] =>
  (GUIDE.get(section) ?? []).filter((block) => block.language === language);

const onlyBlock = (section: number, language: string): Block => {
  const [block, ...more] = blocksOf(section, language);
  assert.ok(block !== undefined && more.length === 0, `section ${section} has one ${language}`);
  return block;
};

/** `name = value` of a file of settings. */
const settingsIn = (path: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...readFileSync(new URL(path, ROOT), "utf8").matchAll(/^(\w+) = '?([^'\n]*)'?$/gm)].map(
      ([, name = "", value = ""]) => [name, value],
    ),
  );

/** What the guide's machines have and the test's do not: certificates, a network, much memory. */
const OF_OTHER_MACHINES = /^(ssl|listen_addresses|shared_buffers|password_encryption)/;

describe("the guide from a pilot to a pair is followed word by word", () => {
  let place: TempDir;
  let machine: Machine;
  let pair: PostgresPair;
  let world: World;
  const services: ChildProcessWithoutNullStreams[] = [];
  let urls: readonly string[] = [];
  const consents: ConsentId[] = [];

  before(async () => {
    place = tempDir();
    machine = new Machine(place.path);
    const settings = Object.fromEntries(
      Object.entries(settingsIn("ops/postgres/pair.conf")).filter(
        ([name]) => !OF_OTHER_MACHINES.test(name),
      ),
    );
    assert.equal(settings["synchronous_commit"], "on");
    pair = await startPair({ synchronous: false, settings });
    await makePilot();
  });
  after(async () => {
    for (const service of services) service.kill("SIGKILL");
    await pair.remove();
    place.remove();
  });

  /** An embedded store with a person's consent in it. */
  async function makePilot(): Promise<void> {
    const directory = machine.at("srv/pilot/.kelisim");
    const keyFile = `${directory}.key`;
    createKeyFile(keyFile, systemClock.now());
    const home = { location: { kind: "embedded", directory }, keyFile } as const;
    const store = await openHome(home, systemClock);
    const admin = await plantKey(store, systemClock, ["admin:registry"]);
    openErasureLedger(`${directory}.erasures`, store.serviceId);
    const server = await serve(store, systemClock);
    try {
      world = await buildWorld({ url: server.url, admin });
      consents.push(await granted(world));
    } finally {
      await server.close();
    }
  }

  const granted = (of: World): Promise<ConsentId> =>
    grant(of, bankLine(of), newIin(), { answer: { confirmation: OTHER_PROOF } });

  const onPrimary = async (block: Block): Promise<void> => {
    for (const statement of statementsOf(block)) {
      // The pair of the test keeps account of who is the primary.
      if (statement === "select pg_promote()") await pair.promote();
      else await runOn(pair.primaryUrl, statement);
    }
  };

  /** Runs the commands of a section; every one must end well or belong to the machine. */
  async function follow(section: number): Promise<readonly Done[]> {
    const done: Done[] = [];
    for (const command of blocksOf(section, "sh").flatMap(commandsOf)) {
      if (OF_THE_MACHINE.includes(programOf(command)) || BY_HAND.test(command)) continue;
      const ended = await machine.run(command);
      assert.equal(ended.code, 0, `${command}\n${ended.stdout}\n${ended.stderr}`);
      done.push(ended);
    }
    return done;
  }

  const untilSynchronous = (): Promise<void> => {
    const sql = "select exists (select from pg_stat_replication where sync_state = 'sync') as v";
    return until(
      "a synchronous standby",
      async () => (await valueOf(pair.primaryUrl, sql)) === true,
    );
  };

  const isReady = async (url: string): Promise<boolean> => {
    try {
      return (await fetch(`${url}/readyz`)).ok;
    } catch {
      return false;
    }
  };

  async function untilReady(): Promise<void> {
    for (const url of urls) await until("a ready service", () => isReady(url));
  }

  /** The same country's parties, at another address. */
  const worldAt = (url: string): World => {
    const at = <T extends { readonly api: Api }>(member: T): T => ({
      ...member,
      api: new Api(url, member.api.key),
    });
    return { ...world, bank: at(world.bank), desk: at(world.desk) };
  };

  async function assertKnown(): Promise<void> {
    for (const url of urls) {
      for (const id of consents) {
        const kept = await worldAt(url).bank.api.get<ConsentAnswer>(`/v1/consents/${id}`);
        assert.equal(kept.status, "active");
      }
    }
  }

  const doctorSays = async (): Promise<string> =>
    (await follow(7)).map(({ stdout }) => stdout).join("");

  test("1 and 2: servers with the guide's settings and roles", async () => {
    await follow(1);
    const used = settingsIn("ops/postgres/pair.conf");
    for (const [name, value] of Object.entries(used)) {
      if (OF_OTHER_MACHINES.test(name)) continue;
      const set = await valueOf(pair.primaryUrl, `select current_setting('${name}') as v`);
      assert.equal(set, value, name);
    }
    await onPrimary(onlyBlock(2, "sql"));
  });

  test("the roles of the compose file are the same", () => {
    const compose = readFileSync(new URL("ops/postgres/roles.sql", ROOT), "utf8")
      .replaceAll(/^(--|\\).*$/gm, "")
      .replaceAll(/ password :'\w+'/g, "");
    const guide = statementsOf(onlyBlock(2, "sql"));
    assert.deepEqual(
      statementsOf({ language: "sql", text: compose }),
      guide.filter((statement) => !statement.includes("kelisim_replica")),
    );
  });

  test("3: the primary waits for the standby", async () => {
    await onPrimary(onlyBlock(3, "sql"));
    await untilSynchronous();
    const conninfo = blocksOf(3, "sh").flatMap(commandsOf).join("\n");
    assert.match(conninfo, /application_name=kelisim_standby/);
  });

  test("4: the files of the service", async () => {
    mkdirSync(machine.at("etc/kelisim"), { recursive: true });
    await follow(4);
    const [service = "", owner = ""] = commandsOf(onlyBlock(4, "text"));
    const hosts = new URL(pair.hostsUrl.replace(/,.*/, "")).host;
    const both = /@([^/]*)/.exec(pair.hostsUrl)?.[1] ?? hosts;
    const here = (url: string): string =>
      url.replace("PASSWORD@a.example,b.example", `x@${both}`).replace(/\?.*/, "");
    writeFileSync(machine.at("etc/kelisim/database-url"), `${here(service)}\n`, { mode: 0o600 });
    writeFileSync(machine.at("etc/kelisim/owner-database-url"), here(owner), { mode: 0o600 });
  });

  test("5 and 6: the pilot is copied, with its keys and its ledger", async () => {
    const [doctor] = await follow(5);
    assert.match(doctor?.stdout ?? "", /failed: 0\n$/);
    const [moved] = await follow(6);
    assert.match(moved?.stdout ?? "", /counts and checksums are equal/);
  });

  test("7: two processes serve what the pilot held, and the doctor says what the guide promises", async () => {
    const other = machine.at("var/lib/kelisim-b");
    cpSync(machine.at("var/lib/kelisim-keys"), other, { recursive: true });
    const drain = { KELISIM_PORT: "0", KELISIM_DRAIN_DELAY_SECONDS: "0" };
    services.push(
      machine.start("kelisim.service", drain),
      machine.start("kelisim.service", {
        ...drain,
        KELISIM_KEY_FILE: `${other}/kelisim.key`,
        KELISIM_ERASURE_LEDGER: `${other}/kelisim.erasures`,
      }),
    );
    urls = await Promise.all(services.map(addressOf));
    await untilReady();
    await assertKnown();
    for (const url of urls) consents.push(await granted(worldAt(url)));
    await assertKnown();

    const promised = commandsOf(onlyBlock(7, "text"));
    assert.equal(promised.length, 6);
    let said = "";
    // The processes say every few seconds that they live.
    await until("two processes", async () => (said = await doctorSays()).includes("2 running"));
    for (const line of promised) assert.ok(said.includes(`\n${line}`), `${line}\n${said}`);
    assert.match(said, /failed: 0\n$/);
  });

  test("9: without the standby somebody decides to go on, and the doctor says what that means", async () => {
    const [aloneSql, promoteSql] = blocksOf(9, "sql");
    assert.ok(aloneSql !== undefined && promoteSql !== undefined);
    await pair.standby.kill();
    await onPrimary(aloneSql);
    await untilReady();
    for (const url of urls) consents.push(await granted(worldAt(url)));
    assert.match(await doctorSays(), /warning {2}Standby: no standby is synchronous/);
    await pair.standby.start();
    await onPrimary(onlyBlock(3, "sql"));
    await untilSynchronous();
    for (const url of urls) consents.push(await granted(worldAt(url)));

    await pair.primary.kill();
    await onPrimary(promoteSql);
    await untilReady();
    await assertKnown();
    for (const url of urls) consents.push(await granted(worldAt(url)));

    await pair.rejoin();
    await onPrimary(onlyBlock(3, "sql"));
    await untilSynchronous();
    await untilReady();
    await assertKnown();
    assert.match(await doctorSays(), /ok {2}Standby: 1 connected, 1 of them synchronous/);
  });

  test("10: a backup of the pair is restored into an empty database", async () => {
    const owner = readFileSync(machine.at("etc/kelisim/owner-database-url"), "utf8");
    await runOn(pair.primaryUrl, "create database restored owner kelisim_owner");
    writeFileSync(
      machine.at("etc/kelisim/restored-database-url"),
      owner.replace(/\/kelisim$/, "/restored"),
    );
    const done = await follow(10);
    assert.match(done.at(-1)?.stdout ?? "", /counts and checksums are equal/);
  });

  test("the services stop when they are told to", async () => {
    for (const service of services) {
      const ended = once(service, "exit");
      service.kill("SIGTERM");
      assert.deepEqual(await ended, [0, null]);
    }
  });
});

test("every command of the guide is run by the test, but for those of the machine", () => {
  const commands = [...GUIDE.values()].flat().filter(({ language }) => language === "sh");
  const programs = new Set(commands.flatMap(commandsOf).map(programOf));
  const known = [...OF_THE_MACHINE, "kelisim", "install", "cat"];
  assert.deepEqual(
    [...programs].filter((program) => !known.includes(program)),
    [],
  );
  assert.ok(programs.has("kelisim"));
});

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const begun = performance.now();
  while (!(await holds())) {
    assert.ok(performance.now() - begun < PATIENCE_MS, `no ${what} within two minutes`);
    await sleep(50);
  }
}

async function addressOf(service: ChildProcessWithoutNullStreams): Promise<string> {
  let said = "";
  service.stdout.resume();
  for await (const chunk of service.stderr) {
    said += String(chunk);
    const url = /running: (http:\S+)/.exec(said)?.[1];
    if (url === undefined) continue;
    service.stderr.resume();
    return url;
  }
  throw new Error(`the service ended:\n${said}`);
}
