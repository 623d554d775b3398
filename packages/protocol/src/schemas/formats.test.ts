import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { BIN, IIN, SHA } from "../testing/samples.ts";
import { COUNTRY_CODES } from "./country-codes.ts";
import { formats, type FormatName } from "./formats.ts";

const CASES: Readonly<Record<FormatName, { good: readonly string[]; bad: readonly string[] }>> = {
  iin: {
    good: [IIN],
    bad: [
      "",
      IIN.slice(1),
      `${IIN} `,
      IIN.replace("9", "٩"),
      IIN.replace(/\d$/, (d) => String((Number(d) + 1) % 10)),
      "991332300008",
    ],
  },
  bin: { good: [BIN], bad: ["", BIN.slice(1), "000000000001", "１２０３４０００００１０"] },
  "legal-day": { good: ["2026-02-28"], bad: ["2026-02-29", "2026-7-1", "2026-07-01T00:00Z", ""] },
  instant: {
    good: ["2026-07-12T00:00:00+05:00", "2026-07-11T19:00:00.123Z"],
    bad: ["2026-07-12", "2026-07-12T00:00:00", "2026-07-12T25:00:00Z", "now"],
  },
  "instant-or-day": {
    good: ["2026-07-12", "2026-07-12T00:00:00+05:00", "2026-07-12T00:00:00 05:00"],
    bad: ["2026-13-01", "2026-07-12 05:00", "12.07.2026", ""],
  },
  "day-duration": { good: ["P1Y", "P90D", "P1Y6M"], bad: ["P0D", "PT1H", "P", "1Y", "-P1D"] },
  sha256: { good: [SHA], bad: [SHA.toUpperCase(), SHA.slice(1), `${SHA}0`, "g".repeat(64)] },
  country: { good: ["KZ", "DE"], bad: ["kz", "KAZ", "XX", "", "K"] },
};

for (const [name, { good, bad }] of Object.entries(CASES) as [
  FormatName,
  (typeof CASES)[FormatName],
][]) {
  test(`the format ${name} takes what it says and nothing else`, () => {
    for (const text of good) assert.ok(formats[name](text), text);
    for (const text of bad) assert.ok(!formats[name](text), text);
  });
}

test("no format ever throws, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      for (const check of Object.values(formats)) assert.equal(typeof check(text), "boolean");
    }),
    { numRuns: 200 },
  );
});

test("there are 249 countries", () => {
  assert.equal(COUNTRY_CODES.size, 249);
});
