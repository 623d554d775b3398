import assert from "node:assert/strict";
import { createPublicKey } from "node:crypto";
import { test } from "node:test";
import { receiptKey } from "../../src/testing/receipts.test-support.ts";
import { jwkOf, keyOf, thumbprint } from "../../src/receipt/jwk.ts";

test("a key is published as a JWK that other programs read", () => {
  const { publicKey } = receiptKey("A");
  const jwk = jwkOf(publicKey);
  const { x, y } = createPublicKey({ key: { ...jwk }, format: "jwk" }).export({ format: "jwk" });
  assert.deepEqual({ x, y }, { x: jwk.x, y: jwk.y });
  assert.deepEqual(keyOf(jwk), publicKey);
});

test("the thumbprint covers the members that RFC 7638 names, in their order", async () => {
  const { x, y } = jwkOf(receiptKey("A").publicKey);
  const text = `{"crv":"P-256","kty":"EC","x":"${x}","y":"${y}"}`;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  assert.equal(thumbprint({ x, y }), Buffer.from(digest).toString("base64url"));
});

test("what is no uncompressed key is not published", () => {
  assert.throws(() => jwkOf(new Uint8Array(33)), RangeError);
});
