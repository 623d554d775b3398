import assert from "node:assert/strict";
import { createPublicKey, verify } from "node:crypto";
import { test } from "node:test";
import { LocalKeyRing, createKeyRing } from "./key-ring.ts";
import { keyName } from "./key.ts";
import { testKeys } from "./keys.fixture.ts";
import { createTicketSigner, type TicketJwk } from "./ticket-signer.ts";

const MESSAGE = new Uint8Array(Buffer.from("a head"));
const holds = (jwk: TicketJwk | undefined, signature: Uint8Array): boolean => {
  assert.ok(jwk !== undefined);
  const key = createPublicKey({ key: { ...jwk }, format: "jwk" });
  return verify(null, MESSAGE, key, signature);
};

test("a published key checks what the service signed, and another service's does not", () => {
  const signer = createTicketSigner(createKeyRing(testKeys([1])));
  const signature = signer.sign(MESSAGE);
  const [jwk, ...others] = signer.publicKeys();
  assert.deepEqual(others, []);
  assert.equal(jwk?.kid, signer.kid);
  assert.ok(holds(jwk, signature));
  const foreign = createTicketSigner(createKeyRing(testKeys([1], "b")));
  assert.ok(!holds(foreign.publicKeys()[0], signature));
  assert.notEqual(foreign.kid, signer.kid);
  assert.doesNotMatch(JSON.stringify(signer.publicKeys()), /"d"/);
});

test("processes with the same keys sign alike; a key that is held is published before it signs", () => {
  const keys = testKeys([1, 2]);
  const inUse = new Set(testKeys([1]).map(keyName));
  const ring = new LocalKeyRing(keys, inUse);
  const signer = createTicketSigner(ring);
  const old = createTicketSigner(createKeyRing(testKeys([1])));
  assert.deepEqual(signer.sign(MESSAGE), old.sign(MESSAGE));
  assert.equal(signer.publicKeys().length, 2);
  ring.hold(keys, new Set(keys.map(keyName)));
  assert.notEqual(signer.kid, old.kid);
  assert.match(signer.kid, /^ticket\.2\.[0-9a-f]{16}$/);
  assert.ok(holds(signer.publicKeys()[0], signer.sign(MESSAGE)));
  assert.ok(holds(signer.publicKeys()[1], old.sign(MESSAGE)), "what was issued still checks");
  ring.hold(testKeys([2]), new Set(testKeys([2]).map(keyName)));
  assert.deepEqual(
    signer.publicKeys().map(({ kid }) => kid),
    [signer.kid],
  );
});
