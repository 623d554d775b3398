import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseStrictJson } from "../../src/receipt/strict-json.ts";

const REFUSED = [
  "",
  " ",
  "\ufeff{}",
  '{"a":1,"a":1}',
  String.raw`{"a":1,"\u0061":2}`,
  '{"a":1,}',
  "[1,]",
  "[1 2]",
  "01",
  "1.0",
  "1e3",
  "-0",
  "9007199254740993",
  "+1",
  "NaN",
  "undefined",
  "truefalse",
  "{'a':1}",
  '"\u0001"',
  String.raw`"\ud800"`,
  String.raw`"\x41"`,
  '"open',
  "{} {}",
  "/* no */ 1",
  "[".repeat(100_000),
  `${"[".repeat(60)}${"]".repeat(60)}`,
];

for (const text of REFUSED) {
  test(`refused: ${text.slice(0, 30)}`, () => assert.equal(parseStrictJson(text), undefined));
}

test("a long text is read like a short one", () => {
  const long = "ж\\".repeat(400_000);
  assert.equal(parseStrictJson(JSON.stringify(long))?.value, long);
});

test("a member by the name of a prototype is a member like any other", () => {
  const read = parseStrictJson('{"__proto__":{"signed":false}}')?.value;
  assert.deepEqual(Object.keys(read as object), ["__proto__"]);
  assert.equal((read as { signed?: unknown }).signed, undefined);
});

test("what it reads, JSON.parse reads alike", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.json({ noUnicodeString: false })), (text) => {
      const read = parseStrictJson(text);
      if (read !== undefined) assert.deepEqual(read.value, JSON.parse(text));
    }),
  );
});
