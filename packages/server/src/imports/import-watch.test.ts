import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { ProblemCode } from "@kelisim/protocol";
import { ImportStopped, ImportWatch } from "./import-watch.ts";

const nothing = async (): Promise<ProblemCode | undefined> => undefined;
const codeOf = async ({ signal }: ImportWatch): Promise<unknown> => {
  if (!signal.aborted) await once(signal, "abort");
  return signal.reason instanceof ImportStopped ? signal.reason.code : signal.reason;
};

test("whoever sends no line for too long is ended, but not while the service works", async () => {
  const watch = new ImportWatch(nothing, { checkMs: 1, idleMs: 5 });
  watch.works();
  await sleep(30);
  watch.heard();
  await sleep(30);
  assert.equal(watch.signal.aborted, false);
  watch.waits();
  assert.equal(await codeOf(watch), "import-idle");
});

test("a line is a sign of life, and a watch that is closed looks no more", async () => {
  const watch = new ImportWatch(nothing, { checkMs: 1, idleMs: 60_000 });
  watch.heard();
  watch.close();
  await sleep(10);
  assert.equal(watch.signal.aborted, false);
});

test("what is against the call ends it while nothing comes, and so does a fault of the look", async () => {
  const times = { checkMs: 1, idleMs: 60_000 };
  const key: { why?: ProblemCode } = {};
  const watch = new ImportWatch(async () => key.why, times);
  await sleep(10);
  assert.equal(watch.signal.aborted, false);
  key.why = "unauthenticated";
  assert.equal(await codeOf(watch), "unauthenticated");
  const fault = new Error("no database");
  const broken = new ImportWatch(() => Promise.reject(fault), times);
  assert.equal(await codeOf(broken), fault);
});
