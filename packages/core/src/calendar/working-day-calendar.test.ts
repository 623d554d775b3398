import assert from "node:assert/strict";
import { test } from "node:test";
import { LANGUAGES, sameText } from "../text.ts";
import { type LegalDay, addDays, day, weekdayOf, yearOf } from "../time.ts";
import { DAYS_2026 } from "./days-2026.ts";
import { DAYS_2027 } from "./days-2027.ts";
import { BUILT_IN_CALENDAR, calendarFrom, dayKind } from "./working-day-calendar.ts";
import { type YearCalendar, yearCalendarFault } from "./year-calendar.ts";

function daysOf(year: number): LegalDay[] {
  const days: LegalDay[] = [];
  for (let d = day(`${year}-01-01`); yearOf(d) === year; d = addDays(d, 1)) days.push(d);
  return days;
}

const isWorking = (d: LegalDay): boolean => dayKind(BUILT_IN_CALENDAR, d).working;

/** Monday to Friday without work, as `MM-DD`. */
const weekdaysOff = (year: number): string[] =>
  daysOf(year)
    .filter((d) => weekdayOf(d) <= 5 && !isWorking(d))
    .map((d) => d.slice(5));

test("the weekdays off of 2026 are those of the published calendar", () => {
  assert.deepEqual(
    weekdaysOff(2026),
    [
      ["01-01", "01-02", "01-07", "03-09", "03-23", "03-24", "03-25", "05-01", "05-07"],
      ["05-11", "05-27", "07-06", "10-26", "12-16"],
    ].flat(),
  );
});

test("the weekdays off of 2027 are those projected by rule", () => {
  assert.deepEqual(
    weekdaysOff(2027),
    [
      ["01-01", "01-04", "01-07", "03-08", "03-15", "03-22", "03-23", "03-24", "05-03"],
      ["05-07", "05-10", "07-06", "10-25", "12-16"],
    ].flat(),
  );
});

for (const year of [2026, 2027]) {
  test(`${year} has 247 working days`, () => {
    assert.equal(daysOf(year).filter(isWorking).length, 247);
  });
}

test("30 August 2026 is an ordinary Sunday and the Monday after it a working day", () => {
  const sunday = dayKind(BUILT_IN_CALENDAR, day("2026-08-30"));
  assert.equal(sunday.why.kk, "Демалыс күні (жексенбі)");
  assert.equal(isWorking(day("2026-08-31")), true);
  assert.equal(isWorking(day("2027-08-30")), true);
});

test("Constitution Day is 15 March, from 2027 on", () => {
  const before = dayKind(BUILT_IN_CALENDAR, day("2026-03-15"));
  const since = dayKind(BUILT_IN_CALENDAR, day("2027-03-15"));
  assert.equal(before.why.kk, "Демалыс күні (жексенбі)");
  assert.equal(since.why.kk, "Конституция күні");
  assert.equal(since.working, false);
});

test("a holiday on a weekend is still named", () => {
  assert.equal(dayKind(BUILT_IN_CALENDAR, day("2026-03-08")).why.kk, "Халықаралық әйелдер күні");
});

test("a moved day off names the holiday it stands in for, in three languages", () => {
  assert.deepEqual(dayKind(BUILT_IN_CALENDAR, day("2026-10-26")), {
    working: false,
    known: true,
    official: true,
    why: {
      kk: "Ауыстырылған демалыс күні: Республика күні (25.10.2026, жексенбі)",
      ru: "Перенесённый выходной день: День Республики (25.10.2026, воскресенье)",
      en: "Day off moved from a weekend: Republic Day (25.10.2026, Sunday)",
    },
  });
});

test("Kurban Ait on a Sunday moves nothing", () => {
  assert.equal(isWorking(day("2027-05-16")), false);
  assert.equal(isWorking(day("2027-05-17")), true);
});

test("plain days say their day of the week", () => {
  const { why } = dayKind(BUILT_IN_CALENDAR, day("2026-07-11"));
  assert.deepEqual(why, {
    kk: "Демалыс күні (сенбі)",
    ru: "Выходной день (суббота)",
    en: "Rest day (Saturday)",
  });
  assert.equal(dayKind(BUILT_IN_CALENDAR, day("2026-07-13")).why.kk, "Жұмыс күні (дүйсенбі)");
});

test("2026 is official and 2027 is projected", () => {
  assert.equal(dayKind(BUILT_IN_CALENDAR, day("2026-12-31")).official, true);
  const projected = dayKind(BUILT_IN_CALENDAR, day("2027-01-05"));
  assert.deepEqual([projected.known, projected.official], [true, false]);
});

