import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { compareInstants, day, type Instant } from "@kelisim/core";
import {
  beat,
  changePurpose,
  claimJob,
  createKeyRing,
  endConsentsOf,
  endJob,
  ensureJobs,
  ensurePartitions,
  peopleOfEndedPurpose,
  type EndedPlace,
  purposeVersions,
  recordRefusal,
  storeFigures,
  type KeyRing,
} from "@kelisim/store";
import { MONDAY } from "../../core/src/testing/person.test-support.ts";
import { SCORING } from "../../core/src/testing/registry.test-support.ts";
import { testKeys } from "../src/keys/keys.fixture.ts";
import { accepted, ask, consented, randomIds, withdraw } from "./support/commands.ts";
import { newPerson } from "./support/people.ts";
import { seedRegistry } from "./support/registry.ts";
import { onEveryStore } from "./support/stores.ts";

const daysAfter = (days: number): Instant => MONDAY.add({ hours: 24 * days });

onEveryStore(
  "the figures of a store",
  (store) => {
    const at = (now: Instant, ring: KeyRing = store().ring) =>
      storeFigures({ db: store().db, ring }, now);

    test("of a store that nobody has used are all nothing", async () => {
      const { outbox, timers, overdueDuties, ...figures } = await at(MONDAY);
      for (const queue of [outbox, timers]) assert.deepEqual(queue, { rows: 0, oldest: undefined });
      assert.equal(overdueDuties.size, 0);
      assert.equal(figures.waitingDeliveries, 0);
      assert.equal(figures.purposeEnds, 0);
      assert.equal(figures.liveProcesses, 0);
      assert.deepEqual(figures.jobs, []);
      assert.deepEqual(figures.keys, {
        waiting: 0,
        oldRows: { subject_key: 0, subject_lookup: 0 },
      });
      assert.equal(typeof figures.replicas.replicas, "number");
      for (const partition of figures.partitions) {
        assert.deepEqual([partition.monthsAhead, partition.strayRows], [2, 0], partition.table);
      }
    });

    test("count messages, timers and overdue duties of a withdrawal", async () => {
      const { subjectId } = await newPerson(store());
      await withdraw(store(), { subjectId }, await consented(store(), subjectId));
      const soon = await at(MONDAY);
      assert.ok(soon.outbox.rows > 0);
      assert.ok(soon.outbox.oldest !== undefined);
      assert.equal(compareInstants(soon.outbox.oldest, MONDAY), 0);
      assert.equal(soon.timers.rows, 0);
      assert.equal(soon.overdueDuties.size, 0);
      const late = await at(daysAfter(60));
      // Of the holder and of those who may have the data from it.
      assert.deepEqual([...late.overdueDuties.keys()], ["cease-processing"]);
      assert.equal(late.overdueDuties.get("cease-processing"), 3);
      assert.ok(late.timers.rows > 0);
      assert.ok(late.timers.oldest !== undefined);
      assert.ok(compareInstants(late.timers.oldest, daysAfter(60)) < 0);
    });

    test("tell of every job how its last run ended, and which processes live", async () => {
      const { db } = store();
      await ensureJobs(db, ["relay"], MONDAY);
      const lease = { name: "relay", by: randomUUID() };
      assert.ok(await claimJob(db, lease, { now: MONDAY, until: daysAfter(1) }));
      const nextAt = daysAfter(2);
      await endJob(db, lease, { at: MONDAY, outcome: "failed", counts: {}, nextAt });
      await beat(db, {
        id: randomUUID(),
        host: "a.example",
        pid: 1,
        release: "0.1.0",
        schemaName: "0016_erasure.sql",
        keyFingerprint: "",
        clockOffsetMs: 0,
        startedAt: MONDAY,
        seenAt: MONDAY,
      });
      const { jobs, liveProcesses } = await at(MONDAY);
      assert.deepEqual(
        jobs.map(({ name, outcome, succeededAt }) => ({ name, outcome, succeededAt })),
        [{ name: "relay", outcome: "failed", succeededAt: undefined }],
      );
      assert.equal(liveProcesses, 1);
      assert.equal((await at(daysAfter(1))).liveProcesses, 0);
    });

    test("tell how many keys wait and how many rows an older key made", async () => {
      const { subjectId, iin } = await newPerson(store());
      accepted(await ask(store(), { subjectId, fields: { iin } }));
      const ring = createKeyRing(testKeys([1, 2]));
      const { keys } = await at(MONDAY, ring);
      assert.equal(keys.waiting, 3, "the second key of each purpose");
      assert.ok(keys.oldRows.subject_key > 0);
      assert.ok(keys.oldRows.subject_lookup > 0);
      const before = createKeyRing(testKeys([1, 2]), new Set(["data.1", "mac.1", "seal.1"]));
      assert.deepEqual((await at(MONDAY, before)).keys.oldRows, {
        subject_key: 0,
        subject_lookup: 0,
      });
    });

    test("tell how far the partitions reach, and which rows have fallen beside them", async () => {
      const { db } = store();
      const beyond = daysAfter(100); // 21 October, and September was the last month that was made
      const record = {
        partyId: undefined,
        keyId: undefined,
        command: "a call",
        outcome: "refused",
      };
      await recordRefusal(db, { at: beyond, ...record });
      const audit = async (now: Instant) =>
        (await at(now)).partitions.find(({ table }) => table === "command_audit");
      assert.deepEqual(await audit(MONDAY), {
        ...{ table: "command_audit", monthsAhead: 2, strayRows: 1 },
      });
      assert.equal((await audit(beyond))?.monthsAhead, -1);
      await db.asOwner((owner) => ensurePartitions(owner, ["event"], day("2026-10-01"), 20));
      const event = (await at(MONDAY)).partitions.find(({ table }) => table === "event");
      assert.deepEqual(event, { table: "event", monthsAhead: 12, strayRows: 0 });
    });

    test("count the consents that ended with a purpose for everybody until that is written down", async () => {
      const { db } = store();
      const { subjectId } = await newPerson(store());
      await consented(store(), subjectId);
      assert.equal((await at(MONDAY)).purposeEnds, 0);
      const change = { at: MONDAY, by: null };
      await db.tx((tx) =>
        changePurpose(tx, SCORING.id, change, (purpose) => ({ ...purpose, status: "closed" })),
      );
      const { purposeEnds } = await at(MONDAY);
      const versions = await purposeVersions(db, SCORING.id);
      const ended = { versions, now: MONDAY };
      const { people, next } = await peopleOfEndedPurpose(db, ended, undefined, 10);
      assert.equal(next, undefined);
      const oneByOne: (typeof people)[number][] = [];
      for (let after: EndedPlace | undefined, n = 0; n < 20; n += 1) {
        const page = await peopleOfEndedPurpose(db, ended, after, 1);
        oneByOne.push(...page.people);
        after = page.next;
        if (after === undefined) break;
      }
      assert.deepEqual(oneByOne, people);
      assert.ok(people.includes(subjectId));
      assert.equal(people.length, purposeEnds);
      const eventIds = () => () => randomIds.next("evt");
      const command = { commandId: randomUUID(), eventIds };
      const written = await endConsentsOf(store(), people, ended, command);
      assert.deepEqual(written, { consents: purposeEnds, left: [] });
      assert.deepEqual(await endConsentsOf(store(), people, ended, command), {
        consents: 0,
        left: people,
      });
      assert.equal((await at(MONDAY)).purposeEnds, 0);
    });
  },
  seedRegistry,
);
