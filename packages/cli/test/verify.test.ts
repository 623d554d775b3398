import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { tempDir } from "../../../testing/temp-dir.ts";
import { makeReceipt } from "../../evidence/src/testing/receipts.test-support.ts";
import { inProcess } from "./in-process.ts";
import { Kelisim } from "./kelisim.ts";

const directory = tempDir();
after(() => directory.remove());
const fileOf = (name: string, text: string): string => {
  const path = join(directory.path, name);
  writeFileSync(path, text);
  return path;
};

const made = makeReceipt();
const receipt = fileOf("receipt.json", made.text);
const jwks = fileOf("jwks.json", JSON.stringify(made.keys.jwks));
const logKey = fileOf("log-key.txt", made.keys.log.join("\n"));
const published = ["--trust", jwks, "--trust", logKey];

test("a receipt is checked by its own keys, which have to be compared, or by published ones", async () => {
  const own = await inProcess(["verify", receipt]);
  assert.deepEqual([own.code, own.stderr], [0, ""]);
  const [key] = made.keys.jwks.keys;
  for (const said of [
    "✓ The signature is right",
    "✓ The receipt stands in the log",
    "The receipt is valid.",
    "Credit scoring",
    `RFC 7638): ${key?.kid}`,
    `Key of the log: ${made.keys.log[0]}`,
    "Place in the log: 2 / 7",
    "Compare them with those that the service publishes",
  ]) {
    assert.ok(own.stdout.includes(said), said);
  }
  const given = await inProcess(["verify", receipt, ...published], "kk");
  assert.equal(given.code, 0);
  assert.match(given.stdout, /✓ Қолтаңба дұрыс\n/);
  assert.match(given.stdout, /Түбіртек жарамды\./);
  assert.doesNotMatch(given.stdout, /салыстырыңыз/);
});

test("what is wrong is said with what to do, after what passed", async () => {
  const changed = fileOf("changed.json", made.text.replace("Credit scoring", "Credit boring"));
  const refused = await inProcess(["verify", changed, ...published], "ru");
  assert.equal(refused.code, 3);
  assert.match(refused.stdout, /^✓ Файл полон и верен по форме\n$/);
  assert.match(refused.stderr, /расходится с подписанным.+Сохраните квитанцию из сервиса заново/);
  const unknown = fileOf("unknown.json", makeReceipt({ key: "B" }).text);
  assert.match(
    (await inProcess(["verify", unknown, ...published])).stderr,
    /An unknown key signed/,
  );
});

test("a proof that came later is taken from its own file", async () => {
  const pending = fileOf("pending.json", makeReceipt({ proof: false }).text);
  const without = await inProcess(["verify", pending, ...published]);
  assert.equal(without.code, 3);
  assert.match(without.stderr, /not yet in the log/);
  const proof = fileOf("proof.txt", made.file.proof ?? "");
  assert.equal((await inProcess(["verify", pending, ...published, "--proof", proof])).code, 0);
});

test("programs get it as JSON", async () => {
  const passed = await inProcess(["verify", receipt, ...published, "--json"]);
  const told = JSON.parse(passed.stdout) as Record<string, unknown>;
  assert.equal(told["ok"], true);
  assert.deepEqual(told["log"], { origin: "kelisim/test", index: "2", size: "7" });
  const refused = await inProcess(["verify", fileOf("no.json", "{}"), "--json"]);
  assert.equal(refused.code, 3);
  assert.deepEqual(JSON.parse(refused.stdout), { ok: false, reason: "not-a-receipt", checks: [] });
});

test("what cannot be read is told apart from what is refused", async () => {
  const missing = await inProcess(["verify", join(directory.path, "nowhere.json")]);
  assert.equal(missing.code, 1);
  assert.match(missing.stderr, /cannot be read/);
  assert.equal((await inProcess(["verify", receipt, "--trust", receipt])).code, 2);
  assert.equal((await inProcess(["verify", "-", "--trust", "-"])).code, 2);
  const large = fileOf("large.json", " ".repeat(1_100_000));
  assert.match((await inProcess(["verify", large])).stderr, /too large/);
  const binary = fileOf("binary.json", "");
  writeFileSync(binary, Uint8Array.of(0xff, 0xfe, 0x00));
  assert.match((await inProcess(["verify", binary])).stderr, /cannot be read/);
  const marked = fileOf("marked.json", `\ufeff${made.text}`);
  assert.equal((await inProcess(["verify", marked])).code, 3);
});

test("a program of its own reads it from stdin, without a store or a data directory", async (t) => {
  const ended = await new Kelisim(t, ["verify", "-", "--json"], {
    cwd: directory.path,
    input: made.text,
  }).ended();
  assert.equal(ended.code, 0, ended.stderr);
  assert.match(ended.stdout, /"from":"embedded"/);
});
