import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays, day } from "../time.ts";
import { DAYS_2026 } from "./days-2026.ts";
import { DAYS_2027 } from "./days-2027.ts";
import { type DeadlineQuestion, deadline, strictestDeadline } from "./deadline.ts";
import { BUILT_IN_CALENDAR, calendarFrom, dayKind } from "./working-day-calendar.ts";

const calendar = BUILT_IN_CALENDAR;
const asked = (
  receivedOn: string,
  workingDays: number,
  more: Partial<DeadlineQuestion> = {},
): DeadlineQuestion => ({ calendar, receivedOn: day(receivedOn), workingDays, ...more });

for (const [workingDays, receivedOn, dueOn, why] of [
  [15, "2026-07-12", "2026-07-31", "a Sunday"],
  [15, "2026-07-13", "2026-08-03", "a Monday"],
  [15, "2026-03-06", "2026-04-02", "the eve of two holidays in March"],
  [15, "2026-08-14", "2026-09-04", "a term over 30 August, which is not off"],
  [15, "2026-12-25", "2027-01-20", "a term into the next year"],
  [3, "2026-05-05", "2026-05-12", "the holidays of May"],
  [3, "2026-07-02", "2026-07-08", "Astana Day"],
  [3, "2026-12-30", "2027-01-06", "the New Year"],
  [3, "2027-03-12", "2027-03-18", "Constitution Day in March"],
  [1, "2026-10-23", "2026-10-27", "Republic Day on a Sunday"],
  [1, "2026-12-15", "2026-12-17", "Independence Day"],
  [1, "2026-08-28", "2026-08-31", "a Friday before 30 August"],
] as const) {
  test(`${workingDays} working days from ${receivedOn} end on ${dueOn} (${why})`, () => {
    assert.equal(deadline(asked(receivedOn, workingDays)).dueOn, dueOn);
  });
}

test("an objection received on Monday 13 July 2026 is due a day earlier by the literal words", () => {
  assert.equal(deadline(asked("2026-07-13", 3)).dueOn, "2026-07-16");
  assert.equal(deadline(asked("2026-07-13", 3, { countReceiptDay: true })).dueOn, "2026-07-15");
});

test("a receipt on a rest day is due the same day by both readings", () => {
  const normal = deadline(asked("2026-07-12", 3));
  assert.equal(deadline(asked("2026-07-12", 3, { countReceiptDay: true })).dueOn, normal.dueOn);
});

test("one working day, literally, ends on the working day of receipt", () => {
  const { dueOn, explanation } = deadline(asked("2026-07-13", 1, { countReceiptDay: true }));
  assert.equal(dueOn, "2026-07-13");
  assert.deepEqual(
    explanation.map((d) => [d.date, d.counted, d.why.kk]),
    [["2026-07-13", 1, "Жұмыс күні (дүйсенбі). Алынған күн: бірінші күн болып есептеледі"]],
  );
});

test("a deadline explains itself day by day", () => {
  const { explanation } = deadline(asked("2026-05-06", 2));
  assert.deepEqual(
    explanation.map((d) => [d.date, d.working, d.counted, d.why.kk]),
    [
      [
        "2026-05-06",
        true,
        null,
        "Жұмыс күні (сәрсенбі). Алынған күн: есептеу келесі жұмыс күнінен басталады",
      ],
      ["2026-05-07", false, null, "Отан қорғаушы күні"],
      ["2026-05-08", true, 1, "Жұмыс күні (жұма)"],
      ["2026-05-09", false, null, "Жеңіс күні"],
      ["2026-05-10", false, null, "Демалыс күні (жексенбі)"],
      ["2026-05-11", false, null, "Ауыстырылған демалыс күні: Жеңіс күні (09.05.2026, сенбі)"],
      ["2026-05-12", true, 2, "Жұмыс күні (сейсенбі)"],
    ],
  );
});

test("a deadline names the calendar that counted it", () => {
  assert.equal(deadline(asked("2026-07-13", 15)).calendarVersion, calendar.version);
});

test("a term within 2026 is official and one that reaches 2027 is not", () => {
  assert.equal(deadline(asked("2026-07-13", 15)).official, true);
  const projected = deadline(asked("2026-12-30", 3));
  assert.equal(projected.official, false);
  assert.deepEqual(projected.unknownYears, []);
});

test("a term that ends on the last day of 2026 asks nothing of 2027", () => {
  const due = deadline(asked("2026-12-30", 1));
  assert.deepEqual([due.dueOn, due.official], ["2026-12-31", true]);
});

test("a year without data is counted by weekends, never official, and named", () => {
  const due = deadline(asked("2027-12-31", 3));
  assert.deepEqual([due.dueOn, due.official, due.unknownYears], ["2028-01-05", false, [2028]]);
});

test("a term over several years without data names each of them once, in order", () => {
  const due = deadline(asked("2027-12-31", 366));
  assert.deepEqual(due.unknownYears, [2028, 2029]);
});

test("the year of the day of receipt matters only if that day is counted", () => {
  const next = calendarFrom([DAYS_2026]);
  const normal = deadline(asked("2025-12-31", 1, { calendar: next }));
  assert.deepEqual([normal.dueOn, normal.official, normal.unknownYears], ["2026-01-05", true, []]);
  const literal = deadline(asked("2025-12-31", 2, { calendar: next, countReceiptDay: true }));
  assert.deepEqual(
    [literal.dueOn, literal.official, literal.unknownYears],
    ["2026-01-05", false, [2025]],
  );
});

