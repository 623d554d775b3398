import assert from "node:assert/strict";
import { test } from "node:test";
import { instantOf } from "@kelisim/core";
import type { Db } from "@kelisim/store";
import { Drain } from "./drain.ts";
import { readinessChecks } from "./health.ts";

const AT = 1_800_000_000_000;
const clock = { now: () => instantOf(AT) };

/** A database that tells a time, or does not answer. */
const database = (engine: Db["engine"], at: () => Promise<number>): { readonly db: Db } => {
  const db: Partial<Db> = {
    engine,
    query: async <R>() => [{ at: await at() }] as R[],
  };
  return { db: db as Db };
};

const failed = async (of: { readonly db: Db }, drain = new Drain()): Promise<readonly string[]> =>
  (await readinessChecks(of, clock, drain)).filter(({ ok }) => !ok).map(({ name }) => name);

test("a database that answers in time and agrees on it is ready", async () => {
  assert.deepEqual(await failed(database("postgres", async () => AT)), []);
  assert.deepEqual(await failed(database("postgres", async () => AT + 1000)), []);
});

test("a clock more than a second off is not ready, whichever way", async () => {
  assert.deepEqual(await failed(database("postgres", async () => AT + 1001)), ["clock"]);
  assert.deepEqual(await failed(database("postgres", async () => AT - 1001)), ["clock"]);
});

test("an embedded store has no clock of its own to disagree with", async () => {
  assert.deepEqual(await failed(database("pglite", async () => AT + 3_600_000)), []);
});

test("a database that fails is not ready", async () => {
  const gone = database("postgres", () => Promise.reject(new Error("gone")));
  assert.deepEqual(await failed(gone), ["database", "clock"]);
});

test("a database that does not answer is not ready, and nobody waits for it for long", async () => {
  const begun = performance.now();
  assert.deepEqual(await failed(database("postgres", () => new Promise(() => undefined))), [
    "database",
    "clock",
  ]);
  assert.ok(performance.now() - begun < 4000);
});

test("a service that drains is not ready", async () => {
  const drain = new Drain();
  drain.begin();
  assert.deepEqual(
    await failed(
      database("postgres", async () => AT),
      drain,
    ),
    ["serving"],
  );
});
