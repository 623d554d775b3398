import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { hmacSha256 } from "./hmac.ts";

const expected = (key: Uint8Array, message: Uint8Array): Buffer =>
  createHmac("sha256", key).update(message).digest();

test("it is the HMAC of the platform, for every key and message, also one after the other", () => {
  const keys = fc.uint8Array({ minLength: 1, maxLength: 80 });
  const messages = fc.array(fc.uint8Array({ maxLength: 600, size: "max" }), { minLength: 1 });
  fc.assert(
    fc.property(keys, messages, (key, several) => {
      for (const each of several) assert.deepEqual(hmacSha256(key, each), expected(key, each));
    }),
  );
});

test("at the borders of a block, of the room for a message and of a key's length it is the same", () => {
  for (const keyLength of [32, 63, 64, 65]) {
    const key = new Uint8Array(keyLength).fill(7);
    for (const length of [0, 1, 55, 56, 63, 64, 65, 511, 512, 513, 5000]) {
      const message = new Uint8Array(length).fill(length % 256);
      assert.deepEqual(hmacSha256(key, message), expected(key, message), `${keyLength} ${length}`);
    }
  }
});

test("a result is not written over by the next one", () => {
  const key = new Uint8Array(32).fill(1);
  const first = hmacSha256(key, Uint8Array.of(1));
  hmacSha256(key, Uint8Array.of(2));
  assert.deepEqual(first, expected(key, Uint8Array.of(1)));
});
