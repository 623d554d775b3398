import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { outlastsPurpose } from "../consent/consent.ts";
import { SCORING } from "../testing/registry.test-support.ts";
import { addDays, day, type LegalDay } from "../time.ts";
import type { PurposeEnd } from "../registry/purpose.ts";
import { termToAsk } from "./term-to-ask.ts";

function term(
  maxTerm: string | null,
  validUntil: string | null,
  { today = "2026-07-13", ends = "date" }: { today?: string; ends?: PurposeEnd } = {},
) {
  const wish = validUntil === null ? null : day(validUntil);
  const made = termToAsk({ ...SCORING, maxTerm, ends }, wish, day(today));
  return made.kind === "date" ? made.lastDay : made.kind;
}

for (const [name, expected, maxTerm, validUntil] of [
  [
    "an over-long wish is shortened to the purpose's longest term",
    "2027-07-12",
    "P1Y",
    "2036-07-13",
  ],
  ["a shorter wish is kept", "2026-12-31", "P1Y", "2026-12-31"],
  ["a wish for the very last day is kept", "2027-07-12", "P1Y", "2027-07-12"],
  ["no wish lasts as long as the purpose may", "2027-07-12", "P1Y", null],
  ["a purpose without a longest term keeps the wish", "2036-07-13", null, "2036-07-13"],
  [
    "neither a wish nor a longest term lasts until the purpose is reached",
    "purpose-achieved",
    null,
    null,
  ],
  ["one day is today", "2026-07-13", "P1D", null],
  ["ninety days count today as the first", "2026-10-10", "P90D", null],
  ["two weeks count today as the first day", "2026-07-26", "P2W", null],
] as const) {
  test(`the term of a grant: ${name}`, () => {
    assert.equal(term(maxTerm, validUntil), expected);
  });
}

test("a purpose that ends when it is reached gives no date of its own, but keeps the person's", () => {
  assert.equal(term(null, null, { ends: "purpose-achieved" }), "purpose-achieved");
  assert.equal(term(null, "2026-12-31", { ends: "purpose-achieved" }), "2026-12-31");
  assert.equal(term("P1Y", "2036-12-31", { ends: "purpose-achieved" }), "2027-07-12");
});

test("a purpose that ends when it is reached lasts no longer than its longest term", () => {
  const purpose = { ...SCORING, maxTerm: "P1Y", ends: "purpose-achieved" } as const;
  const latest = { kind: "purpose-achieved", lastDay: day("2027-07-12") };
  assert.deepEqual(termToAsk(purpose, null, day("2026-07-13")), latest);
});

for (const [today, maxTerm, lastDay] of [
  ["2027-01-31", "P1M", "2027-02-27"],
  ["2028-01-31", "P1M", "2028-02-28"],
  ["2026-08-31", "P1M", "2026-09-29"],
  ["2028-02-29", "P1Y", "2029-02-27"],
  ["2026-12-31", "P1D", "2026-12-31"],
  ["2027-03-01", "P1M", "2027-03-31"],
] as const) {
  test(`${maxTerm} from ${today} ends on ${lastDay}, on a day that exists`, () => {
    assert.equal(term(maxTerm, null, { today }), lastDay);
  });
}

for (const basis of [{ kind: "law", act: "94-V", article: "12" }, { kind: "contract" }] as const) {
  test(`a term that a ${basis.kind} sets is not shortened to what the purpose needs`, () => {
    const lastDay = day("2036-07-12");
    const asked = termToAsk({ ...SCORING, maxTerm: "P1Y" }, lastDay, day("2026-07-13"), basis);
    assert.deepEqual(asked, { kind: "date", lastDay, basis });
    assert.equal(outlastsPurpose(asked), true);
  });
}

test("any day that a law or a contract sets stands, and every other is capped", () => {
  const days = fc.integer({ min: 1, max: 4000 });
  const bases = fc.constantFrom(undefined, { kind: "contract" } as const);
  fc.assert(
    fc.property(
      days,
      days,
      bases,
      fc.constantFrom("date", "purpose-achieved"),
      (most, wish, basis, ends) => {
        const today = day("2026-07-13");
        const purpose = { ...SCORING, maxTerm: `P${most}D`, ends };
        const asked = termToAsk(purpose, addDays(today, wish), today, basis);
        const cap = basis === undefined ? Math.min(most - 1, wish) : wish;
        assert.equal(asked.lastDay, addDays(today, cap));
        assert.equal(outlastsPurpose(asked), basis !== undefined);
      },
    ),
  );
});

test("a dated term is the earlier of the wish and the longest term", () => {
  const days = fc.integer({ min: 0, max: 2000 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), fc.option(days), days, (most, wish, start) => {
      const today = addDays(day("2026-01-18"), start);
      const cap: LegalDay = addDays(today, most - 1);
      const asked = wish === null ? null : addDays(today, wish);
      const expected = asked === null || cap < asked ? cap : asked;
      assert.equal(term(`P${most}D`, asked, { today }), expected);
    }),
  );
});
