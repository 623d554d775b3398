import assert from "node:assert/strict";
import { test } from "node:test";
import { format, inspect } from "node:util";
import fc from "fast-check";
import { day } from "../time.ts";
import { completeCheckDigit } from "./check-digit.ts";
import { type Iin, type IinFault, iinBirth, parseIin, sameIin } from "./iin.ts";

function iinOf(text: string): Iin {
  const reading = parseIin(text);
  assert.ok(reading.ok, `${text} should be read`);
  return reading.iin;
}

const faultOf = (text: string): IinFault | undefined => {
  const reading = parseIin(text);
  return reading.ok ? undefined : reading.code;
};

/** A number with a right check digit, whatever else is wrong with it. */
function completed(eleven: string): string {
  const twelve = completeCheckDigit(eleven);
  assert.ok(twelve !== undefined, `${eleven} should have a check digit`);
  return twelve;
}

for (const [text, born, sex] of [
  ["900101300007", "1990-01-01", "male"],
  ["010315600122", "2001-03-15", "female"],
  ["900101300811", "1990-01-01", "male"],
] as const) {
  test(`${text} is read, with its day of birth and sex`, () => {
    const iin = iinOf(text);
    assert.equal(iin.digits, text);
    assert.deepEqual(iinBirth(iin), { day: day(born), sex });
  });
}

test("050229500106 has a right check digit and a day that 2005 did not have", () => {
  assert.equal(completed("05022950010"), "050229500106");
  assert.equal(faultOf("050229500106"), "iin-date");
});

for (const impossible of ["90010130080", "90010130161"]) {
  test(`no last digit makes a number of ${impossible}`, () => {
    for (const last of "0123456789") assert.equal(faultOf(impossible + last), "iin-check-digit");
  });
}

for (const [code, text, why] of [
  ["iin-length", "", "an empty text"],
  ["iin-length", "90010130000", "eleven digits"],
  ["iin-length", "9001013000077", "thirteen digits"],
  ["iin-length", "9".repeat(100_000), "a very long text of digits"],
  ["iin-digits", "90010130000a", "a letter"],
  ["iin-digits", "9O01013OOOO7", "the letter O for zeros"],
  ["iin-digits", "٩٠٠١٠١٣٠٠٠٠٧", "Arabic-Indic digits"],
  ["iin-digits", "۹۰۰۱۰۱۳۰۰۰۰۷", "Persian digits"],
  ["iin-digits", "९००१०१३००००७", "Devanagari digits"],
  ["iin-digits", "９００１０１３００００７", "full-width digits"],
  ["iin-digits", "90010130000⁷", "a superscript digit"],
  ["iin-digits", "900101 300007", "a space inside"],
  ["iin-digits", " 900101300007", "a space before"],
  ["iin-digits", "900101300007\n", "a line end after"],
  ["iin-digits", "900101300007\0", "a NUL after"],
  ["iin-digits", "90010130000\0", "a NUL for a digit"],
  ["iin-digits", "\u200b900101300007", "an invisible character"],
  ["iin-digits", "-90010130007", "a sign"],
  ["iin-digits", "9.00101e1100", "a number in other notation"],
  ["iin-century", completed("90010170000"), "century digit 7"],
  ["iin-century", completed("90010180000"), "century digit 8"],
  ["iin-century", completed("90010190000"), "century digit 9"],
  ["iin-date", completed("90130130000"), "month 13"],
  ["iin-date", completed("90000130000"), "month 0"],
  ["iin-date", completed("90010030000"), "day 0"],
  ["iin-date", completed("90013230000"), "day 32"],
  ["iin-date", completed("90043130000"), "31 April"],
  ["iin-date", completed("00022930000"), "29 February 1900"],
  ["iin-date", completed("00022910000"), "29 February 1800"],
  ["iin-date", completed("05022900000"), "29 February of 05, which no century has"],
  ["iin-check-digit", "900101300008", "a wrong check digit"],
  ["iin-check-digit", "900110300007", "two digits exchanged"],
] as const) {
  test(`${why} is refused as ${code}`, () => {
    assert.deepEqual(parseIin(text), { ok: false, code });
  });
}

