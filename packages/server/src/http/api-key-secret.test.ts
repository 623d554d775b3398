import assert from "node:assert/strict";
import { test } from "node:test";
import { idFrom } from "@kelisim/core";
import { formatApiKey, hashApiKeySecret, newApiKeySecret, parseApiKey } from "./api-key-secret.ts";

const ID = idFrom("key", "0196f0c2a1b47c3d8e9f0a1b2c3d4e5f");

test("a key that was made is read back", () => {
  const { secret } = newApiKeySecret();
  assert.deepEqual(parseApiKey(formatApiKey(ID, secret)), { id: ID, secret });
});

test("the hash is 32 bytes and that of the secret's text", () => {
  const { secret, hash } = newApiKeySecret();
  assert.equal(hash.length, 32);
  assert.deepEqual(hash, hashApiKeySecret(secret));
  assert.match(secret, /^[A-Za-z0-9_-]{43}$/);
});

test("no two secrets are alike", () => {
  assert.equal(new Set(Array.from({ length: 100 }, () => newApiKeySecret().secret)).size, 100);
});

const secret = "A".repeat(43);
const hex = "0196f0c2a1b47c3d8e9f0a1b2c3d4e5f";
for (const text of [
  "",
  "kel_",
  `kel_${hex}`,
  `kel_${hex}_`,
  `kel_${hex}_${secret}A`,
  `kel_${hex}_${secret.slice(1)}`,
  `kel_${hex.toUpperCase()}_${secret}`,
  `kel_${hex}_${secret}\n`,
  ` kel_${hex}_${secret}`,
  `key_${hex}_${secret}`,
  `kel_${hex}_${"=".repeat(43)}`,
]) {
  test(`${JSON.stringify(text)} is no key`, () => assert.equal(parseApiKey(text), undefined));
}
