import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { tempDir } from "../../../testing/temp-dir.ts";
import { packZip, unpackZip } from "@kelisim/evidence";
import {
  packOf,
  SAMPLE_EVENTS,
  sampleFiles,
  samplePack,
} from "../../evidence/src/testing/packs.test-support.ts";
import { FACTS, makeReceipt } from "../../evidence/src/testing/receipts.test-support.ts";
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
const foreignKeys = fileOf("other.json", JSON.stringify(makeReceipt({ key: "B" }).keys.jwks));
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

test("an archive of evidence is known by its first bytes, and checked whole", async () => {
  const { pack, keys } = samplePack();
  const archive = join(directory.path, "evidence.bin");
  writeFileSync(archive, pack);
  const own = await inProcess(["verify", archive]);
  assert.deepEqual([own.code, own.stderr], [0, ""]);
  for (const said of [
    "✓ No file was changed",
    "✓ All rows stand in the log",
    "✓ The receipt is valid",
    "The archive of evidence is valid.",
    "Rows in the log: 3",
    `Key that signed the archive (RFC 7638): ${keys.jwks.keys[0]?.kid}`,
    "Compare them with those that the service publishes",
  ]) {
    assert.ok(own.stdout.includes(said), said);
  }
  const given = await inProcess(["verify", archive, ...published, "--json"]);
  assert.deepEqual([given.code, (JSON.parse(given.stdout) as { rows: number }).rows], [0, 3]);
  const files = new Map(unpackZip(pack));
  const changed = join(directory.path, "changed.zip");
  writeFileSync(changed, packZip(files.set("facts.json", Buffer.from("{}"))));
  const refused = await inProcess(["verify", changed, ...published], "kk");
  assert.equal(refused.code, 3);
  assert.match(refused.stderr, /файл өзгертілген.+\(facts\.json\) Бұл мұрағатқа сенбеңіз/);
  const strange = await inProcess(["verify", archive, "--trust", foreignKeys]);
  assert.match(strange.stderr, /An unknown key signed the archive/);
  writeFileSync(changed, pack.subarray(0, 900));
  assert.match(
    (await inProcess(["verify", changed], "ru")).stderr,
    /Файл не читается: это не архив/,
  );
  assert.equal((await inProcess(["verify", archive, "--proof", receipt])).code, 2);
});

test("an archive says which of its words the log does not hold", async () => {
  const early = { ...SAMPLE_EVENTS[0], folder: null, body: {} };
  const events = Buffer.from(JSON.stringify([...SAMPLE_EVENTS, early]));
  const archive = join(directory.path, "early.zip");
  writeFileSync(archive, packOf(sampleFiles().set("events.json", events)));
  const { code, stdout } = await inProcess(["verify", archive, ...published]);
  assert.equal(code, 0);
  for (const said of [
    "Rows in the log: 3\nRows that are not in the log: 1\n",
    "rows that are not in the log are the service's signed word only",
    "facts.json is the service's own word: signed, but not in the log",
  ]) {
    assert.ok(stdout.includes(said), said);
  }
  assert.doesNotMatch(stdout, /All rows stand in the log/);
});

test("nothing in a checked file can steer the terminal, and warnings stand before its words", async () => {
  const signs = "\u001b[2K\u009b1A\u202e\u2028\u{e0041}";
  const name = { kk: `Банк${signs}`, ru: `Банк${signs}`, en: `Bank${signs}` };
  const url = `https://kelisim.example${signs}`;
  const facts = {
    ...{ ...FACTS, party: { ...FACTS.party, name }, service: { ...FACTS.service, url } },
    recipients: [{ ...FACTS.party, name }],
  };
  // Marks of direction may stand in the name of a log.
  const evil = makeReceipt({ facts, origin: "evil/\u202e\u{e0041}x" });
  const file = fileOf("evil.json", evil.text);
  const told = await inProcess(["verify", file]);
  assert.equal(told.code, 0, told.stderr);
  assert.match(told.stdout, /Bank\ufffd\[2K\ufffd1A\ufffd/);
  assert.match(told.stdout, /Key of the log: evil\/\ufffd\ufffdx\+/);
  assert.doesNotMatch(told.stdout.replaceAll("\n", ""), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  const { stdout } = told;
  assert.ok(stdout.indexOf("Mind: it was checked") < stdout.indexOf("Who asks"));
  const asJson = await inProcess(["verify", file, "--json"]);
  assert.doesNotMatch(asJson.stdout.trimEnd(), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  const { log } = JSON.parse(asJson.stdout) as { log: { origin: string } };
  assert.equal(log.origin, "evil/\u202e\u{e0041}x");
});

test("a receipt says how the consent stood when it was made, and where the data may go", async () => {
  const { stdout } = await inProcess(["verify", receipt, ...published]);
  assert.match(stdout, /State: Active \(as of 2026-07-14, 10:00\)/);
  assert.match(stdout, /Passed abroad: Germany\n {2}Published where anyone can see: no\n/);
  assert.doesNotMatch(stdout, /Possible consequences/);
  const words = (text: string) => ({ kk: text, ru: text, en: text });
  const automated = {
    affectsRights: true,
    ...{ procedure: words("A score"), consequences: words("A loan is refused") },
    protection: words("Object to it"),
  };
  const facts = { ...FACTS, countries: [], published: true, automated };
  const file = fileOf("automated.json", makeReceipt({ facts }).text);
  const said = (await inProcess(["verify", file], "kk")).stdout;
  assert.match(
    said,
    /Автоматтандырылған өңдеу қалай жүреді: A score\n {2}Ықтимал салдарлары: A loan/,
  );
  assert.match(said, /қорғай аласыз: Object to it/);
  assert.match(said, /Шетелге беріле ме: жоқ\n.+жариялана ма: иә\n/);
  assert.match(said, /Күйі: Қолданыста \(түбіртек жасалған уақытта: 2026-07-14, 10:00\)/);
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
  const large = fileOf("large.json", " ".repeat(4_100_000));
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
