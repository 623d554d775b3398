import assert from "node:assert/strict";
import { test } from "node:test";
import { idFrom, instantOf, sameText, type Party } from "@kelisim/core";
import type { ApiKey } from "@kelisim/store";
import { formatApiKey, newApiKeySecret } from "./api-key-secret.ts";
import { authenticate, hasScope, type KeySource } from "./authenticate.ts";

const NOW = instantOf(1_800_000_000_000);
const ID = idFrom("key", "0196f0c2a1b47c3d8e9f0a1b2c3d4e5f");
const PARTY: Party = {
  id: idFrom("pty", "0196f0c2a1b47c3d8e9f0a1b2c3d4e60"),
  version: 1,
  bin: "120340000014",
  name: sameText("Банк"),
  sector: "non-state",
  roles: ["owner"],
  country: "KZ",
  status: "active",
};
const { secret, hash } = newApiKeySecret();
const KEY: ApiKey = {
  id: ID,
  version: 1,
  partyId: PARTY.id,
  secretHash: hash,
  label: "test",
  scopes: ["consent:read", "events"],
  createdAt: NOW,
  expiresAt: undefined,
  revokedAt: undefined,
};

const source = (key: ApiKey | undefined, party: Party | undefined = PARTY): KeySource => ({
  apiKey: async (id) => (id === key?.id ? key : undefined),
  party: async () => party,
});

const RIGHT = `Bearer ${formatApiKey(ID, secret)}`;
const proven = { keyId: ID, partyId: PARTY.id };

test("the right key of an active party is its caller", async () => {
  const caller = { key: KEY, party: PARTY };
  assert.deepEqual(await authenticate(RIGHT, source(KEY), NOW), { kind: "caller", caller });
});

test("the name of the scheme is not case-sensitive", async () => {
  const lower = RIGHT.replace("Bearer", "bearer");
  assert.equal((await authenticate(lower, source(KEY), NOW)).kind, "caller");
});

const UNKNOWN = { kind: "refused", code: "unauthenticated" };

for (const [name, header] of [
  ["no header", undefined],
  ["an empty header", ""],
  ["another scheme", RIGHT.replace("Bearer", "Basic")],
  ["a key without its scheme", RIGHT.slice(7)],
  ["two keys", `${RIGHT}, ${RIGHT}`],
  ["a wrong secret", `Bearer ${formatApiKey(ID, "A".repeat(43))}`],
] as const) {
  test(`${name} is refused and proves nothing`, async () => {
    assert.deepEqual(await authenticate(header, source(KEY), NOW), UNKNOWN);
  });
}

test("an unknown id is refused exactly like a wrong secret", async () => {
  assert.deepEqual(await authenticate(RIGHT, source(undefined), NOW), UNKNOWN);
});

test("a zero hash, which stands in for unknown keys, opens nothing", async () => {
  const zero = { ...KEY, secretHash: new Uint8Array(32) };
  assert.deepEqual(await authenticate(RIGHT, source(zero), NOW), UNKNOWN);
});

test("a revoked key is refused by the name of its party", async () => {
  const revoked = { ...KEY, revokedAt: NOW };
  assert.deepEqual(await authenticate(RIGHT, source(revoked), NOW), { ...UNKNOWN, ...proven });
});

test("a key ends at the instant of its expiry, not later", async () => {
  const before = { ...KEY, expiresAt: NOW.add({ milliseconds: 1 }) };
  assert.equal((await authenticate(RIGHT, source(before), NOW)).kind, "caller");
  assert.deepEqual(await authenticate(RIGHT, source({ ...KEY, expiresAt: NOW }), NOW), {
    kind: "refused",
    code: "key-expired",
    ...proven,
  });
});

test("an expired key tells whoever has not its secret nothing", async () => {
  const wrong = `Bearer ${formatApiKey(ID, "A".repeat(43))}`;
  const expired = { ...KEY, expiresAt: NOW };
  assert.deepEqual(await authenticate(wrong, source(expired), NOW), UNKNOWN);
});

test("a key of a closed or missing party is refused", async () => {
  const closed = source(KEY, { ...PARTY, status: "closed" });
  assert.deepEqual(await authenticate(RIGHT, closed, NOW), { ...UNKNOWN, ...proven });
  const gone: KeySource = { apiKey: async () => KEY, party: async () => undefined };
  assert.deepEqual(await authenticate(RIGHT, gone, NOW), { ...UNKNOWN, ...proven });
});

test("one of the scopes is enough, none asked is enough, another is not", () => {
  assert.equal(hasScope(KEY, ["access:decide", "events"]), true);
  assert.equal(hasScope(KEY, []), true);
  assert.equal(hasScope(KEY, ["admin:registry"]), false);
});
