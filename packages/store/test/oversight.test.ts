import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { addDays, day, idFrom, uuidOf } from "@kelisim/core";
import {
  accessesOfRequester,
  accessGroups,
  busyAskers,
  complaintGroups,
  ensurePartitions,
  heardComplaints,
  idleObjects,
  MOST_DAYS,
  overdueGroups,
  overdueOf,
  type Db,
  type FactGroup,
  type Queryable,
} from "@kelisim/store";
import { MONDAY } from "../../core/src/testing/person.test-support.ts";
import { BANK, BUREAU, LOANS } from "../../core/src/testing/registry.test-support.ts";
import { orderOf, publish, type Fact } from "../src/portal/oversight/groups.test-support.ts";
import { consented } from "./support/commands.ts";
import { logRows, personAt } from "./support/log-rows.ts";
import { newPerson } from "./support/people.ts";
import { seedRegistry } from "./support/registry.ts";
import { onEveryStore } from "./support/stores.ts";

const FIRST = day("2026-05-20");
const WHOLE = { from: FIRST, to: day("2026-08-15") };
const JUNE_TO_JULY = { from: day("2026-06-01"), to: day("2026-07-31") };

/** Rows as by chance, and the same in every run. */
function scattered(count: number): Fact[] {
  let state = 7;
  const pick = (n: number): number => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * n);
  };
  return Array.from({ length: count }, () => ({
    bin: pick(3) === 0 ? BUREAU.bin : BANK.bin,
    family: "denied",
    kind: ["no-consent", "consent-expired", "purpose-mismatch"][pick(5)] ?? "no-consent",
    day: addDays(FIRST, pick(4) + 14 * pick(6)),
    person: pick(12),
  }));
}

/** Besides, an organisation that has something of everything, and little of each. */
const SPARSE: readonly Fact[] = [1, 2, 3, 4, 5, 6, 7].map((person) => ({
  ...{ bin: "000000000009", family: "denied", person },
  kind: person < 4 ? "no-consent" : "consent-expired",
  day: day("2026-06-17"),
}));
const FACTS = [...scattered(260), ...SPARSE];
const sorted = (groups: readonly FactGroup[]): FactGroup[] =>
  groups.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));

/** Relations whose rows a plan really read, by what it was run with. */
function watching(db: Db): { readonly db: Db; readonly read: Set<string> } {
  const read = new Set<string>();
  type Plan = { "Relation Name"?: string; "Actual Loops": number; Plans?: Plan[] };
  const note = (plan: Plan): void => {
    if (plan["Actual Loops"] > 0 && plan["Relation Name"] !== undefined) {
      read.add(plan["Relation Name"]);
    }
    plan.Plans?.forEach(note);
  };
  const watched = (tx: Queryable): Queryable => ({
    query: async (statement, params = []) => {
      const text = typeof statement === "string" ? statement : statement.text;
      if (/^\s*with|^\s*select/.test(text)) {
        const how = "analyze, format json, timing off, summary off";
        const [row] = await tx.query<Record<string, unknown>>(`explain (${how}) ${text}`, params);
        const shown = Object.values(row ?? {})[0];
        note(((typeof shown === "string" ? JSON.parse(shown) : shown) as [{ Plan: Plan }])[0].Plan);
      }
      return tx.query(statement, params);
    },
  });
  const tx: Db["tx"] = (work) => db.tx((inner) => work(watched(inner)));
  return { db: { ...watched(db), engine: db.engine, tx } as Db, read };
}

