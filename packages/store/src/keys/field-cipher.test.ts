import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { CipherError, type CipherFault } from "./cipher-error.ts";
import {
  decryptField,
  decryptText,
  encryptField,
  encryptText,
  type FieldPlace,
  newDataKey,
} from "./field-cipher.ts";
import { flipBit } from "./keys.fixture.ts";

const PLACE: FieldPlace = { table: "person", subjectId: "s1", rowId: "r1", column: "name" };

const fails = (code: CipherFault) => (error: unknown) =>
  error instanceof CipherError && error.code === code;

test("every text comes back at its own place", () => {
  const key = newDataKey();
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      assert.equal(decryptText(key, PLACE, encryptText(key, PLACE, text)), text);
    }),
  );
});

test("the sealed bytes begin with the version and are 29 bytes longer", () => {
  const sealed = encryptField(newDataKey(), PLACE, new Uint8Array(10));
  assert.equal(sealed[0], 1);
  assert.equal(sealed.length, 39);
});

test("the same text is never sealed to the same bytes twice", () => {
  const key = newDataKey();
  const sealed = Array.from({ length: 100 }, () => encryptText(key, PLACE, "same").join());
  assert.equal(new Set(sealed).size, 100);
});

test("a field moved to another row, column, table or person does not open", () => {
  const key = newDataKey();
  const sealed = encryptText(key, PLACE, "moved");
  for (const member of ["table", "subjectId", "rowId", "column"] as const) {
    const elsewhere = { ...PLACE, [member]: "other" };
    assert.throws(() => decryptField(key, elsewhere, sealed), fails("does-not-open"));
  }
});

test("places that read alike when joined are still different places", () => {
  const key = newDataKey();
  const sealed = encryptText(key, { ...PLACE, table: "ab", subjectId: "c" }, "x");
  const joinedAlike = { ...PLACE, table: "a", subjectId: "bc" };
  assert.throws(() => decryptField(key, joinedAlike, sealed), fails("does-not-open"));
});

test("one changed bit, wherever it is, throws", () => {
  const key = newDataKey();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(), (plain, bit) => {
      const changed = flipBit(encryptField(key, PLACE, plain), bit);
      assert.throws(() => decryptField(key, PLACE, changed), CipherError);
    }),
  );
});

test("every cut throws", () => {
  const key = newDataKey();
  const sealed = encryptText(key, PLACE, "a text to cut");
  for (let length = 0; length < sealed.length; length += 1) {
    assert.throws(() => decryptField(key, PLACE, sealed.subarray(0, length)), CipherError);
  }
});

test("another person's key opens nothing, and an unknown version is named as such", () => {
  const sealed = encryptText(newDataKey(), PLACE, "x");
  assert.throws(() => decryptField(newDataKey(), PLACE, sealed), fails("does-not-open"));
  const future = Uint8Array.from([2, ...sealed.subarray(1)]);
  assert.throws(() => decryptField(newDataKey(), PLACE, future), fails("unknown-version"));
});

test("the error names table and column and no person", () => {
  const sealed = encryptText(newDataKey(), PLACE, "x");
  assert.throws(
    () => decryptField(newDataKey(), PLACE, sealed),
    (error) => /person\.name/.test(String(error)) && !/s1|r1/.test(String(error)),
  );
});
