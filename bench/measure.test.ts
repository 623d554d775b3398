import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { cpuRatio, interleave, rateRatio, samplesOf, withSide, type Side } from "./measure.ts";

const SCALE = { rounds: 2, seconds: 0, warmUpSeconds: 0 };

/** A side that answers with these rates, the first for its warm-up. */
function side(
  name: string,
  rates: readonly number[],
  told: string[],
  cpu: number | null = 5,
): Side {
  const next = rates.values();
  return {
    name,
    run: async () => {
      told.push(name);
      return { perSecond: next.next().value ?? 0, cpuMicros: cpu };
    },
  };
}

describe("rounds", () => {
  test("go from side to side, after each was warmed up", async () => {
    const told: string[] = [];
    const sides = [side("a", [1, 10, 30], told), side("b", [1, 5, 10], told, 10)];
    const rounds = await interleave(sides, SCALE, 0);
    assert.deepEqual(told, ["a", "b", "a", "b", "a", "b"]);
    const found = rateRatio(rounds, ["a", "b"], ["note"]);
    assert.ok(found.value !== null);
    assert.deepEqual([found.value, found.min, found.max], [2.5, 2, 3]);
    assert.deepEqual(found.sides, [
      { name: "a", perSecond: 20, cpuMicros: 5 },
      { name: "b", perSecond: 7.5, cpuMicros: 10 },
    ]);
    assert.equal(cpuRatio(rounds, ["a", "b"]).value, 0.5);
    assert.throws(() => samplesOf(rounds, "c"));
    const wider = withSide(found, rounds, "b");
    assert.equal(wider.value === null ? 0 : wider.sides.length, 3);
  });

  test("tell no processor's time where it cannot be asked", async () => {
    const told: string[] = [];
    const sides = [side("a", [1, 1, 1], told, null), side("b", [1, 1, 1], told)];
    assert.equal(cpuRatio(await interleave(sides, SCALE, 0), ["a", "b"]).value, null);
  });
});
