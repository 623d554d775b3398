import assert from "node:assert/strict";
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test, type TestContext } from "node:test";
import { instantOf } from "@kelisim/core";
import { KeyFileError, type KeyFileFault } from "./key-file-error.ts";
import { createKeyFile, loadKeyFile } from "./key-file.ts";
import { tempDir } from "../../../../testing/temp-dir.ts";

const NOW = instantOf(Date.UTC(2026, 6, 12));

function keyPath(t: TestContext): string {
  const dir = tempDir();
  t.after(dir.remove);
  return join(dir.path, "keys", "kelisim.key");
}

const refused = (code: KeyFileFault) => (error: unknown) =>
  error instanceof KeyFileError && error.code === code;

test("a new key file holds one key of each purpose and reads back as it was made", (t) => {
  const path = keyPath(t);
  const made = createKeyFile(path, NOW);
  assert.deepEqual(
    made.map(({ purpose, version, bytes }) => [purpose, version, bytes.length]),
    [
      ["data", 1, 32],
      ["mac", 1, 32],
      ["seal", 1, 32],
    ],
  );
  assert.deepEqual(loadKeyFile(path), made);
  assert.match(readFileSync(path, "utf8"), /"created_at": "2026-07-12T00:00:00Z"/);
});

test("a key file is its owner's alone and leaves no other file behind", (t) => {
  const path = keyPath(t);
  createKeyFile(path, NOW);
  assert.deepEqual(readdirSync(dirname(path)), ["kelisim.key"]);
  if (process.platform !== "win32") assert.equal(statSync(path).mode & 0o777, 0o600);
});

test("an existing file is never overwritten", (t) => {
  const path = keyPath(t);
  const made = createKeyFile(path, NOW);
  assert.throws(() => createKeyFile(path, NOW), refused("exists"));
  assert.deepEqual(loadKeyFile(path), made);
  assert.deepEqual(readdirSync(dirname(path)), ["kelisim.key"]);
});

test("two key files never hold the same key", (t) => {
  const all = [createKeyFile(keyPath(t), NOW), createKeyFile(keyPath(t), NOW)].flat();
  assert.equal(new Set(all.map(({ bytes }) => bytes.join())).size, 6);
});

test("a missing file is told apart, with the name of the setting", (t) => {
  const path = keyPath(t);
  assert.throws(() => loadKeyFile(path), refused("missing"));
  assert.throws(() => loadKeyFile(path), /KELISIM_KEY_FILE/);
});

test("a file that others can read is refused, with the command that helps", (t) => {
  if (process.platform === "win32") return;
  const path = keyPath(t);
  createKeyFile(path, NOW);
  for (const mode of [0o640, 0o604, 0o660, 0o666]) {
    chmodSync(path, mode);
    assert.throws(() => loadKeyFile(path), refused("open-to-others"));
  }
  assert.throws(() => loadKeyFile(path), /chmod 600/);
  chmodSync(path, 0o400);
  assert.equal(loadKeyFile(path).length, 3);
});

test("what is no complete key file is refused, and the message quotes nothing of it", (t) => {
  const path = keyPath(t);
  createKeyFile(path, NOW);
  const whole = readFileSync(path, "utf8");
  const key = /"key": "(.*)"/.exec(whole)?.[1] ?? "";
  const broken = [
    "",
    "{",
    "null",
    "[]",
    `{"kelisim_key_file": 2, "keys": []}`,
    `{"kelisim_key_file": 1, "keys": []}`,
    whole.slice(0, -10),
    whole.replace('"mac"', '"max"'),
    whole.replace('"mac"', '"data"'),
    whole.replace('"version": 1', '"version": 0'),
    whole.replace('"version": 1', '"version": 256'),
    whole.replace('"version": 1', '"version": "1"'),
    whole.replace(key, key.slice(4)),
    whole.replace(key, `!${key.slice(1)}`),
  ];
  for (const text of broken) {
    writeFileSync(path, text);
    assert.throws(
      () => loadKeyFile(path),
      (error) => refused("malformed")(error) && !String(error).includes(key.slice(4, 20)),
    );
  }
});
