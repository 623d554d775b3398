import assert from "node:assert/strict";
import { test } from "node:test";
import { createGostKey, gostSpki } from "../../testing/gost-key.ts";
import { publicKeyIn } from "../algorithm/public-key.ts";
import { bytesOfNumber } from "./little-endian.ts";
import { PARAM_SET_A } from "./curve.ts";

const key = createGostKey();

/** What stands before the 128 bytes in every certificate of the authority of Kazakhstan. */
const HEAD =
  "3081ac302306092a830e030a010102023016060a2a830e030a010102020106082a830e030a01030303818400048180";

test("a key is written and read as the authority of Kazakhstan writes it", () => {
  assert.equal(
    Buffer.from(key.spki).toString("hex"),
    HEAD + Buffer.from(key.publicKey).toString("hex"),
  );
  const reading = publicKeyIn(key.spki);
  assert.ok(reading.ok && reading.key.family === "gost");
  assert.deepEqual(Uint8Array.from(reading.key.point), key.publicKey);
  assert.ok(publicKeyIn(gostSpki(key.publicKey, { digest: null })).ok);
});

const beside = key.publicKey.slice();
beside[127] = (beside[127] ?? 0) ^ 1;

for (const [name, spki, reason] of [
  [
    "another curve of the same arc",
    gostSpki(key.publicKey, { curve: "1.2.398.3.10.1.1.2.2.2" }),
    "wrong-curve",
  ],
  [
    "the Russian name of the same curve",
    gostSpki(key.publicKey, { curve: "1.2.643.7.1.2.1.2.1" }),
    "wrong-curve",
  ],
  ["no parameters", gostSpki(key.publicKey, { curve: null }), "algorithm-refused"],
  ["a point beside the curve", gostSpki(beside), "algorithm-refused"],
  ["the point of nothing", gostSpki(new Uint8Array(128)), "algorithm-refused"],
  [
    "x with p added",
    gostSpki(
      Uint8Array.of(
        ...bytesOfNumber(PARAM_SET_A.p + 3n, 64),
        ...bytesOfNumber(PARAM_SET_A.generator.y, 64),
      ),
    ),
    "algorithm-refused",
  ],
  [
    "GOST 34.310-2004",
    gostSpki(key.publicKey.slice(0, 64), {
      key: "1.2.398.3.10.1.1.1.1",
      curve: "1.2.398.3.10.1.1.1.1.1",
      digest: "1.2.398.3.10.1.3.1",
    }),
    "algorithm-refused",
  ],
  [
    "GOST R 34.10-2015 with 256 bits",
    gostSpki(key.publicKey.slice(0, 64), {
      key: "1.2.398.3.10.1.1.2.1",
      curve: "1.2.398.3.10.1.1.2.1.1",
      digest: "1.2.398.3.10.1.3.2",
    }),
    "algorithm-refused",
  ],
  [
    "the Russian name of the algorithm",
    gostSpki(key.publicKey, { key: "1.2.643.7.1.1.1.2" }),
    "algorithm-refused",
  ],
  [
    "another hash function",
    gostSpki(key.publicKey, { digest: "1.2.398.3.10.1.3.2" }),
    "algorithm-refused",
  ],
] as const) {
  test(`a key is refused: ${name}`, () => {
    assert.deepEqual(publicKeyIn(spki), { ok: false, reason });
  });
}

test("a key cut off, lengthened or written in another form is refused", () => {
  for (let length = 0; length < key.spki.length; length += 1) {
    assert.equal(publicKeyIn(key.spki.subarray(0, length)).ok, false, `${length} bytes`);
  }
  assert.equal(publicKeyIn(Uint8Array.of(...key.spki, 0)).ok, false);
  // The length of the whole in two bytes instead of one.
  const { spki } = key;
  assert.equal(publicKeyIn(Uint8Array.of(0x30, 0x82, 0, ...spki.subarray(2))).ok, false);
  assert.equal(publicKeyIn(gostSpki(key.publicKey.subarray(1))).ok, false);
  assert.equal(publicKeyIn(gostSpki(Uint8Array.of(...key.publicKey, 0))).ok, false);
});
