import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import {
  answerRequest,
  correctIin,
  DEFAULT_READINGS,
  registerRepresentation,
  uuidOf,
  type ConsentId,
  type Iin,
  type RepresentationId,
  type SubjectId,
  type SubjectState,
} from "@kelisim/core";
import {
  ensureSubject,
  ensureSubjects,
  exchangeNumber,
  findSubject,
  foldSubject,
  iinsOf,
  insertRepresentativeOf,
  insertSession,
  nameOfPerson,
  readSubject,
  type Store,
} from "@kelisim/store";
import { answering, MONDAY } from "../../core/src/testing/person.test-support.ts";
import { at, plain } from "../../core/src/testing/plain.test-support.ts";
import { LOANS, SCORING } from "../../core/src/testing/registry.test-support.ts";
import { BORN, registering } from "../../core/src/testing/representatives.test-support.ts";
import { accepted, ask, consented, randomIds, run, worldOf } from "./support/commands.ts";
import { times } from "./support/at-once.ts";
import { erase } from "./support/erasing.ts";
import { newPerson, nextIin, type Person } from "./support/people.ts";
import { seedRegistry } from "./support/registry.ts";
import { fireAll } from "./support/timer-rows.ts";
import { onEveryStore } from "./support/stores.ts";

const ALL = 1_000_000;
const ROUNDS = 6;

const correct = (store: Store, { subjectId, iin }: Person, to: Iin) =>
  run<null>(store, {
    subjectId,
    decide: async (_state, tx) => {
      const given = { from: iin, to, evidenceSha256: "a".repeat(64) };
      const decided = correctIin(given, DEFAULT_READINGS);
      if (!decided.ok) return decided;
      return (await exchangeNumber(tx, store.ring, subjectId, given)) ?? decided;
    },
  });

/** A mother registers for somebody who is seventeen on Monday. */
const representing = async (store: Store, { subjectId }: Person): Promise<RepresentationId> => {
  const id = randomIds.next("rpn");
  const given = registering({ id, birth: BORN.seventeen });
  const decide = async () => registerRepresentation(given, worldOf(MONDAY));
  return accepted(await run<RepresentationId>(store, { subjectId, decide })).result;
};

