import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { parseIin } from "@kelisim/core";
import { readStat } from "./cpu.ts";
import { Random } from "./random.ts";
import { selfTimes } from "./self-times.ts";
import { IIN_LENGTH, manyPeople, personAt } from "./seed/people.ts";

test("the processor's time of a process counts that of its children that ended", () => {
  const tail = `1 1 0 -1 0 0 0 0 0 12 3 4 1 20 0 1 0`;
  assert.deepEqual(readStat(`77 (postgres: a) b) S 5 ${tail}`), {
    ...{ pid: 77, parent: 5, micros: 200_000 },
  });
});

describe("what looks random", () => {
  test("is the same for the same seed", () => {
    const [one, other] = [new Random(7), new Random(7)];
    assert.equal(one.hex(20), other.hex(20));
    assert.equal(one.hex(5).length, 10);
    assert.notEqual(one.next(), new Random(8).next());
  });

  test("stays below its bound", () => {
    const random = new Random(1);
    const rolls = new Set(Array.from({ length: 1000 }, () => random.below(6)));
    assert.deepEqual(
      [...rolls].toSorted((a, b) => a - b),
      [0, 1, 2, 3, 4, 5],
    );
  });
});

test("made-up people have valid numbers, no two alike", () => {
  const people = manyPeople(3000);
  assert.equal(people.length, 3000 * IIN_LENGTH);
  const numbers = Array.from({ length: 3000 }, (_, place) => personAt(people, place));
  assert.equal(new Set(numbers).size, 3000);
  assert.ok(numbers.every((digits) => parseIin(digits).ok));
});

test("the time of a function is its own, without the idle time", () => {
  const frame = (functionName: string) => ({
    functionName,
    url: "/x/packages/a.ts",
    lineNumber: 0,
  });
  const nodes = ["a", "b", "(idle)"].map((name, id) => ({ id, callFrame: frame(name) }));
  const times = selfTimes({ nodes, samples: [0, 1, 2, 1], timeDeltas: [10, 20, 500, 10] });
  assert.deepEqual(times, [
    { name: "b packages/a.ts:1", share: 0.75 },
    { name: "a packages/a.ts:1", share: 0.25 },
  ]);
});
