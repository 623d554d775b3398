import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readArrayText, writeArrayText } from "./array-text.ts";

test("every list comes back from its text", () => {
  const element = fc.option(
    fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("NULL", "null", "", "{}", ",")),
  );
  fc.assert(
    fc.property(fc.array(element), (list) => {
      assert.deepEqual(readArrayText(writeArrayText(list)), list);
    }),
  );
});

test("the server's own forms are read", () => {
  assert.deepEqual(readArrayText("{}"), []);
  assert.deepEqual(readArrayText("{1,NULL,3}"), ["1", null, "3"]);
  assert.deepEqual(readArrayText('{"2026-07-12 00:00:00+00","a\\"b\\\\c"}'), [
    "2026-07-12 00:00:00+00",
    'a"b\\c',
  ]);
});

test("what is no plain array throws", () => {
  for (const text of ["", "{", "}", "a", "{{1},{2}}", "[0:1]={1,2}", '{"a}', '{"a', "{a"]) {
    assert.throws(() => readArrayText(text), RangeError, text);
  }
});