onEveryStore(
  "people: a representative, a corrected number",
  (store) => {
    const found = (iin: Iin) => findSubject(store().db, store().ring, iin);
    const lookups = async (subjectId: SubjectId): Promise<number> => {
      const text = "select count(*)::int as rows from subject_lookup where subject_id = $1";
      const rows = await store().db.query<{ rows: number }>(text, [uuidOf(subjectId)]);
      return rows[0]?.rows ?? -1;
    };
    const number = async (subjectId: SubjectId): Promise<string | undefined> =>
      (await iinsOf(store().db, store().ring, [subjectId])).get(subjectId)?.digits;

    test("who comes of age is told of it once, after the last day of minority, and no party is", async () => {
      const { db } = store();
      const person = await newPerson(store());
      const { subjectId } = person;
      const mother = await representing(store(), person);
      await representing(store(), person);
      const { result: requestId } = accepted(await ask(store(), { subjectId }));
      const consentId = randomIds.next("con");
      const given = answering({
        ...{ requestId, consentId },
        acting: { representationId: mother, readings: DEFAULT_READINGS },
      });
      const decide = async (state: SubjectState) =>
        answerRequest(state, given, SCORING, LOANS, MONDAY);
      accepted(await run<ConsentId | null>(store(), { subjectId, decide }));
      const state = await readSubject(store(), subjectId);
      assert.equal(state.consents.get(consentId)?.representationId, mother);
      assert.deepEqual(plain(await foldSubject(db, subjectId, ALL)), plain(state));

      const told = () =>
        db.query<{ body: string; at: string }>(
          `select body ->> 'review' as body, effective_at as at from event
           where subject_id = $1 and type = 'person.came-of-age'`,
          [uuidOf(subjectId)],
        );
      await fireAll(store(), at("2026-07-13T23:59:59+05:00"));
      assert.deepEqual(await told(), []);
      const midnight = at("2026-07-14T00:00:00+05:00");
      await fireAll(store(), midnight);
      await fireAll(store(), midnight);
      const [event, ...more] = await told();
      assert.deepEqual([event?.body, more], [JSON.stringify([consentId]), []]);
      const said = "select from outbox where subject_id = $1 and type like 'person.%'";
      assert.deepEqual(await db.query(said, [uuidOf(subjectId)]), []);
    });

    test("a corrected number leads to all that she has, and the wrong one to nobody", async () => {
      const person = await newPerson(store());
      const { subjectId, iin } = person;
      accepted(await ask(store(), { subjectId, fields: { iin } }));
      const to = nextIin();
      const { state } = accepted(await correct(store(), person, to));
      assert.equal(state.requests.size, 1);
      assert.equal(await found(to), subjectId);
      assert.equal(await found(iin), undefined);
      assert.equal(await number(subjectId), to.digits);
      assert.equal(await lookups(subjectId), store().ring.inUse("mac").length);
      assert.notEqual(await ensureSubject(store().db, store().ring, iin), subjectId);
      const folded = await foldSubject(store().db, subjectId, ALL);
      assert.deepEqual(plain(folded), plain(await readSubject(store(), subjectId)));
      // Nor does an event, the locator or a message name a number.
      const seen = "select body::text as text from event where subject_id = $1";
      for (const { text } of await store().db.query<{ text: string }>(seen, [uuidOf(subjectId)])) {
        assert.ok(!text.includes(iin.digits) && !text.includes(to.digits));
      }
    });

    test("a corrected number does not lead away from somebody who has a life, but from a number that was only probed", async () => {
      const { db, ring } = store();
      const person = await newPerson(store());
      accepted(await ask(store(), { subjectId: person.subjectId }));
      const other = await newPerson(store());
      await consented(store(), other.subjectId);
      const refused = await correct(store(), person, other.iin);
      assert.equal(refused.ok ? "" : refused.code, "person-known-already");
      assert.equal(await found(other.iin), other.subjectId);
      assert.equal(await found(person.iin), person.subjectId);
      const probed = nextIin();
      const nobody = await ensureSubject(db, ring, probed);
      accepted(await correct(store(), person, probed));
      assert.equal(await found(probed), person.subjectId);
      assert.equal(await lookups(nobody), 0);
    });

    test("a sign-in by a number that was put right ends, and nobody signs in by one that is not hers", async () => {
      const { db, ring } = store();
      const person = await newPerson(store());
      const { subjectId, iin } = person;
      accepted(await ask(store(), { subjectId, fields: { iin } }));
      const signIn = (who: Person, name: string) => {
        const [sha256, expiresAt] = [randomBytes(32), at("2026-07-13T23:00:00+05:00")];
        const attestation = { issuer: "https://identity.test", name, level: "", idToken: "a.b.c" };
        return insertSession(db, ring, {
          ...{ ...who, sha256: new Uint8Array(sha256), signedInAt: MONDAY, expiresAt, attestation },
        });
      };
      const sessions = async (id: SubjectId): Promise<number> =>
        (await db.query("select from portal_session where subject_id = $1", [uuidOf(id)])).length;
      assert.equal(await signIn(person, "Somebody else"), true);
      const to = nextIin();
      const newcomer = { subjectId: await ensureSubject(db, ring, to), iin: to };
      assert.equal(await signIn(newcomer, "Her own name"), true);
      accepted(await correct(store(), person, to));
      assert.equal(await sessions(subjectId), 0);
      assert.equal(await nameOfPerson(db, ring, subjectId), undefined);
      assert.equal(await sessions(newcomer.subjectId), 0);
      assert.equal(await number(newcomer.subjectId), undefined, "nothing tells who that was");
      assert.equal(await signIn(person, "Somebody else"), false);
      assert.equal(await signIn(newcomer, "Her own name"), false);
      assert.equal(await number(subjectId), to.digits);
      assert.equal(await signIn({ subjectId, iin: to }, "Her own name"), true);
      assert.equal(await nameOfPerson(db, ring, subjectId), "Her own name");

      const hers = nextIin();
      const acting = await ensureSubject(db, ring, hers);
      const representationId = randomIds.next("rpn");
      const forSubjectId = await ensureSubject(db, ring, nextIin());
      await insertRepresentativeOf(db, { subjectId: acting, forSubjectId, representationId });
      const refused = await correct(store(), { subjectId, iin: to }, hers);
      assert.equal(refused.ok ? "" : refused.code, "person-known-already");
      assert.equal(await found(hers), acting, "who acts for somebody does not give way");
    });

    test("of a locked person who signs in no name is kept", async () => {
      const { db, ring } = store();
      const { subjectId, iin } = await newPerson(store());
      await db.query("update subject set locked_at = $2 where subject_id = $1", [
        uuidOf(subjectId),
        MONDAY,
      ]);
      const attestation = { issuer: "i", name: "A name", level: "", idToken: "a.b.c" };
      const session = { sha256: new Uint8Array(randomBytes(32)), signedInAt: MONDAY };
      const begun = { ...session, subjectId, iin, attestation };
      const expiresAt = at("2026-07-13T23:00:00+05:00");
      assert.equal(await insertSession(db, ring, { ...begun, expiresAt }), true);
      assert.equal(await nameOfPerson(db, ring, subjectId), undefined);
    });

    test("a corrected number is forgotten with her", async () => {
      const person = await newPerson(store());
      const { subjectId } = person;
      accepted(await ask(store(), { subjectId }));
      const to = nextIin();
      accepted(await correct(store(), person, to));
      assert.ok((await erase(store(), subjectId)).ok);
      assert.deepEqual([await found(person.iin), await found(to)], [undefined, undefined]);
    });

    test("a corrected number is hers before or after whatever happens at the same time, and nothing brings the old one back", async () => {
      const { db, ring } = store();
      for (let round = 0; round < ROUNDS; round += 1) {
        const person = await newPerson(store());
        const { subjectId, iin } = person;
        accepted(await ask(store(), { subjectId, fields: { iin } }));
        const to = nextIin();
        const [corrected] = await Promise.all([
          times(3, (index) => correct(store(), person, index === 0 ? to : nextIin())),
          times(4, () => ask(store(), { subjectId, fields: { iin } })),
          times(4, () => ensureSubject(db, ring, iin)),
          times(4, () => ensureSubject(db, ring, to)),
          times(2, () => ensureSubjects(db, ring, [to, iin, nextIin()])),
        ]);
        const codes = corrected.map((each) => (each.ok ? "corrected" : each.code)).toSorted();
        assert.deepEqual(codes, ["corrected", "person-erased", "person-erased"]);
        assert.notEqual(await number(subjectId), iin.digits);
        assert.notEqual(await found(iin), subjectId);
        assert.equal(await lookups(subjectId), ring.inUse("mac").length);
        const folded = await foldSubject(db, subjectId, ALL);
        assert.deepEqual(plain(folded), plain(await readSubject(store(), subjectId)));
      }
    });

    test("a number is taken by one of two who claim it at once", async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const people = await Promise.all([newPerson(store()), newPerson(store())]);
        for (const { subjectId } of people) accepted(await ask(store(), { subjectId }));
        const to = nextIin();
        const done = await Promise.all(people.map((person) => correct(store(), person, to)));
        const codes = done.map((each) => (each.ok ? "corrected" : each.code)).toSorted();
        assert.deepEqual(codes, ["corrected", "person-known-already"]);
        const winner = people[done.findIndex(({ ok }) => ok)];
        assert.equal(await found(to), winner?.subjectId);
      }
    });
  },
  seedRegistry,
);