test("29 February 2000 is a day of birth", () => {
  const iin = iinOf(completed("00022950000"));
  assert.deepEqual(iinBirth(iin), { day: "2000-02-29", sex: "male" });
});

test("century digit 0 is read with a date of any century and tells no birth", () => {
  for (const eleven of ["90010100001", "00022900000"]) {
    assert.equal(iinBirth(iinOf(completed(eleven))), undefined);
  }
});

test("the nineteenth century is read", () => {
  assert.deepEqual(iinBirth(iinOf(completed("99123120000"))), {
    day: "1899-12-31",
    sex: "female",
  });
});

test("leading zeros are kept", () => {
  const text = completed("00010150000");
  assert.equal(iinOf(text).digits, text);
  assert.match(text, /^000101/);
});

const secret = "900101300007";
for (const [way, shown] of [
  ["a template", (iin: Iin) => `${iin}`],
  ["a conversion to text", (iin: Iin) => String(iin)],
  ["JSON", (iin: Iin) => JSON.stringify({ person: { iin } })],
  ["a list joined", (iin: Iin) => [iin].join()],
  ["toLocaleString", (iin: Iin) => iin.toLocaleString()],
  ["the console", (iin: Iin) => format("%s %o %O %j", iin, iin, iin, iin)],
  ["inspect", (iin: Iin) => inspect({ iin }, { depth: null })],
  ["inspect of hidden things", (iin: Iin) => inspect(iin, { showHidden: true, getters: true })],
  ["inspect without custom words", (iin: Iin) => inspect(iin, { customInspect: false })],
  ["the members of a copy", (iin: Iin) => inspect([{ ...iin }, structuredClone(iin)])],
  ["its own members", (iin: Iin) => JSON.stringify(Reflect.ownKeys(iin))],
  ["an error text", (iin: Iin) => inspect(new Error(`nobody with ${iin}`))],
] as const) {
  test(`an IIN shows none of its digits through ${way}`, () => {
    const text = shown(iinOf(secret));
    assert.doesNotMatch(text, /9001|0101|0007/);
  });
}

test("an IIN redacted still says what it is", () => {
  assert.equal(String(iinOf(secret)), "IIN ••••••••••••");
  assert.equal(JSON.stringify(iinOf(secret)), '"IIN ••••••••••••"');
  assert.equal(inspect(iinOf(secret)), "IIN ••••••••••••");
});

test("an IIN cannot be changed", () => {
  assert.equal(Object.isFrozen(iinOf(secret)), true);
});

test("two readings of one number are the same IIN, two numbers are not", () => {
  assert.equal(sameIin(iinOf(secret), iinOf(secret)), true);
  assert.equal(sameIin(iinOf(secret), iinOf("010315600122")), false);
});

test("reading never throws and gives back exactly the text it accepts", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 20 }),
    fc.stringMatching(/^[0-9]{12}$/),
  );
  fc.assert(
    fc.property(text, (given) => {
      const reading = parseIin(given);
      if (reading.ok) assert.equal(reading.iin.digits, given);
    }),
    { numRuns: 500 },
  );
});

test("every existing day of three centuries makes a number that tells it again", () => {
  const born = fc.date({
    min: new Date("1800-01-01T00:00:00Z"),
    max: new Date("2099-12-31T00:00:00Z"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(born, fc.boolean(), fc.integer({ min: 0, max: 9999 }), (date, female, serial) => {
      const text = date.toISOString().slice(0, 10);
      const century = (Number(text.slice(0, 2)) - 18) * 2 + (female ? 2 : 1);
      const six = text.slice(2).replaceAll("-", "");
      const twelve = completeCheckDigit(`${six}${century}${String(serial).padStart(4, "0")}`);
      fc.pre(twelve !== undefined);
      assert.deepEqual(iinBirth(iinOf(twelve)), {
        day: day(text),
        sex: female ? "female" : "male",
      });
    }),
  );
});
