import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import {
  addDays,
  endOfDay,
  idFrom,
  legalDayOf,
  parseInstant,
  uuidOf,
  type Instant,
} from "@kelisim/core";
import {
  accessOfPerson,
  addTickets,
  DEFAULT_NOTICE_SETTINGS,
  insertRepresentativeOf,
  noticeSettings,
  objectsByIds,
  purposesByIds,
  putNoticeSettings,
  reportUses,
  representedOf,
  usesOfPerson,
  type Store,
} from "@kelisim/store";
import { MONDAY } from "../../core/src/testing/person.test-support.ts";
import { plain } from "../../core/src/testing/plain.test-support.ts";
import { BANK, DELIVERY, LOANS, SCORING } from "../../core/src/testing/registry.test-support.ts";
import { ACT, addSearch, seen, use } from "./support/deferred-accesses.ts";
import { newPerson, type Person } from "./support/people.ts";
import { addKey, seedRegistry } from "./support/registry.ts";
import { onEveryStore } from "./support/stores.ts";

const today = legalDayOf(MONDAY);

onEveryStore(
  "what a person sees of her own",
  (store) => {
    const entryOf = async (person: Person, now: Instant) => {
      const [newest] = await seen(store(), person, now);
      assert.ok(newest !== undefined);
      return newest.entry;
    };

    test("one access is seen as the list shows it, and by nobody else", async () => {
      const key = await addKey(store());
      const [person, other] = [await newPerson(store()), await newPerson(store())];
      await use(store(), key, { person, purpose: SCORING, at: MONDAY });
      const entry = await entryOf(person, MONDAY);
      const { db } = store();
      const [listed] = await seen(store(), person, MONDAY);
      assert.deepEqual(plain(await accessOfPerson(db, entry, MONDAY)), plain(listed));
      const foreign = { ...entry, subjectId: other.subjectId };
      assert.equal(await accessOfPerson(db, foreign, MONDAY), undefined);
      const unknown = { ...entry, decisionId: randomUUID() };
      assert.equal(await accessOfPerson(db, unknown, MONDAY), undefined);
    });

    test("one access that an act keeps from her looks like none until its day has ended", async () => {
      const key = await addKey(store());
      const person = await newPerson(store());
      const until = addDays(today, 3);
      const purpose = await addSearch(store(), { ...ACT, until });
      await use(store(), key, { person, purpose, at: MONDAY });
      const after = endOfDay(until);
      const entry = await entryOf(person, after);
      const { db } = store();
      assert.equal(await accessOfPerson(db, entry, MONDAY), undefined);
      const [listed] = await seen(store(), person, after);
      assert.ok(listed?.deferral !== undefined);
      assert.deepEqual(plain(await accessOfPerson(db, entry, after)), plain(listed));
    });

    test("a look-up is no access", async () => {
      const key = await addKey(store());
      const person = await newPerson(store());
      const question = { person, purpose: SCORING, at: MONDAY };
      const id = await use(store(), key, question, { mode: "check" });
      const [row] = await store().db.query<{ recorded_at: string }>(
        "select recorded_at from access_log where subject_id = $1",
        [uuidOf(person.subjectId)],
      );
      assert.ok(row !== undefined);
      const recordedAt = parseInstant(row.recorded_at);
      assert.ok(recordedAt !== undefined);
      const place = { subjectId: person.subjectId, recordedAt, decisionId: id };
      assert.equal(await accessOfPerson(store().db, place, MONDAY), undefined);
    });

    test("the use of a ticket is told once it is reported", async () => {
      const key = await addKey(store());
      const person = await newPerson(store());
      await use(store(), key, { person, purpose: SCORING, at: MONDAY });
      const { decisionId } = await entryOf(person, MONDAY);
      const { db } = store();
      const { subjectId } = person;
      const expiresAt = MONDAY.add({ minutes: 5 });
      const ticket = { subjectId, decisionId, id: idFrom("tkt", randomUUID()), expiresAt };
      const named = { requesterId: BANK.id, objectId: LOANS.id, issuedAt: MONDAY };
      await addTickets(db, [{ ...ticket, ...named }]);
      assert.deepEqual(await usesOfPerson(db, subjectId, [decisionId]), new Map());
      const usedAt = MONDAY.add({ minutes: 1 });
      const report = { subjectId, decisionId, ticketId: undefined, used: true, usedAt };
      await reportUses(db, BANK.id, [report], expiresAt);
      const told = { used: true, usedAt, reportedAt: expiresAt };
      const uses = await usesOfPerson(db, subjectId, [decisionId, randomUUID()]);
      assert.deepEqual(plain([...uses]), plain([[decisionId, told]]));
      const somebody = await newPerson(store());
      assert.deepEqual(await usesOfPerson(db, somebody.subjectId, [decisionId]), new Map());
    });

    test("records of the registry are found by their ids, unknown ones left out", async () => {
      const { db } = store();
      const purposes = await purposesByIds(db, [SCORING.id, DELIVERY.id, SCORING.id]);
      assert.deepEqual(new Set(purposes.map(({ id }) => id)), new Set([SCORING.id, DELIVERY.id]));
      const objects = await objectsByIds(db, [LOANS.id, idFrom("obj", randomUUID())]);
      assert.deepEqual(objects, [LOANS]);
      assert.deepEqual(await purposesByIds(db, []), []);
    });

    test("how she wants to be told is kept, the newest choice counts, and an erased person has none", async () => {
      const { db } = store();
      const { subjectId } = await newPerson(store());
      assert.deepEqual(await noticeSettings(db, subjectId), DEFAULT_NOTICE_SETTINGS);
      for (const digestEvery of ["day", "month"] as const) {
        await putNoticeSettings(db, subjectId, { digestEvery, channels: ["sms"] }, MONDAY);
        assert.deepEqual(await noticeSettings(db, subjectId), { digestEvery, channels: ["sms"] });
      }
      const gone = await newPerson(store());
      await db.query("update subject set erased_at = $2 where subject_id = $1", [
        uuidOf(gone.subjectId),
        MONDAY,
      ]);
      await putNoticeSettings(db, gone.subjectId, { digestEvery: "day", channels: [] }, MONDAY);
      assert.deepEqual(await noticeSettings(db, gone.subjectId), DEFAULT_NOTICE_SETTINGS);
    });

    test("a representative finds whom she acts for, each representation once", async () => {
      const { db } = store();
      const [parent, child] = [await newPerson(store()), await newPerson(store())];
      const representationId = idFrom("rpn", randomUUID());
      const row = { representationId, forSubjectId: child.subjectId };
      await insertRepresentativeOf(db, { subjectId: parent.subjectId, ...row });
      await insertRepresentativeOf(db, { subjectId: parent.subjectId, ...row });
      assert.deepEqual(await representedOf(db, parent.subjectId), [row]);
      assert.deepEqual(await representedOf(db, child.subjectId), []);
    });
  },
  (opened: Store) => seedRegistry(opened),
);