test("a weekend that the Government made working is counted", () => {
  const why = { kk: "x", ru: "x", en: "x" };
  const swapped = { ...DAYS_2026, workingWeekends: [{ day: day("2026-07-18"), why }] };
  const due = deadline(asked("2026-07-17", 1, { calendar: calendarFrom([swapped]) }));
  assert.equal(due.dueOn, "2026-07-18");
});

for (const wrong of [0, -1, 1.5, 367, NaN, Infinity]) {
  test(`${wrong} working days are a mistake of the programmer`, () => {
    assert.throws(() => deadline(asked("2026-07-13", wrong)), RangeError);
    const question = { calendar, sentOn: day("2026-07-13"), workingDays: wrong };
    assert.throws(() => strictestDeadline(question), RangeError);
  });
}

test("366 working days are counted to the end", () => {
  const counted = deadline(asked("2026-01-05", 366)).explanation.filter((d) => d.counted !== null);
  assert.equal(counted.length, 366);
});

test("the strictest reading counts from the sending when it came before the delivery", () => {
  const sentOn = day("2026-07-13");
  const due = strictestDeadline({
    calendar,
    sentOn,
    deliveredOn: day("2026-07-15"),
    workingDays: 3,
  });
  assert.equal(due.dueOn, "2026-07-15");
  assert.equal(strictestDeadline({ calendar, sentOn, workingDays: 3 }).dueOn, "2026-07-15");
});

test("the strictest reading counts from the delivery when that was noted first", () => {
  const due = strictestDeadline({
    calendar,
    sentOn: day("2026-07-15"),
    deliveredOn: day("2026-07-13"),
    workingDays: 3,
  });
  assert.equal(due.dueOn, "2026-07-15");
});

const receivedOn = fc.integer({ min: 0, max: 900 }).map((n) => addDays(day("2025-10-01"), n));
const workingDays = fc.integer({ min: 1, max: 40 });
const countReceiptDay = fc.boolean();

test("a deadline never falls on a rest day", () => {
  fc.assert(
    fc.property(receivedOn, workingDays, countReceiptDay, (received, n, literal) => {
      const due = deadline(asked(received, n, { countReceiptDay: literal }));
      assert.equal(dayKind(calendar, due.dueOn).working, true);
    }),
  );
});

test("the explanation covers every day and counts from 1 to n without gaps", () => {
  fc.assert(
    fc.property(receivedOn, workingDays, countReceiptDay, (received, n, literal) => {
      const { dueOn, explanation } = deadline(asked(received, n, { countReceiptDay: literal }));
      assert.deepEqual(
        explanation.map((d) => d.date),
        explanation.map((_, i) => addDays(received, i)),
      );
      assert.equal(explanation.at(-1)?.date, dueOn);
      assert.deepEqual(
        explanation.flatMap((d) => d.counted ?? []),
        Array.from({ length: n }, (_, i) => i + 1),
      );
      for (const d of explanation.slice(1)) assert.equal(d.counted !== null, d.working);
    }),
  );
});

test("a later receipt is never due earlier", () => {
  fc.assert(
    fc.property(
      receivedOn,
      fc.nat(60),
      workingDays,
      countReceiptDay,
      (received, later, n, literal) => {
        const more = { countReceiptDay: literal };
        const first = deadline(asked(received, n, more)).dueOn;
        const second = deadline(asked(addDays(received, later), n, more)).dueOn;
        assert.ok(first <= second);
      },
    ),
  );
});

test("more working days are due later", () => {
  fc.assert(
    fc.property(receivedOn, workingDays, countReceiptDay, (received, n, literal) => {
      const more = { countReceiptDay: literal };
      assert.ok(
        deadline(asked(received, n, more)).dueOn < deadline(asked(received, n + 1, more)).dueOn,
      );
    }),
  );
});

test("the literal reading is one working day earlier for a receipt on a working day, else equal", () => {
  fc.assert(
    fc.property(receivedOn, workingDays, (received, n) => {
      const literal = deadline(asked(received, n + 1, { countReceiptDay: true })).dueOn;
      const normal = dayKind(calendar, received).working ? n : n + 1;
      assert.equal(literal, deadline(asked(received, normal)).dueOn);
    }),
  );
});

test("the strictest reading is never later than any other", () => {
  fc.assert(
    fc.property(receivedOn, receivedOn, workingDays, (sentOn, deliveredOn, n) => {
      const strict = strictestDeadline({ calendar, sentOn, deliveredOn, workingDays: n }).dueOn;
      for (const from of [sentOn, deliveredOn]) {
        assert.ok(strict <= deadline(asked(from, n)).dueOn);
        assert.ok(strict <= deadline(asked(from, n, { countReceiptDay: true })).dueOn);
      }
    }),
  );
});

test("the same question always has the same answer, whatever the order of the years", () => {
  const other = calendarFrom([DAYS_2027, DAYS_2026]);
  fc.assert(
    fc.property(receivedOn, workingDays, (received, n) => {
      assert.deepEqual(
        deadline(asked(received, n)),
        deadline(asked(received, n, { calendar: other })),
      );
    }),
  );
});
