import assert from "node:assert/strict";
import { test } from "node:test";
import { verifierKeyOf } from "@kelisim/log";
import { readConfig, type Environment } from "../config.ts";
import { describeConfig } from "./describe.ts";
import { logOrigin, witnessList, witnessName } from "./evidence-log.ts";

const keyOf = (name: string, fill: number): string =>
  verifierKeyOf(name, new Uint8Array(32).fill(fill), "cosignature/v1").text;
const ONE = keyOf("w.example/one", 1);
const TWO = keyOf("w.example/two", 2);

const witnesses = (text: string) => {
  const read = witnessList(text);
  return read.ok ? read.value : read.text.en;
};
const faultyNames = (env: Environment): readonly string[] => {
  const read = readConfig(env);
  return read.ok ? [] : read.faults.map(({ name }) => name);
};

test("a log's name is one line that may stand in a signature", () => {
  for (const name of ["kelisim.example/v1/log", "қызмет.қаз/журнал", "a"]) {
    assert.deepEqual(logOrigin(name), { ok: true, value: name });
  }
  for (const name of ["a b", "a+b", "a\nb", "a\u00a0b", "a\tb", "a\u200bb", "x".repeat(201)]) {
    assert.equal(logOrigin(name).ok, false, JSON.stringify(name));
  }
});

test("witnesses are pairs of an address and a key, with commas or line ends between them", () => {
  const both = [
    { url: "https://w.example/one", key: ONE },
    { url: "https://w.example", key: TWO },
  ];
  assert.deepEqual(witnesses(`https://w.example/one/ ${ONE}, https://w.example/ ${TWO}`), both);
  assert.deepEqual(witnesses(`\nhttps://w.example/one ${ONE}\r\nhttps://w.example ${TWO}\n`), both);
  assert.equal(witnessName({ key: ONE }), ONE.slice(0, "w.example/one+01234567".length));
});

for (const text of [
  ONE,
  `w.example ${ONE}`,
  `ftp://w.example ${ONE}`,
  `https://user@w.example ${ONE}`,
  `https://w.example/?a ${ONE}`,
  `https://w.example ${ONE} more`,
  `https://w.example ${ONE.slice(0, -4)}`,
  `https://w.example ${ONE.replace("one", "two")}`,
  `https://w.example ${verifierKeyOf("w.example", new Uint8Array(32)).text}`,
  `https://w.example ${ONE}, https://v.example ${ONE}`,
]) {
  test(`no list of witnesses: ${text.replaceAll("\n", " ")}`, () => {
    const read = witnessList(text);
    assert.match(read.ok ? "" : read.text.en, /^Use an https URL and a verifier key/);
  });
}

test("a witness is reached by https, and no more are needed than there are", () => {
  const plain = { KELISIM_LOG_WITNESSES: `http://127.0.0.1:9 ${ONE}` };
  assert.deepEqual(faultyNames(plain), ["KELISIM_LOG_WITNESSES"]);
  assert.deepEqual(faultyNames({ ...plain, KELISIM_ALLOW_PRIVATE_WEBHOOKS: "1" }), []);
  const safe = { KELISIM_LOG_WITNESSES: `https://w.example ${ONE}` };
  assert.deepEqual(faultyNames({ ...safe, KELISIM_LOG_WITNESSES_NEEDED: "1" }), []);
  assert.deepEqual(faultyNames({ ...safe, KELISIM_LOG_WITNESSES_NEEDED: "2" }), [
    "KELISIM_LOG_WITNESSES_NEEDED",
  ]);
});

test("a list of witnesses may come from a file, and is shown as it holds", () => {
  const read = readConfig(
    { KELISIM_LOG_WITNESSES_FILE: "/etc/kelisim/witnesses" },
    () => `https://w.example ${ONE}\nhttps://v.example ${TWO}\n`,
  );
  assert.ok(read.ok);
  assert.match(
    describeConfig(read.config, "en"),
    /^KELISIM_LOG_WITNESSES +https:\/\/w\.example w\.example\/one\+[^,]+, https:\/\/v\.example /m,
  );
});
