import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { makeReceipt } from "../../src/testing/receipts.test-support.ts";
import { canonicalJson } from "../../src/receipt/canonical-json.ts";
import { RECEIPT_FAULTS } from "../../src/receipt/receipt-faults.ts";
import { parseStrictJson } from "../../src/receipt/strict-json.ts";
import { verifyReceipt } from "../../src/receipt/verify-receipt.ts";

const { text, keys } = makeReceipt();
const meaning = canonicalJson(parseStrictJson(text)?.value);

/** Either it is refused for a reason of ours, or it says what the untouched file says. */
function holds(changed: string): void {
  const verdict = verifyReceipt(changed, keys);
  if (verdict.ok) {
    assert.equal(canonicalJson(parseStrictJson(changed)?.value), meaning);
  } else {
    assert.ok(Object.hasOwn(RECEIPT_FAULTS, verdict.reason));
  }
}

const place = fc.integer({ min: 0, max: text.length - 1 });

test("no changed letter changes what a valid receipt says", () => {
  fc.assert(
    fc.property(place, fc.string({ unit: "binary", minLength: 1, maxLength: 1 }), (at, letter) => {
      holds(text.slice(0, at) + letter + text.slice(at + 1));
    }),
    { numRuns: 500 },
  );
});

test("no bit of a letter can be turned over, wherever it stands", () => {
  // A part of the file each time, spread over the whole of it.
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 16 }), (first) => {
      for (let at = first; at < text.length; at += 17) {
        const code = text.charCodeAt(at) ^ (1 << (at % 7));
        holds(text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1));
      }
    }),
    { numRuns: 1 },
  );
});

test("nothing can be left out, doubled or put elsewhere", () => {
  fc.assert(
    fc.property(place, place, place, (a, b, to) => {
      const [from, end] = a < b ? [a, b] : [b, a];
      const part = text.slice(from, end);
      holds(text.slice(0, from) + text.slice(end));
      holds(text.slice(0, to) + part + text.slice(to));
    }),
    { numRuns: 200 },
  );
});
