import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import {
  type Instant,
  addDays,
  addDuration,
  compareInstants,
  day,
  endOfDay,
  formatInstant,
  instantOf,
  isDayDuration,
  laterInstant,
  legalDayOf,
  parseInstant,
  parseLegalDay,
  LEGAL_ZONE,
  startOfDay,
  utcText,
  weekdayOf,
  yearOf,
} from "./time.ts";

function at(text: string): Instant {
  const instant = parseInstant(text);
  assert.ok(instant !== undefined, `${text} should be an instant`);
  return instant;
}

test("19:00 UTC on 11 July 2026 is the start of 12 July in the legal zone", () => {
  const start = at("2026-07-11T19:00:00Z");
  assert.equal(legalDayOf(start), "2026-07-12");
  assert.equal(compareInstants(startOfDay(day("2026-07-12")), start), 0);
  assert.equal(formatInstant(start), "2026-07-12T00:00:00.000+05:00");
});

test("a millisecond before that is still 11 July", () => {
  assert.equal(legalDayOf(at("2026-07-11T18:59:59.999Z")), "2026-07-11");
});

test("the zone was +06:00 to the end of February 2024 and is +05:00 since 1 March", () => {
  // The clocks went back an hour at that midnight; this fails on an old time zone database.
  assert.match(formatInstant(at("2024-02-29T12:00:00Z")), /\+06:00$/);
  assert.match(formatInstant(at("2024-03-01T12:00:00Z")), /\+05:00$/);
  assert.equal(formatInstant(startOfDay(day("2024-02-29"))), "2024-02-29T00:00:00.000+06:00");
  assert.equal(formatInstant(startOfDay(day("2024-03-02"))), "2024-03-02T00:00:00.000+05:00");
});

test("29 February 2024 lasted 25 hours in the legal zone", () => {
  const leap = day("2024-02-29");
  const hours = (endOfDay(leap).epochMilliseconds - startOfDay(leap).epochMilliseconds) / 3_600_000;
  assert.equal(hours, 25);
});

test("an instant with the old +06:00 offset is read as what it says", () => {
  assert.equal(formatInstant(at("2026-07-12T00:30:00+06:00")), "2026-07-11T23:30:00.000+05:00");
});

test("an instant is read without seconds and with fractions of them", () => {
  assert.equal(
    at("2026-07-12T10:00Z").epochMilliseconds,
    at("2026-07-12T10:00:00Z").epochMilliseconds,
  );
  assert.equal(
    formatInstant(at("2026-07-12T10:00:00.123456789Z")),
    "2026-07-12T15:00:00.123+05:00",
  );
});

for (const wrong of [
  "",
  "2026-07-12",
  "2026-07-12T10:00:00",
  "2026-07-12 10:00:00Z",
  "2026-07-12T10:00:00z",
  "2026-07-12T25:00:00Z",
  "2026-02-30T10:00:00Z",
  "2026-07-12T10:00:00+0500",
  "2026-07-12T10:00:00+99:00",
  "2026-07-12T10:00:00Z[Asia/Almaty]",
  "2026-07-12T10:00:00Z\n",
  "+012026-07-12T10:00:00Z",
  "２０２６-07-12T10:00:00Z",
  "1783850400000",
]) {
  test(`${JSON.stringify(wrong)} is no instant`, () => {
    assert.equal(parseInstant(wrong), undefined);
  });
}

for (const wrong of ["", "2026-7-12", "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00"]) {
  test(`${JSON.stringify(wrong)} is no legal day`, () => {
    assert.equal(parseLegalDay(wrong), undefined);
    assert.throws(() => day(wrong), RangeError);
  });
}

for (const wrong of ["2026-07-12T00:00:00Z", " 2026-07-12", "2026-07-12\n", "٢٠٢٦-٠٧-١٢"]) {
  test(`${JSON.stringify(wrong)} is more or other than a legal day`, () => {
    assert.equal(parseLegalDay(wrong), undefined);
  });
}

test("29 February is a legal day of a leap year", () => {
  assert.equal(parseLegalDay("2028-02-29"), "2028-02-29");
  assert.equal(parseLegalDay("2000-02-29"), "2000-02-29");
  assert.equal(parseLegalDay("1900-02-29"), undefined);
});

test("a text is a legal day exactly if Temporal knows that day", () => {
  const number = (most: number) => fc.nat(most).map((n) => String(n).padStart(2, "0"));
  const texts = fc
    .tuple(fc.nat(9999), number(13), number(32))
    .map(([year, month, dayOf]) => `${String(year).padStart(4, "0")}-${month}-${dayOf}`);
  const isDay = (text: string): boolean => {
    try {
      return Temporal.PlainDate.from(text, { overflow: "reject" }).toString() === text;
    } catch {
      return false;
    }
  };
  fc.assert(fc.property(texts, (text) => (parseLegalDay(text) !== undefined) === isDay(text)));
});

test("weekdays count from Monday and years are told", () => {
  assert.equal(weekdayOf(day("2026-07-13")), 1);
  assert.equal(weekdayOf(day("2026-07-12")), 7);
  assert.equal(yearOf(day("2026-07-12")), 2026);
});