onEveryStore(
  "the authorised body's figures",
  (store) => {
    test("hold together what has too few people, as the plain account of it does", async () => {
      const { db } = store();
      await db.asOwner((owner) => ensurePartitions(owner, ["access_log"], day("2026-01-01"), 10));
      const rows = FACTS.map(({ kind, ...fact }) => ({ ...fact, reason: kind }));
      await logRows(store(), rows);
      for (const range of [WHOLE, JUNE_TO_JULY, { from: day("2026-06-02"), to: WHOLE.to }]) {
        const expected = sorted(publish(FACTS, range));
        assert.deepEqual(sorted(await accessGroups(db, range, undefined)), expected);
        const ofBank = expected.filter(({ bin }) => bin === BANK.bin);
        assert.deepEqual(sorted(await accessGroups(db, range, BANK.bin)), ofBank);
      }
      const levels = new Map(
        publish(FACTS, WHOLE)
          .filter(({ count }) => count !== undefined)
          .map(({ level }) => [level, true]),
      );
      assert.deepEqual([...levels.keys()].toSorted(), ["day", "family", "month"]);
    });

    test("count neither look-ups nor what an act keeps from the person, and days of Kazakhstan", async () => {
      const on = day("2026-04-10");
      const people = [1, 2, 3, 4, 5, 6];
      await logRows(store(), [
        ...people.map((person) => ({ day: on, person, hour: 0 })),
        ...people.map((person) => ({ day: on, person, hour: 23.9 })),
        ...people.map((person) => ({ day: on, person, mode: "check" as const })),
        ...people.map((person) => ({ day: on, person, deferred: true })),
        ...people.map((person) => ({
          ...{ day: on, person, permitted: true, reason: "legal-ground" },
        })),
        ...people.map((person) => ({ day: on, person, permitted: true, reason: "consent" })),
      ]);
      const groups = await accessGroups(store().db, { from: on, to: on }, undefined);
      assert.deepEqual(
        groups.map(({ family, kind, from, count }) => [family, kind, from, count]),
        [
          ["denied", "no-consent", on, 12],
          ["with-consent", "consent", on, 6],
          ["without-consent", "", on, 6],
        ],
      );
      const choice = {
        from: on,
        to: on,
        bin: BANK.bin,
        family: "denied",
        reason: undefined,
      } as const;
      const shown = await accessesOfRequester(store().db, choice);
      assert.equal(shown.length, 18);
      assert.ok(shown.every(({ deferred, permitted }) => !deferred && !permitted));
      const lawful = await accessesOfRequester(store().db, {
        ...choice,
        family: "without-consent",
      });
      assert.deepEqual(new Set(lawful.map(({ reason }) => reason)), new Set(["legal-ground"]));
    });

    test("open the months of the question only, and refuse more days than they may span", async () => {
      const { db, read } = watching(store().db);
      await accessGroups(db, JUNE_TO_JULY, undefined);
      await busyAskers(db, JUNE_TO_JULY, { bin: undefined, atLeast: 20 });
      const months = [...read].filter((name) => name.startsWith("access_log_")).toSorted();
      // A day begins five hours earlier in Kazakhstan than in the months of the log.
      const near = ["access_log_y2026_m05", "access_log_y2026_m06", "access_log_y2026_m07"];
      for (const month of months) assert.ok([...near, "access_log_default"].includes(month), month);
      const tooMany = { from: FIRST, to: addDays(FIRST, MOST_DAYS) };
      await assert.rejects(accessGroups(store().db, tooMany, undefined), RangeError);
    });

    test("find whoever asks about many people within an hour, rounded down", async () => {
      const on = day("2026-03-11");
      const crowd = Array.from({ length: 27 }, (_none, person) => person);
      await logRows(store(), [
        ...crowd.map((person) => ({ day: on, person, mode: "check" as const, employee: "e-1" })),
        ...crowd.map((person) => ({ day: on, person, hour: 12, employee: "e-2", deferred: true })),
        ...crowd.slice(0, 19).map((person) => ({ day: on, person, hour: 15, employee: "e-3" })),
      ]);
      const found = await busyAskers(
        store().db,
        { from: on, to: on },
        { bin: undefined, atLeast: 20 },
      );
      assert.deepEqual(
        found.map(({ employee, persons, bin }) => [employee, persons, bin]),
        [["e-1", 20, BANK.bin]],
      );
    });

    test("find objects that hold consents and never ask, without a number where it is small", async () => {
      const { db } = store();
      const quiet = { from: day("2026-02-01"), to: day("2026-02-20") };
      const at = { now: MONDAY, bin: undefined };
      const first = await newPerson(store());
      await consented(store(), first.subjectId);
      assert.deepEqual(
        (await idleObjects(db, quiet, at)).map(({ id, persons }) => [id, persons]),
        [[LOANS.id, undefined]],
      );
      for (let n = 0; n < 4; n += 1) {
        await consented(store(), (await newPerson(store())).subjectId);
      }
      const [idle] = await idleObjects(db, quiet, at);
      assert.equal(idle?.persons, 5);
      assert.deepEqual(idle.name, LOANS.name);
      assert.deepEqual(await idleObjects(db, quiet, { ...at, bin: BANK.bin }), []);
      assert.deepEqual(await idleObjects(db, WHOLE, at), []);
    });

    test("tell of overdue duties and of complaints by how they stand", async () => {
      const { db } = store();
      const owed: [kind: string, person: number, state: string, due: string][] = [
        ...[0, 1, 2, 3, 4, 5].map((n) => ["cease-processing", n, "open", "2026-07-01"] as const),
        ...[20, 21, 22].map((n) => ["answer-inquiry", n, "open", "2026-07-02"] as const),
        ...[30, 30, 31, 32].map((n) => ["correct", n, "open", "2026-07-03"] as const),
        ["correct", 40, "open", "2026-09-03"],
        ["correct", 41, "discharged", "2026-07-03"],
      ].map((each) => [...each] as [string, number, string, string]);
      for (const [kind, person, state, due] of owed) {
        const id = randomUUID();
        await db.query(
          `insert into duty (subject_id, duty_id, service_id, party_id, kind, state, due_on, body)
           values ($1, $2::uuid, $2::uuid, $3, $4, $5, $6, '{}')`,
          [personAt(person), id, uuidOf(BANK.id), kind, state, due],
        );
        if (kind !== "cease-processing") continue;
        const addressee = person === 5 ? "court" : "authorised-body";
        await db.query(
          `insert into rights_call (subject_id, call_id, party_id, kind, received_at, body)
           values ($1, $2, $3, 'complaint', $4, $5::jsonb)`,
          [
            ...[personAt(person), id, uuidOf(BANK.id), MONDAY],
            JSON.stringify({ dutyId: idFrom("dty", id), addressee }),
          ],
        );
      }
      const today = day("2026-08-01");
      const overdue = await overdueGroups(db, today, undefined);
      assert.deepEqual(
        overdue.map(({ level, kind, count }) => [level, kind, count]),
        [
          ["day", "answer-inquiry", undefined],
          ["day", "cease-processing", 6],
          ["day", "correct", undefined],
          ["family", undefined, 7],
          ["month", "answer-inquiry", undefined],
          ["month", "correct", undefined],
        ],
      );
      assert.deepEqual(await overdueGroups(db, today, BUREAU.bin), []);
      const single = await overdueOf(db, { bin: BANK.bin, kind: "correct", today });
      assert.equal(single.length, 4);
      const year = { year: 2026, today };
      assert.deepEqual(
        (await complaintGroups(db, year, undefined)).filter(({ level }) => level === "day"),
        [
          {
            ...{ level: "day", bin: BANK.bin, family: "complaint", kind: "overdue" },
            ...{ from: "2000-01-01", count: 5 },
          },
        ],
      );
      assert.deepEqual(await complaintGroups(db, { ...year, year: 2025 }, undefined), []);
      const page = { isOpen: true, bin: undefined, after: undefined, limit: 3 };
      assert.equal((await heardComplaints(db, page)).length, 3);
      assert.equal((await heardComplaints(db, { ...page, limit: 10 })).length, 5);
      assert.equal((await heardComplaints(db, { ...page, isOpen: false })).length, 0);
    });
  },
  seedRegistry,
);
