import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { formatInstant, instantOf, type Instant } from "@kelisim/core";
import {
  claimJob,
  dueJobs,
  endJob,
  ensureJobs,
  jobStates,
  noteRun,
  releaseJob,
  renewJob,
  type JobLease,
} from "@kelisim/store";
import { MONDAY } from "../../core/src/testing/person.test-support.ts";
import { times } from "./support/at-once.ts";
import { onEveryStore } from "./support/stores.ts";

const SECOND = 1000;
const at = (seconds: number): Instant => instantOf(MONDAY.epochMilliseconds + seconds * SECOND);
const holder = (name: string): JobLease => ({ name, by: randomUUID() });
/** A claim at a moment, for thirty seconds. */
const from = (seconds: number) => ({ now: at(seconds), until: at(seconds + 30) });

onEveryStore("the lease of a job", (store) => {
  const made = async (): Promise<string> => {
    const name = `job-${randomUUID()}`;
    await ensureJobs(store().db, [name], MONDAY);
    return name;
  };
  const stateOf = async (name: string) => {
    const state = (await jobStates(store().db)).find((each) => each.name === name);
    assert.ok(state !== undefined);
    return state;
  };

  test("belongs to one of many who claim at once", async () => {
    const name = await made();
    const claims = await times(12, () => claimJob(store().db, holder(name), from(0)));
    assert.equal(claims.filter(Boolean).length, 1);
  });

  test("keeps others out until it ends, and then the next one has it", async () => {
    const name = await made();
    const [first, second] = [holder(name), holder(name)];
    assert.ok(await claimJob(store().db, first, from(0)));
    assert.ok(!(await claimJob(store().db, second, from(29))));
    assert.deepEqual(await dueJobs(store().db, [name], at(29)), []);
    assert.deepEqual(await dueJobs(store().db, [name], at(30)), [name]);
    assert.ok(await claimJob(store().db, second, from(30)));
    assert.ok(!(await renewJob(store().db, first, { until: at(90) })), "it was lost");
    const end = { at: at(31), outcome: "done", counts: { n: 1 }, nextAt: at(60) } as const;
    assert.ok(!(await endJob(store().db, first, end)));
    assert.equal((await stateOf(name)).outcome, undefined, "a lost run tells nothing");
    assert.ok(await endJob(store().db, second, end));
  });

  test("lasts longer where it is renewed", async () => {
    const name = await made();
    const mine = holder(name);
    assert.ok(await claimJob(store().db, mine, from(0)));
    assert.ok(await renewJob(store().db, mine, { until: at(50) }));
    assert.ok(!(await claimJob(store().db, holder(name), from(40))));
    assert.ok(await claimJob(store().db, holder(name), from(50)));
  });

  test("is free again at once where a run was cut short", async () => {
    const name = await made();
    const mine = holder(name);
    assert.ok(await claimJob(store().db, mine, from(0)));
    await releaseJob(store().db, holder(name));
    assert.ok(!(await claimJob(store().db, holder(name), from(1))), "somebody else's stays");
    await releaseJob(store().db, mine);
    assert.ok(await claimJob(store().db, holder(name), from(1)));
  });

  test("leaves the outcome, the counts and when it last went well", async () => {
    const name = await made();
    for (const [seconds, outcome] of [
      [0, "done"],
      [100, "failed"],
    ] as const) {
      const mine = holder(name);
      assert.ok(await claimJob(store().db, mine, from(seconds)));
      const counts = { seen: seconds };
      const end = { at: at(seconds + 5), outcome, counts, nextAt: at(seconds + 60) };
      assert.ok(await endJob(store().db, mine, end));
    }
    const state = await stateOf(name);
    assert.deepEqual([state.outcome, state.counts], ["failed", { seen: 100 }]);
    const instants = [state.endedAt, state.succeededAt, state.dueAt].map(
      (each) => each && formatInstant(each),
    );
    assert.deepEqual(instants, [at(105), at(5), at(160)].map(formatInstant));
    assert.equal(state.leaseUntil, undefined);
    assert.ok(!(await claimJob(store().db, holder(name), from(159))), "it is not due");
  });

  test("is not needed by a job that every process does for itself", async () => {
    const name = await made();
    const counts = { told: 3 };
    await noteRun(store().db, name, { at: at(1), outcome: "done", counts, nextAt: at(2) });
    const state = await stateOf(name);
    assert.deepEqual([state.outcome, state.counts], ["done", counts]);
  });

  test("survives that its job is made known again", async () => {
    const name = await made();
    assert.ok(await claimJob(store().db, holder(name), from(0)));
    await ensureJobs(store().db, [name], at(10));
    assert.ok(!(await claimJob(store().db, holder(name), from(10))));
  });
});
