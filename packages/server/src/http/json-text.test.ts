import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isNestedDeeper, MAX_JSON_DEPTH, parseJsonBody } from "./json-text.ts";
import { RequestFault } from "./request-fault.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const faultOf = (input: Uint8Array): string => {
  try {
    parseJsonBody(input);
  } catch (error) {
    assert.ok(error instanceof RequestFault);
    return error.problem;
  }
  return "none";
};

const nested = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);

test("every JSON value is read as JSON.parse reads it", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      const text = JSON.stringify(value);
      fc.pre(!/__proto__|constructor/.test(text));
      assert.deepEqual(parseJsonBody(bytes(text)), JSON.parse(text));
    }),
  );
});

test("no input is anything but a value or a request fault", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (input) => {
      assert.match(faultOf(input), /^(none|malformed-json|bad-request)$/);
    }),
  );
});

test("of duplicate members the last one counts", () => {
  assert.deepEqual(parseJsonBody(bytes('{"a":1,"a":2}')), { a: 2 });
});

test("a byte order mark is skipped", () => {
  assert.deepEqual(parseJsonBody(bytes('\uFEFF{"a":1}')), { a: 1 });
});

const FAULTS: readonly (readonly [string, Uint8Array, string])[] = [
  ["an unfinished object", bytes('{"a":1'), "malformed-json"],
  ["a single quote", bytes("{'a':1}"), "malformed-json"],
  ["a comment", bytes('{"a":1} // x'), "malformed-json"],
  ["NaN", bytes('{"a":NaN}'), "malformed-json"],
  ["two values", bytes("{}{}"), "malformed-json"],
  ["a control character in a text", bytes('{"a":"\u0001"}'), "malformed-json"],
  ["a byte that is no UTF-8", Uint8Array.of(0x22, 0xff, 0x22), "malformed-json"],
  ["an overlong encoding", Uint8Array.of(0x22, 0xc0, 0xaf, 0x22), "malformed-json"],
  ["half a surrogate pair as bytes", Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22), "malformed-json"],
  ["UTF-16", new Uint8Array(Buffer.from('{"a":1}', "utf16le")), "malformed-json"],
  ["__proto__", bytes('{"__proto__":{"admin":true}}'), "bad-request"],
  ["__proto__ deep inside", bytes('{"a":[{"b":{"__proto__":1}}]}'), "bad-request"],
  ["__proto__ behind escapes", bytes('{"__pr\\u006fto__":{}}'), "bad-request"],
  ["constructor.prototype", bytes('{"constructor":{"prototype":{}}}'), "bad-request"],
  ["one level too many", bytes(nested(MAX_JSON_DEPTH + 1)), "bad-request"],
  ["20,000 levels", bytes(nested(20_000)), "bad-request"],
  ["20,000 levels that never close", bytes("[".repeat(20_000)), "bad-request"],
];

for (const [name, input, problem] of FAULTS) {
  test(`${name} is ${problem}`, () => assert.equal(faultOf(input), problem));
}

test("a member that is merely called constructor is taken", () => {
  assert.deepEqual(parseJsonBody(bytes('{"constructor":"x"}')), { constructor: "x" });
});

test("the deepest level allowed is taken", () => {
  assert.equal(faultOf(bytes(nested(MAX_JSON_DEPTH))), "none");
});

test("brackets inside of texts, also after escaped quotes, are no levels", () => {
  assert.equal(isNestedDeeper(bytes(`["${"[".repeat(50)}\\"${"{".repeat(50)}\\\\"]`), 2), false);
  assert.equal(isNestedDeeper(bytes(`["\\\\",[[[]]]]`), 3), true);
});
