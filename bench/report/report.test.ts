import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { median, ratios, spreadOf } from "./figures.ts";
import { jsonOf, type Report } from "./report.ts";
import { inOrder, NOT_ASKED, rowOf, type Finding } from "./row.ts";
import { markdownTable, shown, textTable } from "./table.ts";
import { TARGETS, targetOf } from "./targets.ts";

const finding = (value: number, more: object = {}): Finding => ({
  ...{ value, min: value - 0.1, max: value + 0.1, sides: [], notes: [] },
  ...more,
});

describe("figures", () => {
  test("the median is the middle, or the mean of two", () => {
    assert.equal(median([3, 1, 2]), 2);
    assert.equal(median([4, 1, 2, 3]), 2.5);
    assert.throws(() => median([]), RangeError);
  });

  test("rounds are divided pair by pair", () => {
    assert.deepEqual(ratios([10, 30], [5, 10]), [2, 3]);
    assert.throws(() => ratios([1], [1, 2]), RangeError);
    assert.deepEqual(spreadOf([2, 9, 4]), { value: 4, min: 2, max: 9 });
  });
});

describe("a target", () => {
  test("is there once for each case", () => {
    const names = TARGETS.map(({ id, case: label }) => `${id} ${label}`);
    assert.equal(new Set(names).size, names.length);
    assert.throws(() => targetOf("P1", "12 clients"));
  });

  test("is met at its bound or beyond, whichever way is better", () => {
    const more = targetOf("P1", "64 clients");
    assert.equal(rowOf(more, finding(0.5)).met, true);
    assert.equal(rowOf(more, finding(0.49)).met, false);
    assert.equal(rowOf(more, finding(1)).stretchMet, true);
    const less = targetOf("P10");
    assert.equal(rowOf(less, finding(1.5)).met, true);
    assert.equal(rowOf(less, finding(1.51)).met, false);
    assert.equal(rowOf(less, finding(1.3)).stretchMet, false);
  });

  test("does not reach its stretch where less was tried than that asks for", () => {
    const row = rowOf(targetOf("P12"), finding(0, { isFull: false }));
    assert.deepEqual([row.met, row.stretchMet], [true, false]);
  });

  test("that was not measured has no value and says why", () => {
    const row = rowOf(targetOf("P7", "Cerbos"), { value: null, why: "there is no binary" });
    assert.deepEqual([row.value, row.min, row.max, row.met], [null, null, null, null]);
    assert.equal(row.why, "there is no binary");
  });
});

const report: Report = {
  machine: {
    ...{ cpu: "made up", cores: 2, memoryGiB: 24, kernel: "6", node: "24", loadBefore: 0 },
    ...{ postgres: "PostgreSQL 18", fsync: "fsync on" },
  },
  scale: "quick",
  method: "3 rounds.",
  probes: [{ name: "hello", perSecond: 40_000.4, cpuMicros: 10.04 }],
  targets: inOrder([
    rowOf(targetOf("P10"), { value: null, why: NOT_ASKED }),
    rowOf(targetOf("P8"), { value: null, why: "it did not start" }),
    rowOf(
      targetOf("P2", "64 clients"),
      finding(2.6, {
        sides: [{ name: "ours", perSecond: 6000.6, cpuMicros: 61.23 }],
        notes: ["fewer rounds"],
      }),
    ),
  ]),
};

describe("a report", () => {
  test("is one JSON object with every target", () => {
    const read = JSON.parse(jsonOf(report)) as Report;
    assert.deepEqual(
      read.targets.map(({ id, case: label, value, met }) => [id, label, value, met]),
      [
        ["P2", "64 clients", 2.6, true],
        ["P8", null, null, null],
        ["P10", null, null, null],
      ],
    );
    assert.equal(read.machine.cores, 2);
    assert.equal(jsonOf(report).includes("\n"), false);
  });

  test("is a table with both sides below, without what was left out", () => {
    const text = textTable(report);
    assert.match(text, /^P2 64 clients .* 2\.50 +4 +2\.60 +2\.50 +2\.70 +yes$/m);
    assert.match(text, /^P2 64 clients: ours 6001\/s, 61\.2 µs; fewer rounds$/m);
    assert.match(text, /^P8: it did not start$/m);
    assert.match(text, /^hello 40000\/s, 10\.0 µs$/m);
    assert.doesNotMatch(text, /P10/);
  });

  test("is Markdown for the document", () => {
    assert.match(markdownTable(report), /^\| P2 64 clients \|.*\| yes \|$/m);
  });

  test("shows three digits", () => {
    assert.deepEqual([null, 0, 12, 0.255, 12.34, 1234.5].map(shown), [
      ...["–", "0", "12", "0.26", "12.3", "1235"],
    ]);
  });
});
