import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  cancelRequest,
  day,
  tellOfBreach,
  uuidOf,
  type AccessQuestion,
  type RightsCallId,
  type SubjectId,
} from "@kelisim/core";
import {
  addTickets,
  completeErasures,
  ensureDataKey,
  ensureSubject,
  findSubject,
  foldSubject,
  iinsOf,
  openPart,
  orderErasure,
  readSubject,
  rightsCallWords,
  searchSubject,
  sweepDestroyed,
  type IssuedTicket,
  type Store,
} from "@kelisim/store";
import { MONDAY } from "../../core/src/testing/person.test-support.ts";
import { at, plain } from "../../core/src/testing/plain.test-support.ts";
import { BANK, KEEPER, LOANS, SCORING } from "../../core/src/testing/registry.test-support.ts";
import { asOwner } from "./support/catalog.ts";
import {
  actorIn,
  ask,
  consented,
  grant,
  randomIds,
  run,
  withdraw,
  accepted,
} from "./support/commands.ts";
import { erase, OBLIGATION, retained, rowsOf, settle, wholeStore } from "./support/erasing.ts";
import { formsOf, searchFiles, searchTables, type Needle } from "./support/needles.ts";
import { newPerson, type Person } from "./support/people.ts";
import { decideAt, planned } from "./support/questions.ts";
import { keepReceipt } from "./support/receipts.ts";
import { addKey, KEY_ID, seedRegistry } from "./support/registry.ts";
import { ENGINES, newPlace, onEveryStore, openAt, type Place } from "./support/stores.ts";
import { PHONE, SECRETS, tellWholeStory } from "./support/whole-story.ts";

const ALL = 1_000_000;
/** Whose rows an erasure is meant to destroy or to add. */
const TOUCHED = [
  ...["subject", "subject_lookup", "subject_key", "subject_field", "ticket", "erasure", "event"],
  ...["receipt", "log_pending"],
];

const ticketOf = (subjectId: SubjectId): IssuedTicket => ({
  ...{ id: randomIds.next("tkt"), subjectId, decisionId: uuidOf(randomIds.next("evt")) },
  ...{ requesterId: BANK.id, objectId: LOANS.id, issuedAt: MONDAY, expiresAt: MONDAY },
});

/** The rows by which somebody could still be found or read: wrapped key, sealed fields, keyed hashes. */
async function keptBytes({ db }: Store, subjectId: SubjectId): Promise<Needle[]> {
  const needles: Needle[] = [];
  for (const [table, column] of [
    ["subject_lookup", "mac"],
    ["subject_key", "wrapped"],
    ["subject_field", "sealed"],
    ["receipt", "sealed"],
  ] as const) {
    const text = `select ${column} as bytes from ${table} where subject_id = $1`;
    for (const { bytes } of await asOwner<{ bytes: Uint8Array }>(db, text, [uuidOf(subjectId)])) {
      needles.push({ what: `${table}.${column}`, bytes: Buffer.from(bytes) });
    }
  }
  return needles;
}

const wordsOf = ({ iin }: Person): Needle[] => [
  ...formsOf("IIN", iin.digits),
  ...formsOf("phone", PHONE),
  ...Object.entries(SECRETS).flatMap(([what, text]) => formsOf(what, text)),
];

