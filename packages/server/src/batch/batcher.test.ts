import assert from "node:assert/strict";
import { AsyncLocalStorage } from "node:async_hooks";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Batcher, BusyError, type BatchLimits } from "./batcher.ts";

const LIMITS: BatchLimits = {
  inFlight: 1,
  most: 4,
  waiting: 100,
  waitingInLane: 50,
  patience: 10_000,
};

/** A batcher whose batches end when the test says so. */
function held(limits: Partial<BatchLimits> = {}) {
  const batches: string[][] = [];
  const ends: (() => void)[] = [];
  const wait = () => new Promise<void>((resolve) => ends.push(resolve));
  const batcher = new Batcher<string, string>(
    async (jobs) => {
      batches.push([...jobs]);
      await wait();
      if (jobs.includes("bad")) throw new Error("one bad job");
      if (jobs.includes("down")) throw new Error("server down");
      return jobs.map((job) => `${job}!`);
    },
    async (job) => {
      batches.push([job]);
      if (job === "bad") throw new Error("bad job");
      return `${job}.`;
    },
    (error) => error instanceof Error && error.message === "one bad job",
    { ...LIMITS, ...limits },
  );
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const end = async () => {
    ends.shift()?.();
    await turn();
    await turn();
  };
  return { batcher, batches, end, turn };
}

describe("jobs that come at the same time", () => {
  test("go together, and each gets its own result", async () => {
    const { batcher, batches, end, turn } = held();
    const results = Promise.all(["a", "b", "c"].map((job) => batcher.submit("one", job)));
    await turn();
    assert.deepEqual(batches, [["a", "b", "c"]]);
    await end();
    assert.deepEqual(await results, ["a!", "b!", "c!"]);
  });

  test("go alone where there is only one", async () => {
    const { batcher } = held();
    assert.equal(await batcher.submit("one", "a"), "a.");
  });

  test("wait while as many batches run as may, and then go together", async () => {
    const { batcher, batches, end, turn } = held();
    const first = [batcher.submit("one", "a"), batcher.submit("one", "b")];
    await turn();
    const later = ["c", "d", "e", "f", "g"].map((job) => batcher.submit("one", job));
    await turn();
    assert.equal(batches.length, 1);
    assert.equal(batcher.waiting, 5);
    await end();
    await Promise.all(first);
    assert.deepEqual(batches[1], ["c", "d", "e", "f"]);
    await end();
    assert.deepEqual(await Promise.all(later), ["c!", "d!", "e!", "f!", "g."]);
  });
});

test("a batch runs where its first job came from, whoever called before", async () => {
  const whose = new AsyncLocalStorage<string>();
  const seen: (string | undefined)[] = [];
  const run = async <T>(result: T): Promise<T> => {
    seen.push(whose.getStore());
    await sleep(1);
    return result;
  };
  const batcher = new Batcher<string, string>(run, run, () => false, LIMITS);
  const from = (caller: string, job: string) => whose.run(caller, () => batcher.submit("one", job));
  const jobs = [from("first", "a")];
  await new Promise((resolve) => setImmediate(resolve));
  jobs.push(from("second", "b"), from("third", "c"));
  assert.deepEqual(await Promise.all(jobs), ["a", "b", "c"]);
  assert.deepEqual(seen, ["first", "second"]);
});

describe("what goes wrong", () => {
  test("with one job is told to that one, and its neighbours are done alone", async () => {
    const { batcher, end, turn } = held();
    const all = ["a", "bad", "c"].map((job) => batcher.submit("one", job));
    const settled = Promise.allSettled(all);
    await turn();
    await end();
    assert.deepEqual(
      (await settled).map((each) => (each.status === "fulfilled" ? each.value : "rejected")),
      ["a.", "rejected", "c."],
    );
  });

  test("with all of them is told to each", async () => {
    const { batcher, batches, end, turn } = held();
    const settled = Promise.allSettled(["a", "down"].map((job) => batcher.submit("one", job)));
    await turn();
    await end();
    assert.ok((await settled).every(({ status }) => status === "rejected"));
    assert.equal(batches.length, 1);
  });
});

describe("too many", () => {
  test("are turned away at once", async () => {
    const { batcher, end, turn } = held({ waiting: 2 });
    const running = [batcher.submit("one", "a"), batcher.submit("one", "b")];
    await turn();
    const waiting = [batcher.submit("one", "c"), batcher.submit("one", "d")];
    await assert.rejects(batcher.submit("one", "e"), BusyError);
    await end();
    await end();
    assert.deepEqual(await Promise.all([...running, ...waiting]), ["a!", "b!", "c!", "d!"]);
  });

  test("of one lane leave room for the others, and each lane gets its share", async () => {
    const { batcher, batches, end, turn } = held({ waitingInLane: 6 });
    const running = [batcher.submit("much", "x"), batcher.submit("much", "y")];
    await turn();
    const much = ["a", "b", "c", "d", "e", "f"].map((job) => batcher.submit("much", job));
    await assert.rejects(batcher.submit("much", "g"), BusyError);
    const few = [batcher.submit("few", "p"), batcher.submit("some", "q")];
    await end();
    assert.deepEqual(batches[1], ["a", "p", "q", "b"]);
    await end();
    await end();
    await Promise.all([...running, ...much, ...few]);
  });

  test("that wait too long hear of it, though nothing moves", async () => {
    const { batcher, end, turn } = held({ patience: 20 });
    const running = Promise.all([batcher.submit("one", "a"), batcher.submit("one", "b")]);
    await turn();
    await assert.rejects(batcher.submit("one", "c"), BusyError);
    await sleep(1);
    assert.equal(batcher.waiting, 0);
    await end();
    assert.deepEqual(await running, ["a!", "b!"]);
  });
});
