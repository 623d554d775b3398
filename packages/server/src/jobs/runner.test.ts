import assert from "node:assert/strict";
import { after, before, test, type TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { claimJob, jobStates, type JobState } from "@kelisim/store";
import { deferred } from "../http/testing/deferred.ts";
import { testService, type TestService } from "../http/testing/test-service.ts";
import type { Job, JobResult } from "./job.ts";
import { JobRunner, type JobRunnerOptions } from "./runner.ts";

let service: TestService;
before(async () => {
  service = await testService();
});
after(() => service.close());

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 1000; tries += 1) {
    if (await holds()) return;
    await sleep(10);
  }
  assert.fail("it did not come about within 10 s");
};

type Told = { readonly level: string; readonly job: unknown; readonly text: string };

/** Starts a runner of a process of its own, on the same store and clock. */
function startRunner(t: TestContext, jobs: readonly Job[], more: Partial<JobRunnerOptions> = {}) {
  const told: Told[] = [];
  const log =
    (level: string) =>
    (line: object, text: string): void =>
      void told.push({ level, job: (line as { job?: unknown }).job, text });
  const runner = new JobRunner(service.ctx, {
    jobs,
    // Only what runners log is looked at.
    logger: { info: log("info"), warn: log("warn") } as never,
    pauseMs: 5,
    leaseMs: 60,
    ...more,
  });
  runner.start();
  const stop = () => runner.stop(new AbortController().signal);
  t.after(stop);
  return { told, stop };
}

let made = 0;
const job = (run: Job["run"], more: Partial<Job> = {}): Job => ({
  name: `job-${(made += 1)}`,
  everyMs: 1000,
  exclusive: true,
  run,
  ...more,
});

async function stateOf({ name }: Job): Promise<JobState | undefined> {
  return (await jobStates(service.store.db)).find((each) => each.name === name);
}

const result = (counts: JobResult["counts"] = {}): JobResult => ({ counts });

test("a job is done by one of several processes, and again when it is due", async (t) => {
  let runs = 0;
  let atOnce = 0;
  const mine = job(async () => {
    atOnce += 1;
    assert.equal(atOnce, 1, "two do it at once");
    runs += 1;
    await sleep(20);
    atOnce -= 1;
    return result({ runs });
  });
  for (let n = 0; n < 3; n += 1) startRunner(t, [mine]);
  await until(async () => (await stateOf(mine))?.outcome === "done");
  await sleep(50);
  assert.equal(runs, 1, "it is not due yet");
  service.clock.advance(1000);
  await until(() => runs === 2);
});

test("work that was left over is taken up at once", async (t) => {
  let left = 3;
  const mine = job(async () => {
    left -= 1;
    return { counts: { left }, again: left > 0 };
  });
  startRunner(t, [mine]);
  await until(() => left === 0);
});

test("a lease is kept while a long job runs, and nobody else begins it", async (t) => {
  let runs = 0;
  const done = deferred();
  const mine = job(async () => {
    runs += 1;
    await done.promise;
    return result();
  });
  startRunner(t, [mine]);
  await until(() => runs === 1);
  startRunner(t, [mine]);
  // The clock goes on in steps that a renewal keeps up with.
  for (let n = 0; n < 8; n += 1) {
    const before = (await stateOf(mine))?.leaseUntil?.epochMilliseconds ?? 0;
    service.clock.advance(30);
    await until(async () => ((await stateOf(mine))?.leaseUntil?.epochMilliseconds ?? 0) > before);
  }
  assert.equal(runs, 1);
  done.resolve();
  await until(async () => (await stateOf(mine))?.outcome === "done");
});

test("a run whose lease was lost stops between two steps and tells nothing of its end", async (t) => {
  const begun = deferred();
  let wasStopped = false;
  const mine = job(async (_, signal) => {
    begun.resolve();
    while (!signal.aborted) await sleep(5);
    wasStopped = true;
    return result({ lost: 1 });
  });
  const { told } = startRunner(t, [mine], { leaseMs: 300 });
  await begun.promise;
  // Another process has found the lease over, as after a standstill of this one.
  const now = service.clock.now().add({ milliseconds: 400 });
  const claim = { now, until: now.add({ hours: 1 }) };
  const other = { name: mine.name, by: "00000000-0000-4000-8000-000000000001" };
  assert.ok(await claimJob(service.store.db, other, claim));
  await until(() => wasStopped);
  await until(() => told.some(({ text }) => text.includes("taken over")));
  assert.equal((await stateOf(mine))?.outcome, undefined);
});

test("a failure is written down, told once, tried again, and told when it is over", async (t) => {
  let fails = true;
  let runs = 0;
  const mine = job(
    async () => {
      runs += 1;
      if (fails) throw new Error("no");
      return result({ fine: 1 });
    },
    { everyMs: 3_600_000, retryMs: 50 },
  );
  const { told } = startRunner(t, [mine]);
  await until(async () => (await stateOf(mine))?.outcome === "failed");
  service.clock.advance(50);
  await until(() => runs === 2);
  fails = false;
  await until(async () => {
    service.clock.advance(50);
    return (await stateOf(mine))?.outcome === "done";
  });
  assert.deepEqual(
    told.map(({ level, job: of }) => [level, of]),
    [
      ["warn", mine.name],
      ["info", mine.name],
    ],
  );
});

test("a stop ends a run between two steps, and the next process takes it up at once", async (t) => {
  const begun = deferred();
  let runs = 0;
  const mine = job(async (_, signal) => {
    runs += 1;
    begun.resolve();
    if (runs === 1) while (!signal.aborted) await sleep(5);
    return result();
  });
  const { stop } = startRunner(t, [mine]);
  await begun.promise;
  await stop();
  assert.equal((await stateOf(mine))?.leaseUntil, undefined);
  startRunner(t, [mine]);
  await until(() => runs === 2);
});

test("a stop does not wait for ever", async (t) => {
  const begun = deferred();
  const letGo = deferred();
  const mine = job(async () => {
    begun.resolve();
    await letGo.promise;
    return result();
  });
  const runner = new JobRunner(service.ctx, {
    jobs: [mine],
    logger: { info: () => undefined, warn: () => undefined } as never,
  });
  t.after(() => letGo.resolve());
  runner.start();
  await begun.promise;
  const impatience = new AbortController();
  impatience.abort();
  await runner.stop(impatience.signal);
});

test("a job that is each process's own runs in all of them", async (t) => {
  const ran = new Set<number>();
  const own = (n: number): Job => ({
    name: "job-own",
    everyMs: 1000,
    exclusive: false,
    run: async () => {
      ran.add(n);
      return result({ n });
    },
  });
  for (let n = 0; n < 3; n += 1) startRunner(t, [own(n)]);
  await until(() => ran.size === 3);
  await until(async () => (await stateOf(own(0)))?.outcome === "done");
});

test("a process whose clock is off does no jobs until it is right again", async (t) => {
  let runs = 0;
  let isRight = false;
  const mine = job(async () => {
    runs += 1;
    return result();
  });
  startRunner(t, [mine], { isClockRight: () => isRight });
  await sleep(60);
  assert.equal(runs, 0);
  isRight = true;
  await until(() => runs === 1);
});
