import assert from "node:assert/strict";
import { test } from "node:test";
import { GatheredReads } from "./gathered-reads.ts";

/** Reads that end when the test says so. */
function held() {
  const asked: string[][] = [];
  const ends: (() => void)[] = [];
  let version = 1;
  const reads = new GatheredReads<string, string>(async (keys) => {
    asked.push([...keys]);
    const seen = version;
    await new Promise<void>((resolve) => ends.push(resolve));
    return new Map(keys.filter((key) => key !== "none").map((key) => [key, `${key}${seen}`]));
  });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return { reads, asked, end: () => ends.shift()?.(), change: () => (version += 1), turn };
}

test("reads of the same moment go together, each key once, and a missing one has nothing", async () => {
  const { reads, asked, end, turn } = held();
  const found = Promise.all(["a", "b", "a", "none"].map((key) => reads.get(key)));
  await turn();
  assert.deepEqual(asked, [["a", "b", "none"]]);
  end();
  assert.deepEqual(await found, ["a1", "b1", "a1", undefined]);
});

test("a read begins after it was asked for, whatever is under way", async () => {
  const { reads, asked, end, change, turn } = held();
  const before = reads.get("a");
  await turn();
  change();
  const after = reads.get("a");
  await turn();
  assert.deepEqual(asked, [["a"], ["a"]]);
  end();
  end();
  assert.deepEqual([await before, await after], ["a1", "a2"]);
});

test("what the database throws is thrown to each that waits for it", async () => {
  const reads = new GatheredReads<string, string>(() => Promise.reject(new Error("down")));
  const results = await Promise.allSettled([reads.get("a"), reads.get("b")]);
  assert.deepEqual(
    results.map(({ status }) => status),
    ["rejected", "rejected"],
  );
});