for (const engine of ENGINES) {
  describe(`a person erased from a store on ${engine}`, () => {
    let place: Place;
    let store: Store;
    let person: Person;
    let other: Person;
    let call: RightsCallId;
    let bytes: Needle[];
    let events: readonly string[];
    let earlier: ReadonlyMap<string, readonly string[]>;
    before(async () => {
      place = await newPlace(engine, "ready");
      store = await openAt(place);
      await seedRegistry(store);
      person = await newPerson(store);
      other = await newPerson(store);
      call = await tellWholeStory(store, person);
      await tellWholeStory(store, other);
      await settle(store, person.subjectId);
      for (const { subjectId } of [person, other])
        await addTickets(store.db, [ticketOf(subjectId)]);
      for (const { subjectId } of [person, other]) await keepReceipt(store, subjectId);
      bytes = await keptBytes(store, person.subjectId);
      earlier = await wholeStore(store, TOUCHED);
      events = await rowsOf(store, "event");
      assert.deepEqual(await erase(store, person.subjectId), { ok: true, status: "erased" });
    });
    after(async () => {
      await store.close();
      await place.remove();
    });

    const countOf = async (table: string, subjectId = person.subjectId): Promise<number> => {
      const text = `select count(*)::int as rows from ${table} where subject_id = $1`;
      return (await asOwner<{ rows: number }>(store.db, text, [uuidOf(subjectId)]))[0]?.rows ?? -1;
    };

    test("has no field, no look-up, no key, and no word of hers in any table", async () => {
      assert.ok(bytes.length >= 4, "there was nothing to destroy");
      const destroyed = ["subject_lookup", "subject_key", "subject_field", "ticket", "receipt"];
      for (const table of destroyed) {
        assert.equal(await countOf(table), 0, table);
        assert.ok((await countOf(table, other.subjectId)) > 0, table);
      }
      const { found } = await searchTables(store.db, [...bytes, ...wordsOf(person)]);
      assert.deepEqual(found, []);
      assert.equal(await countOf("erasure"), 1);
    });

    test("leaves every other record byte for byte as it was", async () => {
      const later = await wholeStore(store, TOUCHED);
      assert.deepEqual([...later.keys()], [...earlier.keys()]);
      for (const [table, rows] of later) assert.deepEqual(rows, earlier.get(table), table);
      assert.ok((later.get("access_log")?.length ?? 0) >= 2);
      const added = (await rowsOf(store, "event")).filter((row) => !events.includes(row));
      assert.equal(added.length, 1);
      assert.equal((await rowsOf(store, "event")).length, events.length + 1);
    });

    test("keeps her events, one more than before, who did it among them, and the fold is the projection", async () => {
      const { db } = store;
      const state = await readSubject(store, person.subjectId);
      assert.deepEqual(plain(await foldSubject(db, person.subjectId, ALL)), plain(state));
      assert.deepEqual(plain(state.erasure), plain({ state: "erased", at: MONDAY }));
      const [last] = await db.query<{ type: string; actor_key: string; sealed: unknown }>(
        "select type, actor_key, sealed from event where subject_id = $1 order by seq desc limit 1",
        [uuidOf(person.subjectId)],
      );
      assert.deepEqual(
        [last?.type, last?.actor_key.replaceAll("-", ""), last?.sealed],
        ["person.erased", uuidOf(KEY_ID), null],
      );
    });

    test("is nobody to whoever asks, and nothing throws", async () => {
      const { db, ring } = store;
      assert.equal(await findSubject(db, ring, person.iin), undefined);
      assert.equal((await iinsOf(db, ring, [person.subjectId])).size, 0);
      assert.deepEqual(await rightsCallWords(db, ring, person.subjectId, call), {});
      const [sealed] = await db.query<{ event_id: string; sealed: Uint8Array }>(
        "select event_id, sealed from event where subject_id = $1 and sealed is not null limit 1",
        [uuidOf(person.subjectId)],
      );
      assert.ok(sealed !== undefined);
      const eventId = sealed.event_id.replaceAll("-", "");
      assert.deepEqual(await openPart(db, ring, person.subjectId, eventId, sealed.sealed), {});
    });

    test("is refused by a code of its own, gets no new key, and is not erased twice", async () => {
      const { subjectId, iin } = person;
      const before = await wholeStore(store, []);
      const [request] = (await readSubject(store, subjectId)).requests.keys();
      assert.ok(request !== undefined);
      for (const late of [
        run(store, { subjectId, decide: async (state) => cancelRequest(state, request, MONDAY) }),
        grant(store, { subjectId }, request),
        ask(store, { subjectId, fields: { iin } }),
      ]) {
        assert.deepEqual(await late, { ok: false, code: "person-erased", faults: [] });
      }
      await assert.rejects(
        store.db.tx((tx) => ensureDataKey(tx, store.ring, subjectId)),
        /a data key for an erased person/,
      );
      assert.deepEqual(await erase(store, subjectId), { ok: true, status: "erased" });
      assert.deepEqual(await wholeStore(store, []), before);
    });

    test("is swept out of the files too, as far as they are this database's", async () => {
      assert.equal(await sweepDestroyed(store, MONDAY), true);
      assert.equal(await sweepDestroyed(store, at("2026-07-15T10:00:00+05:00")), false);
      const { location } = place;
      if (location.kind !== "embedded") return;
      await store.close();
      assert.deepEqual(searchFiles(location.directory, bytes), []);
      const still = formsOf("purpose code", SCORING.code).slice(0, 1);
      assert.notDeepEqual(searchFiles(location.directory, still), []);
      store = await openAt(place);
    });

    test("who comes again is somebody new, of whom nothing is known", async () => {
      const again = await ensureSubject(store.db, store.ring, person.iin);
      assert.notEqual(again, person.subjectId);
      assert.equal((await readSubject(store, again)).seq, 0);
      await consented(store, again);
      assert.equal(await countOf("subject_key"), 0);
    });
  });
}

