import assert from "node:assert/strict";
import { test } from "node:test";
import { LookOut } from "./look-out.ts";

/** Looks that end when a test says so, under a clock that it moves. */
function bench() {
  const looks: { resolve(seen: string): void; reject(error: Error): void }[] = [];
  let time = 0;
  const look = () => new Promise<string>((resolve, reject) => void looks.push({ resolve, reject }));
  const options = { freshMs: 5000, patienceMs: 5, lostMs: 30_000, uptime: () => time };
  const lookOut = new LookOut(look, options);
  return { looks, lookOut, pass: (milliseconds: number) => (time += milliseconds) };
}

test("what was seen is kept until it is no longer fresh", async () => {
  const { looks, lookOut, pass } = bench();
  const first = lookOut.see();
  looks[0]?.resolve("one");
  assert.deepEqual(await first, { last: "one", isUp: true });
  pass(4999);
  assert.deepEqual(await lookOut.see(), { last: "one", isUp: true });
  assert.equal(looks.length, 1);
  pass(1);
  const second = lookOut.see();
  looks[1]?.resolve("two");
  assert.deepEqual(await second, { last: "two", isUp: true });
});

test("a look that is stuck keeps nobody: the last thing seen is told, and that it is not up", async () => {
  const { looks, lookOut, pass } = bench();
  const first = lookOut.see();
  looks[0]?.resolve("one");
  await first;
  pass(5000);
  assert.deepEqual(await lookOut.see(), { last: "one", isUp: false });
  assert.deepEqual(await lookOut.see(), { last: "one", isUp: false });
  assert.equal(looks.length, 2, "there is one look at a time");
  looks[1]?.resolve("late");
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(await lookOut.see(), { last: "late", isUp: true });
});

test("a look that fails is not made again at once", async () => {
  const { looks, lookOut, pass } = bench();
  const first = lookOut.see();
  looks[0]?.reject(new Error("no"));
  assert.deepEqual(await first, { last: undefined, isUp: false });
  assert.deepEqual(await lookOut.see(), { last: undefined, isUp: false });
  assert.equal(looks.length, 1);
  pass(5000);
  const again = lookOut.see();
  looks[1]?.resolve("there");
  assert.deepEqual(await again, { last: "there", isUp: true });
});

test("a look that never ends is given up once, and what it says later counts for nothing", async () => {
  const { looks, lookOut, pass } = bench();
  await lookOut.see();
  pass(30_000);
  const second = lookOut.see();
  looks[1]?.resolve("two");
  assert.deepEqual(await second, { last: "two", isUp: true });
  looks[0]?.resolve("one");
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(await lookOut.see(), { last: "two", isUp: true });
});

test("no more than two looks are ever on the way", async () => {
  const { looks, lookOut, pass } = bench();
  for (let round = 0; round < 5; round += 1) {
    await lookOut.see();
    pass(30_000);
  }
  assert.equal(looks.length, 2);
});
