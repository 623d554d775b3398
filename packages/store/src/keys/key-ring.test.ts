import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import { inspect, isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { CipherError } from "./cipher-error.ts";
import { newDataKey } from "./field-cipher.ts";
import { parseFingerprint } from "./fingerprint.ts";
import { createKeyRing } from "./key-ring.ts";
import { keyName, PURPOSES, type KeyName } from "./key.ts";
import { flipBit, testKeys } from "./keys.fixture.ts";
import { createSealer, sealVersionOf } from "./sealer.ts";

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

test("the fingerprint names every key and tells two of one name apart", () => {
  const marks = (versions: readonly number[], seed?: string) =>
    parseFingerprint(createKeyRing(testKeys(versions, seed)).fingerprint);
  assert.deepEqual(
    [...marks([1, 2]).keys()],
    [...["data.1", "data.2", "mac.1", "mac.2", "seal.1", "seal.2"]],
  );
  assert.deepEqual(marks([2, 1]), marks([1, 2]));
  assert.equal(marks([1, 2]).get("mac.1"), marks([1]).get("mac.1"));
  const all = [...marks([1, 2]).values(), ...marks([1, 2], "b").values()];
  assert.equal(new Set(all).size, all.length);
});

const versionsOf = (use: readonly number[]): Set<KeyName> => new Set(testKeys(use).map(keyName));

test("a key that is not in use opens and looks up, and seals nothing", async () => {
  const key = newDataKey();
  const old = createKeyRing(testKeys([1]));
  const both = createKeyRing(testKeys([1, 2]), versionsOf([1]));
  assert.equal((await both.wrap(SUBJECT, key)).kekVersion, 1);
  assert.deepEqual(both.mac("iin", "x"), old.mac("iin", "x"));
  assert.deepEqual(both.sealingKeys("use")[0], old.sealingKeys("use")[0]);
  const after = createKeyRing(testKeys([1, 2]));
  assert.deepEqual(await both.unwrap(SUBJECT, await after.wrap(SUBJECT, key)), key);
  assert.deepEqual(both.macs("iin", "x"), after.macs("iin", "x"));
  assert.deepEqual(both.inUse("mac"), [1]);
});

test("whatever two rings hold and use, what one seals the other opens", async () => {
  const VERSIONS = [1, 2, 3, 4, 7, 255];
  const held = fc.subarray(VERSIONS, { minLength: 1 });
  const subject = fc.uuid().map((id) => id.replaceAll("-", ""));
  await fc.assert(
    fc.asyncProperty(held, held, fc.nat(), fc.nat(), subject, async (a, b, na, nb, id) => {
      const used = a.filter((version) => b.includes(version));
      fc.pre(used.length > 0);
      const using = (n: number) => versionsOf(used.slice(0, 1 + (n % used.length)));
      const one = createKeyRing(testKeys(a), using(na));
      const other = createKeyRing(testKeys(b), using(nb));
      const key = newDataKey();
      assert.deepEqual(await other.unwrap(id, await one.wrap(id, key)), key);
      const made = one.mac("iin", id);
      assert.ok(other.macs("iin", id).some((mac) => isDeepStrictEqual(mac, made)));
      const text = createSealer(one).seal("dec", key);
      assert.deepEqual(createSealer(other).open("dec", text), key);
      for (const purpose of PURPOSES) {
        assert.equal(one.inUse(purpose)[0], Math.max(...one.inUse(purpose)));
      }
    }),
  );
});

test("a ring whose keys are exchanged seals with the new ones from then on", async () => {
  const key = newDataKey();
  const ring = createKeyRing(testKeys([1]));
  const sealer = createSealer(ring);
  const before = { wrapped: await ring.wrap(SUBJECT, key), text: sealer.seal("dec", key) };
  ring.hold(testKeys([1, 2]), versionsOf([1, 2]));
  assert.equal((await ring.wrap(SUBJECT, key)).kekVersion, 2);
  assert.equal(sealVersionOf(sealer.seal("dec", key)), 2);
  assert.deepEqual(await ring.unwrap(SUBJECT, before.wrapped), key);
  assert.deepEqual(sealer.open("dec", before.text), key);
  ring.hold(testKeys([2]), versionsOf([2]));
  assert.equal(sealer.open("dec", before.text), undefined);
  await assert.rejects(ring.unwrap(SUBJECT, before.wrapped), CipherError);
});

test("a ring of which a purpose has no key in use is not made", () => {
  const noMac = versionsOf([1]);
  noMac.delete("mac.1");
  assert.throws(() => createKeyRing(testKeys([1, 2]), noMac), RangeError);
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
