import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import {
  DEFAULT_READINGS,
  BUILT_IN_CALENDAR,
  calendarFrom,
  dischargeDuty,
  uuidOf,
  withdrawConsent,
  type DischargeDuty,
  type Duty,
  type SubjectId,
  type SubjectState,
  type WorkingDayCalendar,
} from "@kelisim/core";
import {
  addMissingTimers,
  foldSubject,
  partiesWithBacklog,
  peopleToRecount,
  readSubject,
  recountDutiesOf,
  relayFeed,
} from "@kelisim/store";
import { MONDAY, withdrawing } from "../../core/src/testing/person.test-support.ts";
import { at, plain } from "../../core/src/testing/plain.test-support.ts";
import { BANK, LOANS, SCORING } from "../../core/src/testing/registry.test-support.ts";
import { asOwner } from "./support/catalog.ts";
import { accepted, consented, randomIds, run, withdraw, worldOf } from "./support/commands.ts";
import { newPerson } from "./support/people.ts";
import { seedRegistry } from "./support/registry.ts";
import { onEveryStore } from "./support/stores.ts";
import { expectedOf, fireAll, unfiredOf } from "./support/timer-rows.ts";

const NOTHING_KNOWN = calendarFrom([]);
/** A day before a holiday that a calendar of weekends alone does not know. */
const DECEMBER = at("2026-12-01T10:00:00+05:00");

onEveryStore(
  "provisional duties",
  (store) => {
    /** A withdrawal, its duties counted in a calendar. */
    async function owing(
      calendar: WorkingDayCalendar,
      now = DECEMBER,
    ): Promise<{ readonly subjectId: SubjectId; readonly duties: readonly Duty[] }> {
      const { subjectId } = await newPerson(store());
      const consentId = await consented(store(), subjectId);
      const world = { now, calendar, ids: randomIds, readings: DEFAULT_READINGS };
      const registry = { purpose: SCORING, object: LOANS };
      const done = await run(store(), {
        subjectId,
        now,
        decide: async (state) =>
          withdrawConsent(state, withdrawing({ consentId }), registry, world),
      });
      return { subjectId, duties: [...accepted(done).state.duties.values()] };
    }

    const recount = (subjectId: SubjectId, calendar: WorkingDayCalendar, now = DECEMBER) =>
      recountDutiesOf(store(), subjectId, calendar, {
        now,
        commandId: randomUUID(),
        eventId: () => randomIds.next("evt"),
      });

    test("are counted anew once by a recorded event, and their timers move with them", async () => {
      const { subjectId, duties } = await owing(NOTHING_KNOWN);
      const [before] = duties;
      assert.ok(before?.provisional === true);
      assert.ok(
        (await peopleToRecount(store().db, BUILT_IN_CALENDAR.version, undefined, 500)).includes(
          subjectId,
        ),
      );

      assert.equal((await recount(subjectId, BUILT_IN_CALENDAR)).length, duties.length);
      const state = await readSubject(store(), subjectId);
      const after = state.duties.get(before.id);
      assert.ok(after !== undefined && !after.provisional);
      assert.equal(after.calendarVersion, BUILT_IN_CALENDAR.version);
      assert.ok(after.dueOn > before.dueOn, "a holiday lies between");
      assert.deepEqual(await unfiredOf(store().db, subjectId), expectedOf(state));
      assert.deepEqual(plain(await foldSubject(store().db, subjectId, state.seq)), plain(state));
      const told = await store().db.query<{ payload: unknown }>(
        "select payload from outbox where subject_id = $1 and type = 'duty.recounted'",
        [uuidOf(subjectId)],
      );
      assert.equal(told.length, duties.length);
      assert.ok(told.some(({ payload }) => JSON.stringify(payload).includes(after.dueOn)));

      assert.deepEqual(await recount(subjectId, BUILT_IN_CALENDAR), []);
      const left = await peopleToRecount(store().db, BUILT_IN_CALENDAR.version, undefined, 500);
      assert.ok(!left.includes(subjectId));
    });

    test("that were told to be overdue too early are told again on their right day", async () => {
      const { subjectId, duties } = await owing(NOTHING_KNOWN);
      const [duty] = duties;
      assert.ok(duty !== undefined);
      const dayAfter = at(`${duty.dueOn}T20:00:00Z`);
      await fireAll(store(), dayAfter);
      await recount(subjectId, BUILT_IN_CALENDAR, dayAfter);
      const state = await readSubject(store(), subjectId);
      const overdue = expectedOf(state).filter((each) => each.startsWith("duty-overdue"));
      const due = (await unfiredOf(store().db, subjectId)).filter((each) =>
        each.startsWith("duty-overdue"),
      );
      assert.deepEqual(due, overdue);
    });

    test("that the calendar knew from the start are left alone", async () => {
      const { subjectId, duties } = await owing(BUILT_IN_CALENDAR);
      assert.ok(duties.every(({ provisional }) => !provisional));
      assert.deepEqual(await recount(subjectId, NOTHING_KNOWN), []);
      const asked = await peopleToRecount(store().db, "another", undefined, 500);
      assert.ok(!asked.includes(subjectId));
    });

    test("people who have some are listed page by page", async () => {
      for (let n = 0; n < 3; n += 1) await owing(NOTHING_KNOWN);
      const all = await peopleToRecount(store().db, "another", undefined, 500);
      const paged: SubjectId[] = [];
      for (;;) {
        const page = await peopleToRecount(store().db, "another", paged.at(-1), 2);
        paged.push(...page);
        if (page.length < 2) break;
      }
      assert.deepEqual(paged, all);
      assert.ok(all.length >= 3);
    });
  },
  seedRegistry,
);

