import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { instantOf, type Instant } from "@kelisim/core";
import {
  beat,
  endProcess,
  liveProcesses,
  newestMigration,
  PROCESS_PATIENCE_MS,
  pruneSome,
  type ServiceProcess,
} from "@kelisim/store";
import { MONDAY } from "../../core/src/testing/person.test-support.ts";
import { onEveryStore } from "./support/stores.ts";

const later = (ms: number): Instant => instantOf(MONDAY.epochMilliseconds + ms);
const DAY_MS = 86_400_000;

const processAt = (seenAt: Instant, more: Partial<ServiceProcess> = {}): ServiceProcess => ({
  id: randomUUID(),
  host: "тұмар-1",
  pid: 4711,
  release: "0.1.0",
  schemaName: newestMigration(),
  keyFingerprint: "data.1:0011223344556677",
  clockOffsetMs: -3,
  startedAt: MONDAY,
  seenAt,
  ...more,
});

onEveryStore("the processes of a service", (store) => {
  const idsAt = async (now: Instant): Promise<readonly string[]> =>
    (await liveProcesses(store().db, now)).map(({ id }) => id);

  test("are alive until they end or nobody has seen them for long", async () => {
    const { db } = store();
    const [ended, killed, running] = [1, 2, 3].map(() => processAt(MONDAY));
    assert.ok(ended !== undefined && killed !== undefined && running !== undefined);
    for (const each of [ended, killed, running]) await beat(db, each);
    await endProcess(db, ended.id, later(1));
    const soon = later(PROCESS_PATIENCE_MS);
    await beat(db, { ...running, seenAt: soon, clockOffsetMs: 7.4 });
    assert.deepEqual(new Set(await idsAt(later(10))), new Set([killed.id, running.id]));
    assert.deepEqual(await idsAt(soon), [running.id]);
    const [seen] = await liveProcesses(db, soon);
    assert.equal(seen?.clockOffsetMs, 7);
    assert.equal(seen.schemaName, newestMigration());
  });

  test("are forgotten a day after they ended or were last seen", async () => {
    const { db } = store();
    const [ended, silent, alive] = [
      processAt(later(0)),
      processAt(later(10)),
      processAt(later(DAY_MS)),
    ];
    for (const each of [ended, silent, alive]) await beat(db, each);
    await endProcess(db, ended.id, later(20));
    const left = async (): Promise<readonly string[]> =>
      (
        await db.query<{ process_id: string }>(
          "select process_id from process where process_id = any($1::uuid[])",
          [[ended.id, silent.id, alive.id]],
        )
      ).map(({ process_id }) => process_id);
    await pruneSome(db, "processes", later(DAY_MS + 15), 100);
    assert.deepEqual(new Set(await left()), new Set([ended.id, alive.id]));
    await pruneSome(db, "processes", later(DAY_MS + 21), 100);
    assert.deepEqual(await left(), [alive.id]);
  });
});
