import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { canonicalJson, NotCanonical } from "../../src/receipt/canonical-json.ts";
import { parseStrictJson } from "../../src/receipt/strict-json.ts";

test("members stand in the order of RFC 8785 3.2.3", () => {
  const value = {
    "\u20ac": "Euro Sign",
    "\r": "Carriage Return",
    "\ufb33": "Hebrew Letter Dalet With Dagesh",
    "1": "One",
    "\u{1f600}": "Emoji: Grinning Face",
    "\u0080": "Control",
    "\u00f6": "Latin Small Letter O With Diaeresis",
  };
  const order = [...canonicalJson(value).matchAll(/":"([^"]*)"/g)].map(([, said]) => said);
  assert.deepEqual(order, [
    "Carriage Return",
    "One",
    "Control",
    "Latin Small Letter O With Diaeresis",
    "Euro Sign",
    "Emoji: Grinning Face",
    "Hebrew Letter Dalet With Dagesh",
  ]);
});

test("texts and literals are written as in RFC 8785 3.2.2", () => {
  const value = {
    string: '\u20ac$\u000f\u000aA\'B"\\\\"/',
    literals: [null, true, false],
    numbers: [0, -7, 9_007_199_254_740_991],
  };
  assert.equal(
    canonicalJson(value),
    String.raw`{"literals":[null,true,false],"numbers":[0,-7,9007199254740991],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  );
});

test("what has no canonical form here is refused", () => {
  for (const value of [
    0.5,
    Number.NaN,
    2 ** 53,
    1n,
    undefined,
    () => 0,
    "\ud800",
    { "\udc00": 1 },
  ]) {
    assert.throws(() => canonicalJson(value), NotCanonical);
  }
});

const value = fc.jsonValue({ noUnicodeString: false }).filter((one) => {
  try {
    canonicalJson(one);
    return true;
  } catch {
    return false;
  }
});

test("what is read back has the same form, whatever the white space", () => {
  fc.assert(
    fc.property(value, (one) => {
      const text = canonicalJson(one);
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(one)));
      for (const written of [text, JSON.stringify(one, null, 2)]) {
        const read = parseStrictJson(written);
        assert.ok(read);
        assert.equal(canonicalJson(read.value), text);
      }
    }),
  );
});
