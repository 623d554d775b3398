import assert from "node:assert/strict";
import { test } from "node:test";
import { instantOf, uuidOf, type Instant, type SubjectId } from "@kelisim/core";
import {
  foldSubject,
  migrateStore,
  recordRefusal,
  summarizePartitions,
  type Store,
} from "@kelisim/store";
import { MONDAY } from "../../core/src/testing/person.test-support.ts";
import { at } from "../../core/src/testing/plain.test-support.ts";
import { BANK, LOANS, SCORING } from "../../core/src/testing/registry.test-support.ts";
import { asOwner, partitionsOf } from "./support/catalog.ts";
import { accepted, ask, randomIds } from "./support/commands.ts";
import { newPerson } from "./support/people.ts";
import { decideAt, logOf, planned } from "./support/questions.ts";
import { addKey, KEY_ID, seedRegistry } from "./support/registry.ts";
import { onEveryStore } from "./support/stores.ts";

const TABLES = ["access_log", "command_audit", "event"] as const;
type Table = (typeof TABLES)[number];

const named = (months: readonly string[]): string[] =>
  TABLES.flatMap((table) => [`${table}_default`, ...months.map((month) => `${table}_${month}`)]);

/** The partitions in which rows of a table recorded at an instant lie. */
const partitionsAt = async ({ db }: Store, table: Table, then: Instant): Promise<string[]> => {
  const rows = await asOwner<{ name: string }>(
    db,
    `select distinct tableoid::regclass::text as name from ${table} where recorded_at = $1`,
    [then],
  );
  return rows.map(({ name }) => name);
};

/** Records an event, a decision and a refused command about somebody new. */
async function recordAll(store: Store, now: Instant): Promise<SubjectId> {
  const person = await newPerson(store);
  accepted(await ask(store, { subjectId: person.subjectId, now }));
  const question = {
    ...({ service: "non-state", at: now, requester: BANK, action: "process" } as const),
    ...{ object: LOANS, purpose: SCORING, categories: ["iin"] },
    ...{ recipient: undefined, recipientRoles: [], biometric: [], country: undefined },
  };
  const callerId = randomIds.next("pty");
  const row = planned(store, await addKey(store), { person, question }, { callerId });
  await decideAt(store.db, [row], now);
  const [entry] = await logOf(store, callerId);
  assert.equal(entry?.recordedAt.epochMilliseconds, now.epochMilliseconds);
  await recordRefusal(store.db, {
    ...{ at: now, partyId: BANK.id, keyId: KEY_ID, command: "test", outcome: "refused" },
  });
  return person.subjectId;
}

onEveryStore(
  "the months of a store",
  (store) => {
    test("from this one to the next two have partitions of their own, in every table of evidence", async () => {
      const months = ["y2026_m07", "y2026_m08", "y2026_m09"];
      assert.deepEqual(await partitionsOf(store().db), named(months).toSorted());
    });

    test("take the rows that are recorded in them", async () => {
      await recordAll(store(), MONDAY);
      for (const table of TABLES) {
        assert.deepEqual(await partitionsAt(store(), table, MONDAY), [`${table}_y2026_m07`]);
      }
    });

    test("that have none leave their rows in the default partition, where they are found again", async () => {
      const old = at("2024-02-29T23:59:59.999Z");
      const subjectId = await recordAll(store(), old);
      for (const table of TABLES) {
        assert.deepEqual(await partitionsAt(store(), table, old), [`${table}_default`]);
      }
      const state = await foldSubject(store().db, subjectId, 9);
      assert.equal(state.seq, 1);
      assert.equal(state.lastEventAt?.epochMilliseconds, old.epochMilliseconds);
    });

    test("are counted in UTC: the last hours of a month have its partition when the legal day is in the next", async () => {
      const { partitions } = await migrateStore(store().db, at("2027-04-01T01:00:00+05:00"));
      assert.deepEqual(partitions.blocked, []);
      assert.deepEqual(
        partitions.created,
        ["event", "access_log", "command_audit"].flatMap((table) =>
          ["m03", "m04", "m05"].map((month) => `${table}_y2027_${month}`),
        ),
      );
      const lastHour = at("2027-03-31T20:00:00Z");
      await recordAll(store(), lastHour);
      assert.deepEqual(await partitionsAt(store(), "event", lastHour), ["event_y2027_m03"]);
    });

    test("are made once: another start adds only the month that is new", async () => {
      const nextMonth = instantOf(MONDAY.epochMilliseconds + 31 * 86_400_000);
      const { applied, partitions } = await migrateStore(store().db, nextMonth);
      assert.deepEqual(applied, []);
      assert.deepEqual(
        partitions.created.toSorted(),
        TABLES.map((table) => `${table}_y2026_m10`),
      );
      assert.deepEqual((await migrateStore(store().db, nextMonth)).partitions, {
        created: [],
        blocked: [],
      });
    });

    test("find the newest rows by their time, those too that an older release made", async () => {
      const { db } = store();
      const deaf = async (): Promise<string[]> => {
        const rows = await asOwner<{ name: string }>(
          db,
          `select i.relname::text as name from pg_index x join pg_class i on i.oid = x.indexrelid
           join pg_am a on a.oid = i.relam where a.amname = 'brin' and i.relkind = 'i'
             and 'autosummarize=on' = any (i.reloptions) is not true`,
        );
        return rows.map(({ name }) => name);
      };
      const [old, rest] = ["event_y2026_m07_recorded_at_idx", "event_default_recorded_at_idx"];
      const unsummarized = async (): Promise<number | undefined> => {
        const sql = "select brin_summarize_new_values($1::regclass) as ranges";
        return (await asOwner<{ ranges: number }>(db, sql, [old]))[0]?.ranges;
      };
      assert.deepEqual(await deaf(), []);
      for (const heal of [() => summarizePartitions(db), () => migrateStore(db, MONDAY)]) {
        for (const index of [old, rest]) {
          await asOwner(db, `alter index ${index} reset (autosummarize)`);
        }
        await asOwner(db, "select brin_desummarize_range($1::regclass, 0)", [old]);
        assert.deepEqual((await deaf()).toSorted(), [rest, old]);
        await heal();
        assert.deepEqual(await deaf(), []);
        assert.equal(await unsummarized(), 0);
      }
      await asOwner(db, "select brin_desummarize_range($1::regclass, 0)", [old]);
      await summarizePartitions(db);
      const left = db.engine === "pglite" ? 0 : 1;
      assert.equal(await unsummarized(), left, "a server does so in the background");
    });

    test("whose rows lie in the default partition already keep them there, and a start goes on", async () => {
      const old = at("2023-05-05T12:00:00Z");
      const subjectId = await recordAll(store(), old);
      const { partitions } = await migrateStore(store().db, old);
      assert.deepEqual(
        partitions.blocked.map(({ partition, reason }) => `${partition} ${reason}`).toSorted(),
        TABLES.map((table) => `${table}_y2023_m05 rows-in-default`),
      );
      assert.deepEqual(partitions.created.length, 2 * TABLES.length);
      await recordAll(store(), old);
      assert.equal((await foldSubject(store().db, subjectId, 9)).seq, 1);
      const rows = "select count(*)::int as n from event where subject_id = $1";
      assert.deepEqual(await store().db.query(rows, [uuidOf(subjectId)]), [{ n: 1 }]);
    });
  },
  seedRegistry,
);