test("a year without data knows weekends only and says so", () => {
  const newYear = dayKind(BUILT_IN_CALENDAR, day("2029-01-01"));
  assert.deepEqual([newYear.working, newYear.known, newYear.official], [true, false, false]);
  assert.equal(newYear.why.kk, "Жұмыс күні (дүйсенбі; бұл жылдың мереке күндері әлі белгісіз)");
  assert.equal(dayKind(BUILT_IN_CALENDAR, day("2029-01-06")).working, false);
});

test("each moved day is the next weekday after the holiday that is not off itself", () => {
  for (const { year, daysOff } of [DAYS_2026, DAYS_2027]) {
    const holidays = new Set(daysOff.filter((d) => d.kind === "holiday").map((d) => d.day));
    const unmoved = ["Православиелік Рождество", "Құрбан айттың бірінші күні"];
    const expected = new Set<LegalDay>();
    for (const off of daysOff) {
      if (off.kind !== "holiday" || weekdayOf(off.day) <= 5 || unmoved.includes(off.why.kk))
        continue;
      let to = off.day;
      while (weekdayOf(to) > 5 || holidays.has(to) || expected.has(to)) to = addDays(to, 1);
      expected.add(to);
    }
    const moved = daysOff.filter((d) => d.kind === "moved").map((d) => d.day);
    assert.deepEqual(moved, [...expected], `moved days of ${year}`);
  }
});

test("every reason is there in three languages and each calendar names its sources", () => {
  for (const { daysOff, sources } of [DAYS_2026, DAYS_2027]) {
    assert.ok(sources.length > 0);
    for (const { why } of daysOff) {
      for (const language of LANGUAGES) assert.notEqual(why[language].trim(), "");
    }
  }
});

test("the version is made of the versions of the years, whatever their order", () => {
  assert.equal(BUILT_IN_CALENDAR.version, "2026.1+2027.projected-1");
  assert.equal(calendarFrom([DAYS_2027, DAYS_2026]).version, BUILT_IN_CALENDAR.version);
  const changed = calendarFrom([{ ...DAYS_2026, version: "2" }, DAYS_2027]);
  assert.equal(changed.version, "2026.2+2027.projected-1");
  assert.equal(calendarFrom([]).version, "weekends-only");
});

const swaps: YearCalendar = {
  year: 2028,
  version: "test",
  official: true,
  sources: ["a fictitious act"],
  daysOff: [{ day: day("2028-01-03"), why: sameText("swapped for 8 January"), kind: "moved" }],
  workingWeekends: [{ day: day("2028-01-08"), why: sameText("worked instead of 3 January") }],
};

test("a weekend day exchanged by the Government is worked, with its own reason", () => {
  const calendar = calendarFrom([swaps]);
  assert.deepEqual(dayKind(calendar, day("2028-01-08")), {
    working: true,
    why: sameText("worked instead of 3 January"),
    known: true,
    official: true,
  });
  assert.equal(dayKind(calendar, day("2028-01-03")).working, false);
});

const [dayOff] = swaps.daysOff;
assert.ok(dayOff !== undefined);
const why = sameText("a reason");
for (const [what, code, wrong] of [
  ["a plus in its version", "version-malformed", { ...swaps, version: "1+2" }],
  ["no version", "version-malformed", { ...swaps, version: "" }],
  [
    "a day of another year",
    "day-of-other-year",
    { ...swaps, daysOff: [{ ...dayOff, day: day("2027-01-04") }] },
  ],
  ["a day off listed twice", "day-listed-twice", { ...swaps, daysOff: [dayOff, dayOff] }],
  [
    "a day both off and worked",
    "day-listed-twice",
    { ...swaps, daysOff: [{ ...dayOff, day: day("2028-01-08") }] },
  ],
  [
    "a Tuesday among the working weekends",
    "working-day-already",
    { ...swaps, workingWeekends: [{ day: day("2028-01-04"), why }] },
  ],
] as const) {
  test(`a year with ${what} is told as ${code} and makes no calendar`, () => {
    assert.equal(yearCalendarFault(wrong)?.code, code);
    assert.throws(() => calendarFrom([wrong]), RangeError);
  });
}

test("a year given twice makes no calendar", () => {
  assert.equal(yearCalendarFault(swaps), undefined);
  assert.throws(() => calendarFrom([swaps, { ...swaps, version: "other" }]), RangeError);
});
