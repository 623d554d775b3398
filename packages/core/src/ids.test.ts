import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type IdKind, idFrom, parseId, uuidOf } from "./ids.ts";

const KINDS: readonly IdKind[] = [
  ...(["pty", "key", "obj", "pur", "req", "con", "dty", "ret", "rgt", "evt", "sub"] as const),
  ...(["whk", "wha", "tkt"] as const),
];
const HEX = "0123456789abcdef0123456789abcdef";
const UUID = "01234567-89ab-cdef-0123-456789abcdef";

test("an id is its kind before the digits of a UUID, with or without dashes", () => {
  assert.equal(idFrom("con", UUID), `con_${HEX}`);
  assert.equal(idFrom("con", HEX), `con_${HEX}`);
});

test("the digits are found again for the store", () => {
  assert.equal(uuidOf(idFrom("dty", UUID)), HEX);
});

test("an id of another kind is not read", () => {
  assert.equal(parseId("con", `req_${HEX}`), undefined);
  assert.equal(parseId("req", `req_${HEX}`), `req_${HEX}`);
});

for (const [why, text] of [
  ["an empty text", ""],
  ["a kind alone", "con_"],
  ["digits without a kind", HEX],
  ["no line between kind and digits", `con${HEX}`],
  ["a digit too few", `con_${HEX.slice(1)}`],
  ["a digit too many", `con_${HEX}0`],
  ["dashes", `con_${UUID}`],
  ["capital letters", `con_${HEX.toUpperCase()}`],
  ["a letter that is no digit", `con_${HEX.slice(1)}g`],
  ["a line end after", `con_${HEX}\n`],
  ["a NUL inside", `con_${HEX.slice(1)}\0`],
  ["full-width digits", `con_${"０".repeat(32)}`],
  ["a prototype key", "__proto__"],
] as const) {
  test(`${why} is no id`, () => {
    assert.equal(parseId("con", text), undefined);
  });
}

test("every made id is read as its own kind and as no other", () => {
  fc.assert(
    fc.property(
      fc.uuid(),
      fc.constantFrom(...KINDS),
      fc.constantFrom(...KINDS),
      (uuid, kind, other) => {
        const id = idFrom(kind, uuid);
        assert.equal(parseId(kind, id), id);
        assert.equal(parseId(other, id), kind === other ? id : undefined);
        assert.equal(uuidOf(id), uuid.replaceAll("-", ""));
      },
    ),
  );
});
