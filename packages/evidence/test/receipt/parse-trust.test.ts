import assert from "node:assert/strict";
import { test } from "node:test";
import { createCosigner } from "@kelisim/log";
import { makeReceipt } from "../../src/testing/receipts.test-support.ts";
import { parseTrust } from "../../src/receipt/parse-trust.ts";
import { verifyReceipt } from "../../src/receipt/verify-receipt.ts";

const { text, keys } = makeReceipt();
const passes = (texts: readonly string[]): boolean => {
  const trust = parseTrust(texts);
  return trust !== undefined && verifyReceipt(text, trust).ok;
};

test("keys come in one file, or as they are published, in several", () => {
  assert.ok(passes([JSON.stringify(keys)]));
  assert.ok(passes([JSON.stringify(keys.jwks, null, 2), `${keys.log.join("\n")}\n`]));
});

test("keys of other kinds beside them are passed over", () => {
  const others = [{ kty: "OKP", crv: "Ed25519", x: "AA", kid: "t" }, { kty: "RSA" }];
  const jwks = { keys: [...others, ...keys.jwks.keys] };
  assert.ok(passes([JSON.stringify({ jwks, log: keys.log })]));
});

test("witnesses are told apart by their keys", () => {
  const { text: witness } = createCosigner("w", new Uint8Array(32), 1n).verifierKey;
  const trust = parseTrust([JSON.stringify({ ...keys, witnesses: [witness], witnessesNeeded: 1 })]);
  assert.deepEqual(trust?.witnesses, [witness]);
  assert.equal(trust?.witnessesNeeded, 1);
  assert.ok(!passes([JSON.stringify({ ...keys, witnesses: [witness], witnessesNeeded: 1 })]));
});

test("what holds no key, or one that cannot be read, is no trust", () => {
  for (const none of ["", "hello", "{}", "[]", '{"keys":[]}', '{"log":["k+00000000+AAAA"]}']) {
    assert.equal(parseTrust([none]), undefined);
    assert.equal(parseTrust([JSON.stringify(keys), none]), undefined);
  }
});

test("a key is trusted only with what its list says", () => {
  const { text: witness } = createCosigner("w", new Uint8Array(32), 1n).verifierKey;
  for (const wrong of [
    { log: [], witnesses: keys.log },
    { log: [...keys.log, witness], witnesses: [] },
    { log: [...keys.log, 1] },
    { log: keys.log[0] },
  ]) {
    assert.equal(parseTrust([JSON.stringify({ jwks: keys.jwks, ...wrong })]), undefined);
  }
});
