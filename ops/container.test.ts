import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { describe, test, type TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { VARIABLE_NAMES } from "@kelisim/server";
import { freePort } from "../testing/free-port.ts";
import { makeServerHome } from "../testing/server-home.ts";
import { canUse, serverUser } from "../testing/server-user.ts";
import { containerfile, environmentOf, execForm, ROOT } from "./test/containerfile.ts";
import { copyDependencies, copySources } from "./test/image-folder.ts";

const PLACE = "/opt/kelisim";
const [install = [], image = []] = containerfile();

/** Takes every right to write away, as a read-only image has none. */
function closeTree(path: string, mode: { readonly folder: number; readonly file: number }): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) closeTree(inside, mode);
    // What may be run may be run still.
    else if (entry.isFile()) chmodSync(inside, mode.file | (statSync(inside).mode & 0o111));
  }
  chmodSync(path, mode.folder);
}

/** The image's folder, and the two that stand for its volumes. */
type Image = {
  readonly program: string;
  readonly data: string;
  readonly keys: string;
  readonly node: string;
};

function unpackedImage(t: TestContext): Image {
  const user = serverUser();
  const home = makeServerHome(user);
  const program = join(home, "image of the service");
  t.after(() => {
    closeTree(program, { folder: 0o755, file: 0o644 });
    rmSync(home, { recursive: true, force: true });
  });
  mkdirSync(program);
  copySources(install, program);
  copyDependencies(program);
  closeTree(program, { folder: 0o555, file: 0o444 });
  const volumes = ["data", "keys"].map((name) => {
    const path = join(home, name);
    mkdirSync(path, { mode: 0o700 });
    if (user !== undefined) chownSync(path, user.uid, user.gid);
    return path;
  });
  const [data = "", keys = ""] = volumes;
  const isOpen = canUse(process.execPath, user);
  const node = isOpen ? process.execPath : join(home, "node");
  if (!isOpen) cpSync(process.execPath, node);
  return { program, data, keys, node };
}

/** Runs a command of the image as a user without rights, with its environment and nothing else. */
function run({ program, data, keys, node }: Image, command: readonly string[], port: number) {
  const here = (text: string): string =>
    text
      .replace("/var/lib/kelisim-keys", keys)
      .replace("/var/lib/kelisim", data)
      .replace(PLACE, program);
  const env = Object.fromEntries(
    Object.entries(environmentOf(image)).map(([name, value]) => [name, here(value)]),
  );
  const [file = "", ...args] = command.map(here);
  assert.equal(file, "node");
  return spawn(node, args, {
    cwd: program,
    ...serverUser(),
    env: { ...env, KELISIM_HOST: "127.0.0.1", KELISIM_PORT: String(port), LANG: "en" },
  });
}

const ended = async (child: ChildProcess): Promise<number | null> => {
  const [code] = (await once(child, "close")) as [number | null];
  return code;
};

describe("the container file", () => {
  test("builds on a named version, in stages, without install scripts, for a user without rights", () => {
    for (const [from] of [install, image])
      assert.match(from?.rest ?? "", /^node:24-\w+-slim( AS |$)/);
    assert.deepEqual(execForm(install, "RUN"), [
      ...["npm", "ci", "--omit=dev", "--ignore-scripts"],
    ]);
    const word = (name: string) => image.find((line) => line.word === name)?.rest;
    assert.match(word("USER") ?? "", /^[1-9]\d*:[1-9]\d*$/);
    assert.equal(word("STOPSIGNAL"), "SIGTERM");
    assert.equal(execForm(image, "ENTRYPOINT")[0], "node");
    assert.equal(image.filter(({ word: name }) => name === "COPY").length, 1);
  });

  test("sets only what the service knows, and keeps keys and data apart", () => {
    const { NODE_ENV: mode, ...settings } = environmentOf(image);
    assert.equal(mode, "production");
    for (const name of Object.keys(settings)) assert.ok(VARIABLE_NAMES.includes(name), name);
    const volumes = execForm(image, "VOLUME");
    const volumeOf = (name: string) =>
      volumes.find((volume) => settings[name]?.startsWith(`${volume}/`));
    assert.notEqual(volumeOf("KELISIM_DATA"), undefined);
    assert.notEqual(volumeOf("KELISIM_KEY_FILE"), undefined);
    assert.notEqual(volumeOf("KELISIM_DATA"), volumeOf("KELISIM_KEY_FILE"));
    assert.equal(volumeOf("KELISIM_ERASURE_LEDGER"), volumeOf("KELISIM_KEY_FILE"));
  });

  test("copies the manifest of every package of the service, and the service has no other", () => {
    const copied = install.flatMap(
      ({ rest }) => /(packages\/[\w-]+)\/package\.json/.exec(rest)?.[1] ?? [],
    );
    const packages = readdirSync(new URL("packages/", ROOT)).map((name) => `packages/${name}`);
    assert.deepEqual(copied.toSorted(), packages.toSorted());
  });

  test("what it copies serves from a read-only folder as another user, and stops on SIGTERM", async (t) => {
    const unpacked = unpackedImage(t);
    const port = await freePort();
    const command = [...execForm(image, "ENTRYPOINT"), ...execForm(image, "CMD")];
    const service = run(unpacked, command, port);
    t.after(() => service.kill("SIGKILL"));
    let said = "";
    service.stderr.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
    const over = ended(service);
    const isOver = over.then(() => true);
    const healthy = async (what: string): Promise<boolean> => {
      const [, ...probe] = execForm(image, "HEALTHCHECK");
      const check = ["node", probe[0] ?? "", what];
      return (await ended(run(unpacked, check, port))) === 0;
    };
    for (let tries = 0; !(await healthy("readyz")); tries += 1) {
      assert.ok(tries < 200, said);
      const hasEnded = await Promise.race([isOver, Promise.resolve(false)]);
      assert.equal(hasEnded, false, said);
      await sleep(200); // each look is a process
    }
    assert.equal(await healthy("healthz"), true);
    assert.match(said, /^kel_/m, "the first key is shown");
    assert.ok(readdirSync(unpacked.keys).includes("kelisim.key"));
    service.kill("SIGTERM");
    assert.equal(await over, 0, said);
    assert.equal(await healthy("healthz"), false);
  });

  test("leaves tests, settings of this machine and stores out of the build", () => {
    const lines = readFileSync(new URL(".dockerignore", ROOT), "utf8").split("\n");
    assert.equal(
      lines.find((line) => !line.startsWith("#")),
      "*",
    );
  });
});
