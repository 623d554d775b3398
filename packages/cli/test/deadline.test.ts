import assert from "node:assert/strict";
import { test } from "node:test";
import { inProcess } from "./in-process.ts";
import { kelisim } from "./kelisim.ts";

const deadline = (from: string, days: string, ...more: string[]) =>
  inProcess(["deadline", "--from", from, "--days", days, ...more]);

/** From the calendar of 2026 and the projected one of 2027, five-day week. */
const VECTORS: readonly (readonly [from: string, days: number, due: string])[] = [
  ["2026-07-12", 15, "2026-07-31"],
  ["2026-07-13", 15, "2026-08-03"],
  ["2026-03-06", 15, "2026-04-02"],
  ["2026-08-14", 15, "2026-09-04"],
  ["2026-12-25", 15, "2027-01-20"],
  ["2026-05-05", 3, "2026-05-12"],
  ["2026-07-02", 3, "2026-07-08"],
  ["2026-12-30", 3, "2027-01-06"],
  ["2027-03-12", 3, "2027-03-18"],
  ["2026-10-23", 1, "2026-10-27"],
  ["2026-12-15", 1, "2026-12-17"],
  ["2026-08-28", 1, "2026-08-31"],
];

for (const [from, days, due] of VECTORS) {
  test(`${days} working days from ${from} end on ${due}`, async () => {
    const { code, stdout } = await deadline(from, String(days), "--json");
    assert.equal(code, 0);
    const answer = JSON.parse(stdout) as Record<string, unknown>;
    const { due_on, received_on, working_days, official } = answer;
    assert.deepEqual(
      { due_on, received_on, working_days, official },
      { due_on: due, received_on: from, working_days: days, official: due < "2027" },
    );
  });
}

test("the program itself prints the same", async () => {
  const args = ["deadline", "--from", "2026-07-13", "--days", "15"];
  for (const more of [[], ["--json"]]) {
    const { code, stdout, stderr } = await kelisim([...args, ...more]);
    assert.deepEqual({ code, stdout, stderr }, await inProcess([...args, ...more]));
  }
});

test("the JSON has the shape of the service's own answer", async () => {
  const { stdout } = await deadline("2026-10-23", "1", "--json");
  assert.equal(stdout.trimEnd().includes("\n"), false);
  const { explanation, calendar_version } = JSON.parse(stdout) as {
    explanation: Record<string, unknown>[];
    calendar_version: string;
  };
  assert.equal(typeof calendar_version, "string");
  assert.deepEqual(
    explanation.map(({ date, working, counted }) => [date, working, counted]),
    [
      ["2026-10-23", true, null],
      ["2026-10-24", false, null],
      ["2026-10-25", false, null],
      ["2026-10-26", false, null],
      ["2026-10-27", true, 1],
    ],
  );
  assert.deepEqual(Object.keys(explanation[3]?.["why"] as object), ["kk", "ru", "en"]);
});

test("people see the last day first, then every day with its reason", async () => {
  const { stdout } = await inProcess(["deadline", "--from", "2026-10-23", "--days", "1"], "kk");
  const lines = stdout.trimEnd().split("\n");
  assert.equal(lines[0], "Соңғы күні: 2026-10-27");
  assert.match(stdout, /2026-10-24 +– +Демалыс күні \(сенбі\)/);
  assert.match(lines.at(-1) ?? "", /2026-10-27 +1 +Жұмыс күні/);
});

test("a projected year is marked and said to be one", async () => {
  const projected = await deadline("2026-12-30", "3");
  assert.match(projected.stdout, /^ {2}2027-01-06\* +3 /m);
  assert.match(projected.stdout, /^ {2}2026-12-31 {2} +1 /m);
  assert.match(projected.stdout, /projection: 2027/);
  const official = await deadline("2026-07-13", "15");
  assert.doesNotMatch(official.stdout, /\*/);
});

test("a year without a calendar is refused, not guessed", async () => {
  const { code, stdout, stderr } = await deadline("2030-01-10", "3");
  assert.deepEqual([code, stdout], [3, ""]);
  assert.match(stderr, /2030/);
});

for (const [from, days] of [
  ["2026-02-30", "3"],
  ["13.07.2026", "3"],
  ["", "3"],
  ["2026-07-13", "0"],
  ["2026-07-13", "-1"],
  ["2026-07-13", "1.5"],
  ["2026-07-13", "367"],
  ["2026-07-13", "٣"],
] as const) {
  test(`from “${from}” with ${days} days is explained, with exit code 2`, async () => {
    const { code, stdout, stderr } = await inProcess([
      "deadline",
      `--from=${from}`,
      `--days=${days}`,
    ]);
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, /for example: --(from 2026-07-13|days 15)/);
  });
}
