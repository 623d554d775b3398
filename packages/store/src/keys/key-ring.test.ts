import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import { inspect } from "node:util";
import fc from "fast-check";
import { CipherError } from "./cipher-error.ts";
import { newDataKey } from "./field-cipher.ts";
import { createKeyRing } from "./key-ring.ts";
import { flipBit, testKeys } from "./keys.fixture.ts";

const SUBJECT = "0190c0de-0000-4000-8000-000000000001";
const OTHER = "0190c0de-0000-4000-8000-000000000002";

const doesNotOpen = (error: unknown): boolean =>
  error instanceof CipherError && error.code === "does-not-open";

test("a wrapped data key opens again, also under a ring with newer keys", async () => {
  const key = newDataKey();
  const wrapped = await createKeyRing(testKeys([1])).wrap(SUBJECT, key);
  assert.equal(wrapped.kekVersion, 1);
  const rotated = createKeyRing(testKeys([1, 2]));
  assert.deepEqual(await rotated.unwrap(SUBJECT, wrapped), key);
  assert.equal((await rotated.wrap(SUBJECT, key)).kekVersion, 2);
});

test("a wrapped data key opens for no other person, ring or version, and with no bit changed", async () => {
  const ring = createKeyRing(testKeys([1, 2]));
  const wrapped = await ring.wrap(SUBJECT, newDataKey());
  await assert.rejects(ring.unwrap(OTHER, wrapped), doesNotOpen);
  await assert.rejects(createKeyRing(testKeys([1, 2], "b")).unwrap(SUBJECT, wrapped), doesNotOpen);
  await assert.rejects(ring.unwrap(SUBJECT, { ...wrapped, kekVersion: 1 }), doesNotOpen);
  await assert.rejects(
    ring.unwrap(SUBJECT, { ...wrapped, kekVersion: 3 }),
    (error) => error instanceof CipherError && error.code === "unknown-version",
  );
  for (let bit = 0; bit < wrapped.wrapped.length * 8; bit += 5) {
    const changed = { ...wrapped, wrapped: flipBit(wrapped.wrapped, bit) };
    await assert.rejects(ring.unwrap(SUBJECT, changed), doesNotOpen);
  }
  for (let length = 0; length < wrapped.wrapped.length; length += 1) {
    const cut = { ...wrapped, wrapped: wrapped.wrapped.subarray(0, length) };
    await assert.rejects(ring.unwrap(SUBJECT, cut), doesNotOpen);
  }
});

test("the same data key is never wrapped to the same bytes twice", async () => {
  const ring = createKeyRing(testKeys([1]));
  const key = newDataKey();
  const texts = await Promise.all(
    Array.from({ length: 50 }, async () => (await ring.wrap(SUBJECT, key)).wrapped.join()),
  );
  assert.equal(new Set(texts).size, 50);
});

test("a MAC is stable, comes from the newest key, and older ones are looked up too", () => {
  const before = createKeyRing(testKeys([1]));
  const after = createKeyRing(testKeys([1, 2]));
  const old = before.mac("iin", "x");
  assert.deepEqual(before.mac("iin", "x"), old);
  assert.deepEqual(
    after.macs("iin", "x").map(({ keyVersion }) => keyVersion),
    [2, 1],
  );
  assert.deepEqual(after.macs("iin", "x")[1], old);
  assert.deepEqual(after.mac("iin", "x"), after.macs("iin", "x")[0]);
});

test("a MAC is HMAC-SHA-256 over length-prefixed parts", () => {
  const [, mac] = testKeys([1]);
  const ring = createKeyRing(testKeys([1]));
  const part = (text: string): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(Buffer.byteLength(text));
    return Buffer.concat([length, Buffer.from(text)]);
  };
  const message = Buffer.concat([part("kelisim lookup"), part("iin"), part("123")]);
  const expected = createHmac("sha256", mac?.bytes ?? "")
    .update(message)
    .digest();
  assert.deepEqual(Buffer.from(ring.mac("iin", "123").mac), expected);
});

test("two different identifiers never share a MAC, wherever the border between field and value lies", () => {
  const ring = createKeyRing(testKeys([1]));
  const pair = fc.tuple(fc.string(), fc.string());
  fc.assert(
    fc.property(pair, pair, (a, b) => {
      fc.pre(a[0] !== b[0] || a[1] !== b[1]);
      assert.notDeepEqual(ring.mac(...a).mac, ring.mac(...b).mac);
    }),
  );
  assert.notDeepEqual(ring.mac("ab", "c").mac, ring.mac("a", "bc").mac);
});

test("the fingerprint tells a foreign ring from an extended or reduced one", () => {
  const ring = (versions: readonly number[], seed?: string) =>
    createKeyRing(testKeys(versions, seed));
  const stored = ring([1, 2]).fingerprint;
  assert.equal(ring([2, 1]).matches(stored), "same");
  assert.equal(ring([1, 2, 3]).matches(stored), "extended");
  assert.equal(ring([2]).matches(stored), "reduced");
  assert.equal(ring([2, 3]).matches(stored), "reduced");
  assert.equal(ring([1, 2], "b").matches(stored), "foreign");
  assert.equal(ring([3]).matches(stored), "foreign");
  assert.equal(ring([1]).matches("rubbish"), "foreign");
  const [data, ...others] = testKeys([1, 2]);
  assert.ok(data);
  const swapped = createKeyRing([{ ...data, bytes: newDataKey() }, ...others]);
  assert.equal(swapped.matches(stored), "foreign", "one exchanged key is enough");
});

test("a ring prints nothing of its keys", () => {
  const keys = testKeys([1]);
  const ring = createKeyRing(keys);
  const printed = inspect(ring, { depth: 9, showHidden: true }) + JSON.stringify(ring);
  for (const { bytes } of keys) {
    const key = Buffer.from(bytes);
    assert.ok(!printed.includes(key.toString("hex")) && !printed.includes(key.toString("base64")));
    assert.ok(!printed.includes(bytes.slice(0, 4).join(", ")));
  }
});

test("a ring without a key of each purpose, or with a version twice, is not made", () => {
  const keys = testKeys([1]);
  assert.throws(() => createKeyRing(keys.slice(1)), RangeError);
  assert.throws(() => createKeyRing([...keys, ...keys]), RangeError);
  const short = keys.map((key) => ({ ...key, bytes: key.bytes.subarray(1) }));
  assert.throws(() => createKeyRing(short), RangeError);
});
