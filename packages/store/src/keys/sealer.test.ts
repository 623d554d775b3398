import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createKeyRing } from "./key-ring.ts";
import { flipBit, testKeys } from "./keys.fixture.ts";
import { createSealer, sealVersionOf } from "./sealer.ts";

const sealer = createSealer(createKeyRing(testKeys([1])));
const bytes = fc.uint8Array({ maxLength: 80 });

test("every payload comes back, and the same payload always gives the same text", () => {
  fc.assert(
    fc.property(fc.string(), bytes, (kind, payload) => {
      const text = sealer.seal(kind, payload);
      assert.match(text, /^[A-Za-z0-9_-]+$/);
      assert.equal(sealer.seal(kind, payload), text);
      assert.deepEqual(sealer.open(kind, text), payload);
    }),
  );
});

test("different payloads and different kinds give texts that share nothing but the version", () => {
  fc.assert(
    fc.property(bytes, bytes, (a, b) => {
      fc.pre(Buffer.compare(a, b) !== 0);
      const nonce = (text: string): string => text.slice(3, 24);
      assert.notEqual(nonce(sealer.seal("dec", a)), nonce(sealer.seal("dec", b)));
      assert.notEqual(nonce(sealer.seal("dec", a)), nonce(sealer.seal("cursor", a)));
    }),
  );
});

test("a text opens for no other kind and under no other key", () => {
  const text = sealer.seal("dec", Uint8Array.of(1, 2, 3));
  assert.equal(sealer.open("cursor", text), undefined);
  assert.equal(sealer.open("de", text), undefined);
  const foreign = createSealer(createKeyRing(testKeys([1], "b")));
  assert.equal(foreign.open("dec", text), undefined);
});

test("after a rotation old texts still open and new ones are sealed with the new key", () => {
  const payload = Uint8Array.of(7);
  const old = sealer.seal("dec", payload);
  const rotated = createSealer(createKeyRing(testKeys([1, 2])));
  assert.deepEqual(rotated.open("dec", old), payload);
  const fresh = rotated.seal("dec", payload);
  assert.notEqual(fresh, old);
  assert.deepEqual([old, fresh].map(sealVersionOf), [1, 2]);
  assert.equal(sealer.open("dec", fresh), undefined, "a key that this ring does not have");
});

/** Sealed by an earlier release, which wrote `version | nonce | AES-256-GCM`. */
const FORMER = [
  ["dec", "AbYd75QUVzP3O6RwEY7OrZbCWdzyCCSbjpajB9x47j4", Uint8Array.of(1, 2, 3)],
  [
    "cursor",
    "AUSkxpVKXX0IKpURCgp-yphhuBHc4JSQFo9zm12AbzkGh2kbuMzOSe7NPa5msLT4wYELO4MAeUYHbvTFQ6UIBrLdi7XJ",
    new Uint8Array(40).fill(9),
  ],
  ["dec", "AU_tPqWV3pAIYSfqDl27mlOJPKwdPb_ERVAK5Ms", new Uint8Array()],
] as const;

test("texts of the former form open for their kind, unchanged only", () => {
  for (const [kind, text, payload] of FORMER) {
    assert.equal(sealVersionOf(text), 1);
    assert.deepEqual(sealer.open(kind, text), payload);
    assert.equal(sealer.open(`${kind}s`, text), undefined);
    const sealed = Buffer.from(text, "base64url");
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(flipBit(sealed, bit)).toString("base64url");
      assert.equal(sealer.open(kind, changed), undefined, `bit ${bit}`);
    }
  }
});

test("one changed bit, wherever it is, gives undefined", () => {
  fc.assert(
    fc.property(bytes, fc.nat(), (payload, bit) => {
      const changed = flipBit(Buffer.from(sealer.seal("dec", payload), "base64url"), bit);
      assert.equal(sealer.open("dec", Buffer.from(changed).toString("base64url")), undefined);
    }),
  );
});

test("one changed letter, every cut and every addition give undefined", () => {
  const text = sealer.seal("dec", Uint8Array.of(1, 2, 3, 4));
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] === "A" ? "B" : "A";
    assert.equal(
      sealer.open("dec", text.slice(0, at) + letter + text.slice(at + 1)),
      undefined,
      `letter ${at}`,
    );
    assert.equal(sealer.open("dec", text.slice(0, at)), undefined);
  }
  for (const more of ["A", "=", " ", "\n", "-", "\0"]) {
    assert.equal(sealer.open("dec", text + more), undefined);
    assert.equal(sealer.open("dec", more + text), undefined);
  }
});

test("no text makes it throw", () => {
  const any = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.base64String(),
    fc.uint8Array({ maxLength: 64 }).map((b) => Buffer.from(b).toString("base64url")),
  );
  fc.assert(
    fc.property(any, (text) => {
      assert.equal(sealer.open("dec", text), undefined);
    }),
  );
  assert.equal(sealer.open("dec", "A".repeat(10_000_000)), undefined);
});
