import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readArrayText } from "./array-text.ts";
import { columnText, type BulkType } from "./column-text.ts";

const words = fc.array(
  fc.oneof(fc.string(), fc.constantFrom("NULL", "null", "", "{a,b}", 'a"\\')),
  {
    maxLength: 20,
  },
);

test("texts are read back as they were, null as NULL", () => {
  fc.assert(
    fc.property(words, (values) => {
      assert.deepEqual(readArrayText(columnText("text", values)), values);
      assert.deepEqual(readArrayText(columnText("text", [...values, null])), [...values, null]);
    }),
  );
});

test("JSON is read back as it was, whatever stands in it", () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { maxLength: 10 }), (values) => {
      const bodies = values.map((value) => JSON.stringify(value));
      assert.deepEqual(readArrayText(columnText("jsonb", bodies)), bodies);
    }),
  );
});

test("bytes are in hexadecimal, also those that are a part of others", () => {
  const bytes = Uint8Array.of(1, 2, 255, 4);
  assert.deepEqual(readArrayText(columnText("bytea", [bytes, bytes.subarray(1, 3)])), [
    "\\x0102ff04",
    "\\x02ff",
  ]);
});

test("what is not of a column's type is refused", () => {
  const wrong: readonly (readonly [BulkType, unknown])[] = [
    ["uuid", "8f14e45fceea467f9d3b6c1f0c3b8a1"],
    ["uuid", "8f14e45f,eea467f9d3b6c1f0c3b8a11"],
    ["text", 1],
    ["bytea", "00"],
    ["jsonb", '{\n"a": 1}'],
    ["uuid[]", "8f14e45fceea467f9d3b6c1f0c3b8a11"],
    ["int", undefined],
  ];
  for (const [type, value] of wrong) {
    assert.throws(() => columnText(type, [value]), TypeError, `${type} ${String(value)}`);
  }
});