test("days are added over the ends of months and years, and taken away", () => {
  assert.equal(addDays(day("2026-12-31"), 1), "2027-01-01");
  assert.equal(addDays(day("2028-02-28"), 1), "2028-02-29");
  assert.equal(addDays(day("2026-01-01"), -1), "2025-12-31");
});

test("a month after 31 January is the last day of February", () => {
  assert.equal(addDuration(day("2026-01-31"), "P1M"), "2026-02-28");
  assert.equal(addDuration(day("2028-01-31"), "P1M"), "2028-02-29");
  assert.equal(addDuration(day("2028-02-29"), "P1Y"), "2029-02-28");
  assert.equal(addDuration(day("2026-07-12"), "P1Y2M1W3D"), "2027-09-22");
});

test("durations of whole days above zero are told from all others", () => {
  for (const right of ["P1D", "P2W", "P6M", "P1Y", "P1Y6M", "P0Y1D"]) {
    assert.equal(isDayDuration(right), true, right);
  }
  for (const wrong of ["", "P", "P0D", "PT1H", "P1DT1H", "-P1D", "P1.5D", "P1M1Y", "p1d", "P-1D"]) {
    assert.equal(isDayDuration(wrong), false, wrong);
  }
});

const LONG_AGO = -62_135_596_800_000; // 0001-01-01
const FAR_AHEAD = 253_402_300_799_999; // the end of 9999
const instants = fc.oneof(
  fc.integer({ min: LONG_AGO, max: FAR_AHEAD }).map(instantOf),
  fc.integer({ min: LONG_AGO / 1000, max: 253_402_300_799 }).map((s) => instantOf(s * 1000)),
  fc.integer({ min: 1_700_000_000_000, max: 1_720_000_000_000 }).map(instantOf),
  fc
    .bigInt({ min: -5_000_000_000_000_000_000n, max: 5_000_000_000_000_000_000n })
    .map((ns) => new Temporal.Instant(ns)),
);

test("instants are read and written as Temporal would", () => {
  fc.assert(
    fc.property(instants, (instant) => {
      const text = instant.toJSON();
      assert.equal(utcText(instant), text);
      assert.equal(at(text).epochNanoseconds, instant.epochNanoseconds);
      const local = instant.toZonedDateTimeISO(LEGAL_ZONE);
      const told = local.toString({ timeZoneName: "never", fractionalSecondDigits: 3 });
      assert.equal(formatInstant(instant), told);
    }),
    { numRuns: 1000 },
  );
  assert.equal(utcText(instantOf(FAR_AHEAD + 1)), "+010000-01-01T00:00:00Z");
});

test("days are counted as Temporal counts them", () => {
  const plainDays = fc
    .nat(3_652_058)
    .map((days) => Temporal.PlainDate.from("0001-01-01").add({ days }));
  const sizes = [150, 40, 20, 1000].map((most) => fc.nat(most));
  const duration = fc.tuple(...sizes).map(([y, m, w, d]) => `P${y}Y${m}M${w}W${d}D`);
  fc.assert(
    fc.property(
      plainDays,
      fc.integer({ min: -40_000, max: 40_000 }),
      duration,
      (date, days, by) => {
        const from = day(date.toString());
        assert.equal(addDays(from, days), date.add({ days }).toString());
        assert.equal(addDuration(from, by), date.add(Temporal.Duration.from(by)).toString());
        assert.equal(weekdayOf(from), date.dayOfWeek);
        assert.equal(yearOf(from), date.year);
      },
    ),
    { numRuns: 1000 },
  );
});

test("the later of two instants is found, and one alone is the later", () => {
  const early = instantOf(0);
  const late = instantOf(1);
  assert.equal(laterInstant(early, late), late);
  assert.equal(laterInstant(late, early), late);
  assert.equal(laterInstant(early, undefined), early);
  assert.ok(compareInstants(early, late) < 0);
});

const milliseconds = fc.integer({ min: 0, max: 4_102_444_800_000 });

test("what is formatted is read back to the same millisecond", () => {
  fc.assert(
    fc.property(milliseconds, (ms) => {
      assert.equal(at(formatInstant(instantOf(ms))).epochMilliseconds, ms);
    }),
  );
});

test("every instant lies in its legal day, its start included and its end not", () => {
  fc.assert(
    fc.property(milliseconds, (ms) => {
      const legalDay = legalDayOf(instantOf(ms));
      assert.ok(compareInstants(startOfDay(legalDay), instantOf(ms)) <= 0);
      assert.ok(compareInstants(instantOf(ms), endOfDay(legalDay)) < 0);
    }),
  );
});

test("legal days compare as texts in the order of time", () => {
  fc.assert(
    fc.property(milliseconds, milliseconds, (a, b) => {
      const [first, second] = [Math.min(a, b), Math.max(a, b)];
      assert.ok(legalDayOf(instantOf(first)) <= legalDayOf(instantOf(second)));
    }),
  );
});
