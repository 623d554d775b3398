import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  day,
  dischargeDuty,
  endOfDay,
  instantOf,
  uuidOf,
  type DischargeDuty,
  type Duty,
  type Instant,
  type SubjectId,
} from "@kelisim/core";
import { createIdSource, fireDue, makeContext, type Clock } from "@kelisim/server";
import { eraseSubject, readSubject, SqlError, type Queryable, type Store } from "@kelisim/store";
import { MONDAY } from "../../core/src/testing/person.test-support.ts";
import { BANK } from "../../core/src/testing/registry.test-support.ts";
import {
  accepted,
  actorIn,
  ask,
  consented,
  worldOf,
  run,
  withdraw,
} from "../../store/test/support/commands.ts";
import { newPerson } from "../../store/test/support/people.ts";
import { seedRegistry } from "../../store/test/support/registry.ts";
import { openHome, testConfig } from "./support/service.ts";
import { ENGINES, freshHome, type StoreHome } from "./support/store-home.ts";

const KEPT_UNTIL = day("2026-12-31");
const NEVER = new AbortController().signal;

/** A store that refuses statements of a name: so many of them at most. */
function refusing(store: Store, name: string, most: number): Store {
  let count = 0;
  const within = (queries: Queryable): Queryable => ({
    query: (statement, params) => {
      const isMeant = typeof statement !== "string" && statement.name === name;
      if (!isMeant || (count += 1) > most) return queries.query(statement, params);
      throw new SqlError({ code: "22012", message: "", statement: name });
    },
  });
  const { db } = store;
  const other: Store["db"] = {
    ...{ engine: db.engine, watch: db.watch, ...within(db) },
    tx: (work) => db.tx((tx) => work(within(tx))),
    asOwner: (work) => db.asOwner(work),
    close: () => db.close(),
  };
  return { ...store, db: other };
}

for (const engine of ENGINES) {
  describe(`Timers of a person who is to be forgotten, on ${engine}`, () => {
    let home: StoreHome;
    let store: Store;
    before(async () => {
      home = await freshHome(engine);
      store = await openHome(home, { now: () => MONDAY });
      await seedRegistry(store);
    });
    after(async () => {
      await store.close();
      await home.remove();
    });

    const fireAt = async (now: Instant, from = store) => {
      const clock: Clock = { now: () => now };
      const ids = createIdSource(clock);
      const ctx = makeContext({ config: testConfig(), store: from, clock, ids });
      return (await fireDue(ctx, NEVER)).counts;
    };
    const unfired = async (subjectId: SubjectId): Promise<number> =>
      (
        await store.db.query("select from timer where subject_id = $1 and fired_at is null", [
          uuidOf(subjectId),
        ])
      ).length;

    async function owing(): Promise<{ readonly subjectId: SubjectId; readonly duties: Duty[] }> {
      const { subjectId } = await newPerson(store);
      const consentId = await consented(store, subjectId);
      const { state } = accepted(await withdraw(store, { subjectId }, consentId));
      return { subjectId, duties: [...state.duties.values()] };
    }

    const dischargeAll = async (subjectId: SubjectId, duties: readonly Duty[]): Promise<void> => {
      for (const { id: dutyId, partyId } of duties) {
        const isKept = partyId === BANK.id;
        const given: DischargeDuty = {
          dutyId,
          outcome: isKept ? "reasoned-refusal" : "ceased",
          ground: isKept ? { kind: "law", act: "Act", article: "5", level: "law" } : null,
          evidenceSha256: null,
          retain: isKept ? { until: KEPT_UNTIL } : {},
          ...{ hasText: false, hasReviewer: false, sealed: {} },
        };
        const decide = async (state: Parameters<typeof dischargeDuty>[0]) =>
          dischargeDuty(state, given, worldOf(MONDAY));
        accepted(await run(store, { subjectId, decide }));
      }
    };

    test("end a locked person's waiting when what kept her data is over", async () => {
      const { subjectId, duties } = await owing();
      await dischargeAll(subjectId, duties);
      const ordered = await eraseSubject(store, { subjectId, now: MONDAY, actor: actorIn(store) });
      assert.ok(ordered.ok && ordered.status === "locked");

      const last = endOfDay(KEPT_UNTIL);
      await fireAt(instantOf(last.epochMilliseconds - 1));
      assert.equal((await readSubject(store, subjectId)).erasure.state, "locked");
      const counts = await fireAt(last);
      assert.deepEqual(counts, { fired: 1, told: 0, erased: 1 });
      assert.equal((await readSubject(store, subjectId)).erasure.state, "erased");
      assert.equal(await unfired(subjectId), 0);
    });

    test("say nothing more of one who was erased while something ran", async () => {
      const { subjectId } = await owing();
      assert.equal(await unfired(subjectId), 6);
      const repeatedFrom = MONDAY;
      const order = { subjectId, now: MONDAY, actor: actorIn(store), repeatedFrom };
      assert.ok((await eraseSubject(store, order)).ok);
      assert.equal(await unfired(subjectId), 0);
      const { seq } = await readSubject(store, subjectId);
      // As a release without timers would have left it.
      await store.db.query(
        "update timer set fired_at = null where subject_id = $1 and kind like 'duty-%'",
        [uuidOf(subjectId)],
      );
      const counts = await fireAt(endOfDay(day("2027-01-31")));
      assert.deepEqual(counts, { fired: 6, told: 0, erased: 0 });
      assert.equal(await unfired(subjectId), 0);
      assert.equal((await readSubject(store, subjectId)).seq, seq);
    });

    test("go on without a statement or a person that fails, and say so", async () => {
      const names = (error: unknown): boolean => /statement [a-z-]+:/.test(String(error));
      const asked = await Promise.all([1, 2].map(async () => (await newPerson(store)).subjectId));
      for (const subjectId of asked) accepted(await ask(store, { subjectId }));
      const after = MONDAY.add({ hours: 24 * 8 });
      await assert.rejects(fireAt(after, refusing(store, "tell-expiries", 9)), names);
      for (const subjectId of asked) assert.equal(await unfired(subjectId), 0);

      const locked: SubjectId[] = [];
      for (const { subjectId, duties } of [await owing(), await owing(), await owing()]) {
        await dischargeAll(subjectId, duties);
        assert.ok(
          (await eraseSubject(store, { subjectId, now: MONDAY, actor: actorIn(store) })).ok,
        );
        locked.push(subjectId);
      }
      const last = endOfDay(KEPT_UNTIL);
      await assert.rejects(fireAt(last, refusing(store, "is-locked", 1)), names);
      const states = await Promise.all(
        locked.map(async (id) => (await readSubject(store, id)).erasure.state),
      );
      assert.deepEqual(states.toSorted(), ["erased", "erased", "locked"]);
    });

    test("leave a person alone who was not ordered to be erased", async () => {
      const { subjectId, duties } = await owing();
      await dischargeAll(subjectId, duties);
      const counts = await fireAt(endOfDay(KEPT_UNTIL));
      assert.deepEqual(counts, { fired: 1, told: 0, erased: 0 });
      assert.equal((await readSubject(store, subjectId)).erasure.state, "none");
    });
  });
}