onEveryStore(
  "what an older release has written",
  (store) => {
    test("gets the timers that it was written without, once", async () => {
      const { subjectId } = await newPerson(store());
      await consented(store(), subjectId);
      const { state } = accepted(
        await run(store(), {
          subjectId,
          decide: async () => ({ ok: true, drafts: [], result: 0 }),
        }),
      );
      await asOwner(store().db, "delete from timer where subject_id = $1", [uuidOf(subjectId)]);
      assert.equal(await addMissingTimers(store().db), 1);
      assert.deepEqual(await unfiredOf(store().db, subjectId), expectedOf(state));
      await fireAll(store(), at("2030-01-01T00:00:00Z"));
      assert.equal(await addMissingTimers(store().db), 0);
    });

    test("is looked at again where something was kept without an end", async () => {
      const { subjectId } = await newPerson(store());
      const consentId = await consented(store(), subjectId);
      let { state } = accepted(await withdraw(store(), { subjectId }, consentId));
      for (const { id: dutyId } of state.duties.values()) {
        const refusal: DischargeDuty = {
          dutyId,
          outcome: "reasoned-refusal",
          ground: { kind: "obligation", reference: "№ 7" },
          ...{ evidenceSha256: null, retain: {}, hasText: false, hasReviewer: false, sealed: {} },
        };
        const decide = async (now: SubjectState) => dischargeDuty(now, refusal, worldOf(MONDAY));
        ({ state } = accepted(await run(store(), { subjectId, decide })));
      }
      await asOwner(store().db, "delete from timer where subject_id = $1", [uuidOf(subjectId)]);
      assert.equal(await addMissingTimers(store().db), state.duties.size);
      assert.deepEqual(await unfiredOf(store().db, subjectId), expectedOf(state));
      await fireAll(store(), at("2027-07-13T00:00:00+05:00"));
      const after = [...(await readSubject(store(), subjectId)).duties.values()];
      const looks = after.filter(({ kind }) => kind === "review-retention");
      assert.deepEqual(
        looks.map(({ partyId }) => partyId).toSorted(),
        [...state.duties.values()].map(({ partyId }) => partyId).toSorted(),
      );
    });

    test("gets them for everybody, however few persons a statement sees", async () => {
      const { db } = store();
      const people: SubjectId[] = [];
      for (let n = 0; n < 5; n += 1) {
        const { subjectId } = await newPerson(store());
        await consented(store(), subjectId);
        people.push(subjectId);
      }
      const ids = [people.map(uuidOf)];
      for (const page of [1, 2, 1000]) {
        await asOwner(db, "delete from timer where subject_id = any($1::uuid[])", ids);
        assert.equal(await addMissingTimers(db, { people: page }), people.length, `${page} each`);
      }
    });
  },
  seedRegistry,
);

onEveryStore(
  "a backlog",
  (store) => {
    test("names the parties whose messages have no number yet", async () => {
      const { subjectId } = await newPerson(store());
      await consented(store(), subjectId);
      assert.deepEqual(await partiesWithBacklog(store().db, 10), [BANK.id]);
      await relayFeed(store().db, BANK.id, MONDAY);
      assert.deepEqual(await partiesWithBacklog(store().db, 10), []);
    });
  },
  seedRegistry,
);
