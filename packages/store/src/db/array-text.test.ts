import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readArrayText, writeArrayText } from "./array-text.ts";

const asIs = (text: string | null): string | null => text;

test("every list comes back from its text", () => {
  const element = fc.option(
    fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("NULL", "null", "", "{}", ",")),
  );
  fc.assert(
    fc.property(fc.array(element), (list) => {
      assert.deepEqual(readArrayText(writeArrayText(list, asIs)), list);
    }),
  );
});

test("what stands there again and again is written each time, and its form made once", () => {
  const made: number[] = [];
  const text = writeArrayText([7, 7, 7, 8, 7, Number.NaN], (value) => {
    made.push(value);
    return Number.isNaN(value) ? null : `n ${value}`;
  });
  assert.equal(text, '{"n 7","n 7","n 7","n 8","n 7",NULL}');
  assert.deepEqual(made, [7, 8, 7, Number.NaN]);
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
