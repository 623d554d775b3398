import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Bin, binHolder, parseBin } from "./bin.ts";
import { completeCheckDigit } from "./check-digit.ts";
import { parseIin } from "./iin.ts";

/** A number with a right check digit, whatever else is wrong with it. */
function completed(eleven: string): string {
  const twelve = completeCheckDigit(eleven);
  assert.ok(twelve !== undefined, `${eleven} should have a check digit`);
  return twelve;
}

function binOf(text: string): Bin {
  const reading = parseBin(text);
  assert.ok(reading.ok, `${text} should be read`);
  return reading.bin;
}

for (const [eleven, holder] of [
  ["26014000001", "resident-entity"],
  ["26015000001", "non-resident-entity"],
  ["26016000001", "joint-sole-proprietors"],
] as const) {
  test(`digit 5 of ${eleven} says ${holder}`, () => {
    assert.equal(binHolder(binOf(completed(eleven))), holder);
  });
}

test("the check digit of a BIN is that of the IIN, reckoned by hand", () => {
  // 1·2 + 2·6 + 3·0 + 4·1 + 5·4 + 11·1 = 49 = 4·11 + 5
  assert.equal(binOf("260140000015"), "260140000015");
});

test("a BIN shows its digits in JSON", () => {
  const text = completed("26014000001");
  assert.equal(JSON.stringify({ bin: binOf(text) }), `{"bin":"${text}"}`);
});

test("leading zeros of a BIN are kept", () => {
  const text = completed("00014000001");
  assert.equal(binOf(text), text);
});

test("branches and offices are read like head offices", () => {
  for (const digit of "0123") assert.equal(parseBin(completed(`26014${digit}00001`)).ok, true);
});

for (const [code, text, why] of [
  ["bin-length", "", "an empty text"],
  ["bin-length", "26014000001", "eleven digits"],
  ["bin-length", "2601400000111", "thirteen digits"],
  ["bin-digits", "26014000001x", "a letter"],
  ["bin-digits", "２６０１４０００００１１", "full-width digits"],
  ["bin-digits", "٢٦٠١٤٠٠٠٠٠١١", "Arabic-Indic digits"],
  ["bin-digits", "2601 40000011", "a space inside"],
  ["bin-digits", "26014000001\0", "a NUL"],
  ["bin-month", completed("26004000001"), "month 0"],
  ["bin-month", completed("26134000001"), "month 13"],
  ["bin-month", completed("26994000001"), "month 99"],
  ["bin-kind", completed("26013000001"), "the day of an IIN in digit 5"],
  ["bin-kind", completed("26017000001"), "digit 5 above 6"],
] as const) {
  test(`${why} in a BIN is refused as ${code}`, () => {
    assert.deepEqual(parseBin(text), { ok: false, code });
  });
}

test("a BIN with another last digit is refused as bin-check-digit", () => {
  const text = completed("26014000001");
  for (const last of "0123456789") {
    if (last === text.at(-1)) continue;
    assert.deepEqual(parseBin(text.slice(0, 11) + last), { ok: false, code: "bin-check-digit" });
  }
});

test("no text is both an IIN and a BIN", () => {
  const alike = fc.stringMatching(/^[0-9]{2}(0[1-9]|1[0-2])[0-6][0-9][0-6][0-9]{4}$/);
  fc.assert(
    fc.property(alike, (eleven) => {
      const twelve = completeCheckDigit(eleven);
      fc.pre(twelve !== undefined);
      assert.equal(parseIin(twelve).ok && parseBin(twelve).ok, false);
    }),
    { numRuns: 500 },
  );
});
