import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sameIin, uuidOf, type RightsCallId } from "@kelisim/core";
import { iinsOf, openPart, readSubject, rightsCallWords, type Store } from "@kelisim/store";
import { asOwner } from "./support/catalog.ts";
import { formsOf, hashesOf, searchFiles, searchTables, type Needle } from "./support/needles.ts";
import { newPerson, type Person } from "./support/people.ts";
import { seedRegistry } from "./support/registry.ts";
import { ENGINES, newPlace, openAt, type Place } from "./support/stores.ts";
import { PHONE, SECRETS, tellWholeStory } from "./support/whole-story.ts";

/** In the tables for sure: a search that does not find it finds nothing. */
const PUBLIC: readonly Needle[] = [{ what: "purpose code", bytes: Buffer.from("credit-scoring") }];

const secretsOf = ({ iin }: Person): Needle[] => [
  ...formsOf("IIN", iin.digits),
  ...hashesOf("IIN", iin.digits),
  ...hashesOf("IIN with its field", `iin${iin.digits}`),
  ...formsOf("phone", PHONE),
  ...formsOf("phone without plus", PHONE.slice(1)),
  ...hashesOf("phone", PHONE),
  ...Object.entries(SECRETS).flatMap(([what, text]) => [
    ...formsOf(what, text),
    ...formsOf(`part of ${what}`, text.split(" ")[0] ?? text),
  ]),
];

/** Filled by the story; a table that this list lacks would be searched empty. */
const FILLED = [
  ...["access_log", "answer", "api_key", "command_audit", "consent_request", "duty", "event"],
  ...["feed", "outbox", "record_locator", "rights_call", "service", "subject", "subject_field"],
  ...["subject_key", "subject_lookup"],
];

for (const engine of ENGINES) {
  describe(`what a store on ${engine} keeps of a person`, () => {
    let place: Place;
    let store: Store;
    let person: Person;
    let call: RightsCallId;
    before(async () => {
      place = await newPlace(engine, "ready");
      store = await openAt(place);
      await seedRegistry(store);
      person = await newPerson(store);
      call = await tellWholeStory(store, person);
    });
    after(async () => {
      await store.close();
      await place.remove();
    });

    test("shows no identifier, name or word of hers in any column of any table", async () => {
      const { found, filled } = await searchTables(store.db, secretsOf(person));
      assert.deepEqual(found, []);
      for (const table of FILLED) assert.ok(filled.includes(table), `${table} is empty`);
      assert.notDeepEqual((await searchTables(store.db, PUBLIC)).found, []);
    });

    // A server's files belong to another user, and hold what the tables hold.
    if (engine === "PGlite") {
      test("shows none in any file of its directory either", async () => {
        const { location } = place;
        assert.ok(location.kind === "embedded");
        await store.close();
        // Rows stand in files as they are; other forms would have been found in the tables.
        const asIs = secretsOf(person).filter(({ what }) => !/UTF-16|JSON|base64|hex/.test(what));
        assert.deepEqual(searchFiles(location.directory, asIs), []);
        assert.notDeepEqual(searchFiles(location.directory, PUBLIC), []);
        store = await openAt(place);
      });
    }

    test("gives her number and words back to who has the key file", async () => {
      const { db, ring } = store;
      const { subjectId, iin } = person;
      const found = (await iinsOf(db, ring, [subjectId, subjectId])).get(subjectId);
      assert.ok(found !== undefined && sameIin(found, iin));
      assert.deepEqual(await rightsCallWords(db, ring, subjectId, call), {
        text: SECRETS.objection,
      });
      const words = Object.assign({}, ...(await openedParts())) as Record<string, string>;
      const { reply, reviewer, reason, clerk, description } = SECRETS;
      assert.deepEqual(words, { text: reply, reviewer, reason, clerk, description });
    });

    test("opens nothing without her key, throws nothing, and still knows what happened", async () => {
      const { db, ring } = store;
      const { subjectId } = person;
      const before = await readSubject(store, subjectId);
      await asOwner(db, "delete from subject_key where subject_id = $1", [uuidOf(subjectId)]);
      assert.equal((await iinsOf(db, ring, [subjectId])).size, 0);
      assert.deepEqual(await rightsCallWords(db, ring, subjectId, call), {});
      for (const part of await openedParts()) assert.deepEqual(part, {});
      const state = await readSubject(store, subjectId);
      assert.equal(state.seq, before.seq);
      assert.equal(state.consents.size, 1);
    });

    type Sealed = { event_id: string; sealed: Uint8Array | null };

    /** The sealed parts of her events, opened in their order. */
    async function openedParts(): Promise<Readonly<Record<string, string>>[]> {
      const { db, ring } = store;
      const { subjectId } = person;
      const text = "select event_id, sealed from event where subject_id = $1 order by seq";
      const rows = await db.query<Sealed>(text, [uuidOf(subjectId)]);
      assert.ok(rows.filter(({ sealed }) => sealed !== null).length >= 4);
      return Promise.all(
        rows.map(({ event_id, sealed }) =>
          openPart(db, ring, subjectId, event_id.replaceAll("-", ""), sealed),
        ),
      );
    }
  });
}
