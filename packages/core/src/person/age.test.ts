import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays, day } from "../time.ts";
import { birthdayOf, isYoungerThan } from "./age.ts";

for (const [birth, years, birthday] of [
  ["2008-07-13", 18, "2026-07-13"],
  ["2012-12-31", 14, "2026-12-31"],
  ["2008-02-28", 18, "2026-02-28"],
  ["2008-03-01", 18, "2026-03-01"],
  ["2008-02-29", 18, "2026-03-01"],
  ["2008-02-29", 16, "2024-02-29"],
] as const) {
  test(`whoever was born on ${birth} is ${years} from ${birthday}`, () => {
    assert.equal(birthdayOf(day(birth), years), birthday);
    assert.equal(isYoungerThan(day(birth), years, addDays(day(birthday), -1)), true);
    assert.equal(isYoungerThan(day(birth), years, day(birthday)), false);
  });
}

test("a number that tells no birthday makes nobody a minor", () => {
  assert.equal(isYoungerThan(undefined, 18, day("2026-07-13")), false);
});

test("nobody comes of age before somebody who is older", () => {
  const birth = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays(day("1920-01-01"), days));
  fc.assert(
    fc.property(birth, fc.integer({ min: 1, max: 400 }), (older, days) => {
      const younger = addDays(older, days);
      assert.ok(birthdayOf(older, 18) <= birthdayOf(younger, 18));
    }),
  );
});