onEveryStore(
  "an order to erase",
  (store) => {
    const question: AccessQuestion = {
      ...({ service: "non-state", at: MONDAY, requester: BANK, action: "process" } as const),
      ...{ object: LOANS, purpose: SCORING, categories: ["iin"] },
      ...{ recipient: undefined, recipientRoles: [], biometric: [], country: undefined },
    };
    const reasonFor = async (person: Person, asked: Partial<AccessQuestion> = {}) => {
      const put = { person, question: { ...question, ...asked } };
      const [outcome] = await decideAt(
        store().db,
        [planned(store(), await addKey(store()), put)],
        MONDAY,
      );
      return outcome?.kind === "decided" ? outcome.reason : outcome?.kind;
    };

    test("is refused while a consent can be withdrawn or a duty is open, and changes nothing", async () => {
      const { subjectId } = await newPerson(store());
      const consentId = await consented(store(), subjectId);
      for (const code of ["consent-still-active", "duty-still-open"]) {
        const before = await wholeStore(store(), []);
        assert.deepEqual(await erase(store(), subjectId), { ok: false, code, faults: [] });
        assert.deepEqual(await wholeStore(store(), []), before);
        await withdraw(store(), { subjectId }, consentId);
      }
    });

    test("locks what an obligation keeps: only the holder's own retention is answered, and nobody finds her", async () => {
      const person = await newPerson(store());
      const { subjectId, iin } = person;
      const { db, ring } = store();
      const call = await tellWholeStory(store(), person);
      await settle(store(), subjectId, OBLIGATION);
      const keys = await keptBytes(store(), subjectId);
      const done = await erase(store(), subjectId);
      assert.ok(done.ok && done.status === "locked");
      assert.deepEqual(
        done.kept.map(({ holderId }) => holderId),
        [BANK.id],
      );

      assert.equal(await reasonFor(person), "retention");
      assert.equal(await reasonFor(person, { action: "collect" }), "consent-withdrawn");
      assert.equal(await reasonFor(person, { requester: KEEPER }), "consent-withdrawn");
      assert.equal(await searchSubject(db, ring, iin), undefined);
      assert.equal((await iinsOf(db, ring, [subjectId])).get(subjectId)?.digits, iin.digits);

      const unread = keys.filter(({ what }) => what !== "subject_lookup.mac");
      assert.deepEqual((await searchTables(db, [...unread, ...wordsOf(person)])).found, []);
      assert.deepEqual(await rightsCallWords(db, ring, subjectId, call), {});
      const state = await readSubject(store(), subjectId);
      assert.deepEqual(plain(await foldSubject(db, subjectId, ALL)), plain(state));
      const again = await erase(store(), subjectId);
      assert.ok(again.ok && again.status === "locked");
      assert.equal((await readSubject(store(), subjectId)).seq, state.seq);
    });

    test("a locked person who is asked again is found again, and what was destroyed stays so", async () => {
      const person = await newPerson(store());
      const { subjectId, iin } = person;
      const { db, ring } = store();
      const call = await tellWholeStory(store(), person);
      await settle(store(), subjectId, OBLIGATION);
      await erase(store(), subjectId);
      const { state } = accepted(await ask(store(), { subjectId, fields: { iin } }));
      assert.equal(state.erasure.state, "none");
      assert.equal(await searchSubject(db, ring, iin), subjectId);
      assert.deepEqual(await rightsCallWords(db, ring, subjectId, call), {});
      assert.deepEqual(plain(await foldSubject(db, subjectId, ALL)), plain(state));
      assert.deepEqual(plain(await readSubject(store(), subjectId)), plain(state));
    });

    test("is completed when the last basis has ended, by whichever process looks first", async () => {
      const { subjectId, iin } = await newPerson(store());
      const consentId = await consented(store(), subjectId);
      await withdraw(store(), { subjectId }, consentId);
      await settle(store(), subjectId, OBLIGATION, day("2026-07-31"));
      await erase(store(), subjectId);
      const { db, ring } = store();
      assert.equal(await completeErasures(store(), MONDAY), 0);
      assert.equal(await completeErasures(store(), at("2026-07-31T23:59:59+05:00")), 0);
      const end = at("2026-08-01T00:00:00+05:00");
      const counts = await Promise.all([
        completeErasures(store(), end),
        completeErasures(store(), end),
      ]);
      assert.deepEqual(counts.toSorted(), [0, 1]);
      assert.equal(await findSubject(db, ring, iin), undefined);
      const [event] = await db.query<{ type: string; actor_key: string | null }>(
        "select type, actor_key from event where subject_id = $1 order by seq desc limit 1",
        [uuidOf(subjectId)],
      );
      assert.deepEqual(event, { type: "person.erased", actor_key: null });
    });

    test("about somebody unknown is answered and recorded like one about somebody erased", async () => {
      const { db } = store();
      const recorded = async () =>
        (await db.query("select 1 as row from command_audit where command = 'erase-person'"))
          .length;
      const before = await recorded();
      const order = { now: MONDAY, actor: actorIn(store()), reason: null };
      const { subjectId } = await newPerson(store());
      const answers = [
        await orderErasure(store(), undefined, order),
        await orderErasure(store(), subjectId, order),
        await orderErasure(store(), subjectId, order),
      ];
      for (const answer of answers) assert.deepEqual(answer, { ok: true, status: "erased" });
      assert.equal(await recorded(), before + 3);
    });

    test("leaves no mark of a repeated call from which her number could be tried out", async () => {
      const { subjectId, iin } = await newPerson(store());
      const { db, ring } = store();
      const key = { keyVersion: 1, keyMac: ring.mac("idempotency-key", "k").mac };
      const bodyMac = ring.mac("idempotency-body", iin.digits).mac;
      const mark = {
        ...{ partyId: BANK.id, route: "create-consent-request", inUse: [1] },
        macs: [{ ...key, bodyMac }],
      };
      accepted(await ask(store(), { subjectId, fields: { iin }, mark }));
      const id = randomIds.next("brc");
      const breachMac = ring.mac("idempotency-body", `breach ${iin.digits}`).mac;
      const told = {
        ...{ partyId: BANK.id, route: "report-breach", inUse: [1] },
        macs: [{ ...key, bodyMac: breachMac }],
      };
      const notice = {
        ...{ id, partyId: BANK.id, objectId: LOANS.id },
        ...{ categories: ["iin"], detectedAt: MONDAY },
      };
      accepted(
        await run(store(), {
          ...{ subjectId, fields: { iin }, mark: told, resultId: () => id },
          decide: async (state) => tellOfBreach(state, notice),
        }),
      );
      const macs: Needle[] = [bodyMac, breachMac].map((bytes) => ({
        what: "body",
        bytes: Buffer.from(bytes),
      }));
      assert.equal((await searchTables(db, macs)).found.length, 2);
      await erase(store(), subjectId);
      assert.deepEqual((await searchTables(db, macs)).found, []);
      const [row] = await db.query<{ marks: number }>(
        "select count(*)::int as marks from idempotency where key_mac = $1",
        [key.keyMac],
      );
      assert.equal(row?.marks, 2, "a late repetition would act again");
    });

    test("cancels what nobody has answered, so that no answer comes late", async () => {
      const { subjectId } = await newPerson(store());
      await retained(store(), subjectId);
      const { result } = accepted(await ask(store(), { subjectId }));
      await erase(store(), subjectId);
      const { requests } = await readSubject(store(), subjectId);
      assert.equal(requests.get(result)?.outcome.state, "cancelled");
      const late = await grant(store(), { subjectId }, result);
      assert.equal(!late.ok && late.code, "request-cancelled");
    });
  },
  seedRegistry,
);
