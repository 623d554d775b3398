import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { checkDigitOf, completeCheckDigit, hasRightCheckDigit } from "./check-digit.ts";

const body = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 11, maxLength: 11 })
  .map((digits) => digits.join(""));
const TEN_DIGITS = [..."0123456789"];

/** The rule once more, said another way: weights by a formula, remainders kept running. */
function naively(eleven: string): string | undefined {
  for (const shift of [0, 2]) {
    let left = 0;
    for (const [i, digit] of [...eleven].entries()) {
      const weight = ((i + shift) % 11) + 1;
      for (let n = 0; n < weight; n += 1) left = (left + parseInt(digit, 10)) % 11;
    }
    if (left !== 10) return eleven + String(left);
  }
  return undefined;
}

/** Whether the first pass alone gives the digit. */
const needsOnePass = (eleven: string): boolean =>
  [...eleven].reduce((sum, digit, i) => sum + Number(digit) * (i + 1), 0) % 11 !== 10;

const replaced = (text: string, at: number, digit: string): string =>
  text.slice(0, at) + digit + text.slice(at + 1);

test("the first pass gives the check digit of an ordinary body", () => {
  assert.equal(checkDigitOf("90010130000"), 7);
});

test("the second pass gives the check digit when the first one leaves ten", () => {
  assert.equal(needsOnePass("90010130081"), false);
  assert.equal(checkDigitOf("90010130081"), 1);
});

test("a body with a zero check digit keeps it", () => {
  assert.equal(completeCheckDigit("00000000000"), "000000000000");
});

test("a body for which both passes leave ten has no number", () => {
  assert.equal(checkDigitOf("90010130080"), undefined);
  assert.equal(completeCheckDigit("90010130161"), undefined);
});

for (const impossible of ["90010130080", "90010130161"]) {
  test(`none of the ten last digits makes ${impossible} right`, () => {
    assert.deepEqual(
      TEN_DIGITS.filter((last) => hasRightCheckDigit(impossible + last)),
      [],
    );
  });
}

test("a body of the wrong length or of other digits is a mistake of the programmer", () => {
  for (const wrong of ["", "9001013000", "900101300007", "9001013000a", "٩٠٠١٠١٣٠٠٠٠"]) {
    assert.throws(() => checkDigitOf(wrong), RangeError);
    assert.throws(() => completeCheckDigit(wrong), RangeError);
  }
});

test("a text that is not twelve digits has no right check digit", () => {
  for (const wrong of ["", "90010130000", "9001013000077", "90010130000७"]) {
    assert.equal(hasRightCheckDigit(wrong), false);
  }
});

test("generator and validator agree with an independent reading of the rule", () => {
  fc.assert(
    fc.property(body, (eleven) => {
      const expected = naively(eleven);
      assert.equal(completeCheckDigit(eleven), expected);
      if (expected !== undefined) assert.equal(hasRightCheckDigit(expected), true);
    }),
    { numRuns: 1000 },
  );
});

test("of the ten last digits exactly one is right, or none for an impossible body", () => {
  fc.assert(
    fc.property(body, (eleven) => {
      const right = TEN_DIGITS.filter((last) => hasRightCheckDigit(eleven + last));
      assert.equal(right.length, naively(eleven) === undefined ? 0 : 1);
    }),
  );
});

test("a changed digit among the first ten is caught when one pass is enough for both bodies", () => {
  const place = fc.integer({ min: 0, max: 9 });
  fc.assert(
    fc.property(body, place, fc.constantFrom(...TEN_DIGITS), (eleven, at, digit) => {
      const other = replaced(eleven, at, digit);
      fc.pre(other !== eleven && needsOnePass(eleven) && needsOnePass(other));
      assert.notEqual(checkDigitOf(other), checkDigitOf(eleven));
    }),
  );
});

test("the first pass does not see a changed eleventh digit", () => {
  fc.assert(
    fc.property(body, fc.constantFrom(...TEN_DIGITS), (eleven, digit) => {
      fc.pre(needsOnePass(eleven));
      assert.equal(checkDigitOf(replaced(eleven, 10, digit)), checkDigitOf(eleven));
    }),
  );
});
