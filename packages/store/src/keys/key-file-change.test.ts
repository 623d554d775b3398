import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { test, type TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { instantOf } from "@kelisim/core";
import { tempDir } from "../../../../testing/temp-dir.ts";
import { addKey, removeKey } from "./key-file-change.ts";
import { KeyFileError } from "./key-file-error.ts";
import { createKeyFile, loadKeyFile } from "./key-file.ts";
import { keyName } from "./key.ts";

const NOW = instantOf(Date.UTC(2026, 6, 12));
const CHILD = fileURLToPath(new URL("key-file-child.fixture.ts", import.meta.url));

function newFile(t: TestContext): string {
  const dir = tempDir();
  t.after(dir.remove);
  const path = join(dir.path, "kelisim.key");
  createKeyFile(path, NOW);
  return path;
}

const namesIn = (path: string): string[] => loadKeyFile(path).map(keyName).toSorted();

test("an added key is the next version of its purpose, and the others stay as they are", (t) => {
  const path = newFile(t);
  const before = loadKeyFile(path);
  const added = addKey(path, "mac", NOW);
  assert.deepEqual([added.purpose, added.version, added.bytes.length], ["mac", 2, 32]);
  assert.deepEqual(loadKeyFile(path), [...before, added]);
  assert.equal(addKey(path, "mac", NOW).version, 3);
  assert.equal(addKey(path, "seal", NOW).version, 2);
});

test("mode and name stay, and nothing but an empty lock is left beside the file", (t) => {
  const path = newFile(t);
  chmodSync(path, 0o400);
  addKey(path, "data", NOW);
  if (process.platform !== "win32") assert.equal(statSync(path).mode & 0o777, 0o400);
  const beside = readdirSync(dirname(path)).toSorted();
  assert.deepEqual(beside, [basename(path), `${basename(path)}.lock`]);
  assert.equal(statSync(`${path}.lock`).size, 0);
});

test("a file behind a symbolic link is replaced where it is", (t) => {
  const path = newFile(t);
  const link = join(dirname(path), "link.key");
  symlinkSync(path, link);
  addKey(link, "data", NOW);
  assert.deepEqual(namesIn(path), ["data.1", "data.2", "mac.1", "seal.1"]);
  assert.deepEqual(namesIn(link), namesIn(path));
});

test("a key that was taken out is gone for good: its name is never given again", (t) => {
  const path = newFile(t);
  addKey(path, "data", NOW);
  assert.equal(removeKey(path, "data.2"), true);
  assert.equal(removeKey(path, "data.2"), false);
  assert.deepEqual(namesIn(path), ["data.1", "mac.1", "seal.1"]);
  assert.equal(addKey(path, "data", NOW).version, 3);
  assert.equal(removeKey(path, "data.1"), true);
  assert.deepEqual(namesIn(path), ["data.3", "mac.1", "seal.1"]);
});

test("the only key of a purpose is not taken out", (t) => {
  const path = newFile(t);
  assert.throws(() => removeKey(path, "seal.1"), RangeError);
  assert.deepEqual(namesIn(path), ["data.1", "mac.1", "seal.1"]);
});

test("255 is the last version, and the file says so itself", (t) => {
  const path = newFile(t);
  const text = readFileSync(path, "utf8").replace('"version": 1', '"version": 255');
  writeFileSync(path, text);
  const isFull = (error: unknown) => error instanceof KeyFileError && error.code === "full";
  assert.throws(() => addKey(path, "data", NOW), isFull);
  assert.equal(addKey(path, "mac", NOW).version, 2);
});

test("what is wrong with a file is told before anything is made beside it", (t) => {
  const path = newFile(t);
  writeFileSync(path, "{");
  const isMalformed = (error: unknown) =>
    error instanceof KeyFileError && error.code === "malformed";
  assert.throws(() => addKey(path, "data", NOW), isMalformed);
  assert.ok(!existsSync(`${path}.lock`));
});

const startChild = async (path: string, notes: string) => {
  const child = spawn(process.execPath, [CHILD, path, notes], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  return child;
};

test("several processes at once lose no key of each other", async (t) => {
  const path = newFile(t);
  const script = `import { addKey } from ${JSON.stringify(new URL("key-file-change.ts", import.meta.url).href)};
    import { instantOf } from "@kelisim/core";
    for (let n = 0; n < 8; n += 1) addKey(process.argv[1], "data", instantOf(0));`;
  const cwd = fileURLToPath(new URL("..", import.meta.url));
  const children = Array.from({ length: 3 }, () =>
    spawn(process.execPath, ["--input-type=module", "-e", script, path], { cwd, stdio: "inherit" }),
  );
  const codes = await Promise.all(children.map(async (child) => (await once(child, "exit"))[0]));
  assert.deepEqual(codes, [0, 0, 0]);
  const versions = loadKeyFile(path).filter(({ purpose }) => purpose === "data");
  assert.deepEqual(
    versions.map(({ version }) => version).toSorted((a, b) => a - b),
    Array.from({ length: 25 }, (_, index) => index + 1),
  );
});

test("a process killed while it changes the file leaves one that opens, with all it was told of", async (t) => {
  for (let cycle = 0; cycle < 5; cycle += 1) {
    const path = newFile(t);
    const notes = join(dirname(path), "notes");
    writeFileSync(notes, "");
    const child = await startChild(path, notes);
    const ended = once(child, "exit");
    while (readFileSync(notes, "utf8") === "" && child.exitCode === null) await sleep(1);
    await sleep(Math.random() * 40);
    child.kill("SIGKILL");
    await ended;
    const noted = readFileSync(notes, "utf8").trimEnd().split("\n").map(Number);
    const versions = loadKeyFile(path)
      .filter(({ purpose }) => purpose === "mac")
      .map(({ version }) => version);
    const newest = Math.max(...versions);
    assert.ok(newest >= Math.max(...noted), `${newest} of ${Math.max(...noted)}`);
    assert.ok(versions.length <= 2);
    assert.equal(addKey(path, "mac", NOW).version, newest + 1);
  }
});
