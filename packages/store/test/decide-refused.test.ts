import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  addDays,
  idFrom,
  legalDayOf,
  startOfDay,
  type AccessQuestion,
  type DigitalObject,
  type Party,
  type SubjectId,
} from "@kelisim/core";
import {
  changePurpose,
  deferralCounts,
  deferringPurposes,
  ensureSubject,
  readSubject,
  receiversUnder,
  revokeApiKey,
  type ApiKey,
  type DecideOutcome,
  type PlannedAccess,
  type Store,
} from "@kelisim/store";
import { MONDAY } from "../../core/src/testing/person.test-support.ts";
import {
  BANK,
  BUREAU,
  DESK,
  LOANS,
  SCORING,
  STRANGER,
} from "../../core/src/testing/registry.test-support.ts";
import { plain } from "../../core/src/testing/plain.test-support.ts";
import { consented, randomIds } from "./support/commands.ts";
import { ACT, addSearch, endOf, idsOf, pagesOf, seen, use } from "./support/deferred-accesses.ts";
import { makeConsented } from "./support/known-people.ts";
import { newPerson, nextIin, type Person } from "./support/people.ts";
import { decideAt, logOf, planned } from "./support/questions.ts";
import { addKey, addObject, addPurpose, seedRegistry } from "./support/registry.ts";
import { onEveryStore } from "./support/stores.ts";

/** The bank processes what its purpose requires. */
const QUESTION: AccessQuestion = {
  service: "non-state",
  at: MONDAY,
  requester: BANK,
  action: "process",
  object: LOANS,
  purpose: SCORING,
  categories: ["iin", "income"],
  recipient: undefined,
  country: undefined,
  recipientRoles: [],
  biometric: [],
};

/** The reason of each row that was decided, and what became of the others. */
const kindsOf = (outcomes: readonly DecideOutcome[]): string[] =>
  outcomes.map((outcome) => (outcome.kind === "decided" ? outcome.reason : outcome.kind));

type Changes = (row: PlannedAccess) => Partial<PlannedAccess>;

/** Asks the same question about one person with each of these changes, in one batch. */
async function askChanged(
  store: Store,
  key: ApiKey,
  person: Person,
  changes: readonly Changes[],
): Promise<{ readonly kinds: readonly string[]; readonly logged: readonly string[] }> {
  const callerId = randomIds.next("pty");
  const rows = changes.map((change) => {
    const row = planned(store, key, { person, question: QUESTION }, { callerId });
    return { ...row, ...change(row) };
  });
  const kinds = kindsOf(await decideAt(store.db, rows, MONDAY));
  const ids = new Set(
    (await logOf(store, callerId)).map((entry) => entry.decisionId.replaceAll("-", "")),
  );
  const logged = rows.flatMap(({ decisionId }, index) =>
    ids.delete(decisionId) ? [kinds[index] ?? ""] : [],
  );
  assert.equal(ids.size, 0, "something else was logged");
  return { kinds, logged };
}

const ODD_CODES = [
  ...[
    "a,b",
    '"',
    '"quoted"',
    "{a}",
    "{",
    "}",
    "\\",
    "\\\\",
    "a\\,b",
    "'",
    "''",
    "%s",
    "$1",
    "--",
    ";",
  ],
  ...["NULL", "null", " ", " led", "trailed ", "a b", "жеке-деректер", "қ", "👩‍🌾", "e\u0301", "é"],
];
/** The contract refuses control characters in codes. */
const codes = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...ODD_CODES) },
  {
    weight: 2,
    arbitrary: fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
      .filter((code) => !/\p{Cc}/u.test(code)),
  },
);

/** A consent to all codes but the last covers each of them, and not the last one. */
async function checkCodes(store: Store, key: ApiKey, all: readonly string[]): Promise<void> {
  const covered = all.slice(0, -1);
  const person = await makeConsented(store, { categories: covered });
  const callerId = randomIds.next("pty");
  const asked = [covered, all, all.slice(-1), ...covered.map((code) => [code])];
  const rows = asked.map((categories) => ({
    ...planned(store, key, { person, question: QUESTION }, { callerId }),
    categories,
  }));
  const kinds = kindsOf(await decideAt(store.db, rows, MONDAY));
  const denied = "category-not-covered";
  assert.deepEqual(kinds, ["consent", denied, denied, ...covered.map(() => "consent")]);
  const entries = await logOf(store, callerId);
  const logged = new Map(entries.map((entry) => [entry.decisionId.replaceAll("-", ""), entry]));
  for (const { decisionId, categories } of rows) {
    assert.deepEqual(logged.get(decisionId)?.categories, categories);
  }
}

const asPlanned: Changes = () => ({});

onEveryStore(
  "a planned question",
  (store) => {
    const known = async (): Promise<{ readonly person: Person; readonly key: ApiKey }> => {
      const person = await newPerson(store());
      await consented(store(), person.subjectId);
      return { person, key: await addKey(store()) };
    };

    test("whose object, purpose, requester or key has another version now is stale and leaves no log row", async () => {
      const { person, key } = await known();
      const lateObject: DigitalObject = { ...LOANS, id: randomIds.next("obj") };
      await addObject(store(), lateObject);
      const { kinds, logged } = await askChanged(store(), key, person, [
        asPlanned,
        ({ object }) => ({ object: object && { ...object, version: object.version + 1 } }),
        asPlanned,
        ({ purpose }) => ({ purpose: purpose && { ...purpose, version: purpose.version - 1 } }),
        ({ requester }) => ({ requester: requester && { ...requester, version: 7 } }),
        asPlanned,
        () => ({ key: { id: key.id, version: key.version + 1 } }),
        () => ({ key: { id: randomIds.next("key"), version: 1 } }),
        () => ({ objectId: lateObject.id, object: undefined, plannedReason: "unknown-object" }),
        () => ({ objectId: randomIds.next("obj") }),
        () => ({ purposeId: randomIds.next("pur") }),
        asPlanned,
      ]);
      const [fresh, stale] = ["consent", "stale"];
      assert.deepEqual(kinds, [
        ...[fresh, stale, fresh, stale, stale, fresh],
        ...[stale, stale, stale, stale, stale, fresh],
      ]);
      assert.deepEqual(logged, ["consent", "consent", "consent", "consent"]);
    });

    test("that a revoked key put is stale, also with the version it has after that", async () => {
      const { person, key } = await known();
      const revoked = await revokeApiKey(store().db, key.id, MONDAY);
      assert.ok(revoked !== undefined);
      const { kinds, logged } = await askChanged(store(), key, person, [
        asPlanned,
        () => ({ key: revoked }),
        () => ({ plannedReason: "no-consent" }),
      ]);
      assert.deepEqual(kinds, ["stale", "stale", "stale"]);
      assert.deepEqual(logged, []);
    });

    test("about a purpose that was changed since is stale until it is planned anew", async () => {
      const purpose = { ...SCORING, id: randomIds.next("pur"), code: "changing" };
      await addPurpose(store(), purpose);
      const person = await newPerson(store());
      await consented(store(), person.subjectId, purpose.id);
      const change = { at: MONDAY, by: null };
      const changed = await store().db.tx((tx) =>
        changePurpose(tx, purpose.id, change, (present) => ({ ...present, published: true })),
      );
      const ofLine = { purposeId: purpose.id };
      const { kinds, logged } = await askChanged(store(), await addKey(store()), person, [
        () => ({ ...ofLine, purpose }),
        () => ({ ...ofLine, purpose: changed }),
      ]);
      assert.deepEqual(kinds, ["stale", "consent"]);
      assert.deepEqual(logged, ["consent"]);
    });

    test("about somebody unknown is neither decided nor logged until she has a subject", async () => {
      const { person, key } = await known();
      const iin = nextIin();
      const stranger: Person = { iin, subjectId: idFrom("sub", "0".repeat(32)) };
      const { db, ring } = store();
      const callerId = randomIds.next("pty");
      const rows = [person, stranger, person].map((who) =>
        planned(store(), key, { person: who, question: QUESTION }, { callerId }),
      );
      const [, about] = rows;
      assert.ok(about !== undefined);
      rows.push({ ...about, plannedReason: "unknown-object" });
      const before = await decideAt(db, rows, MONDAY);
      assert.deepEqual(kindsOf(before), ["consent", "unknown-person", "consent", "unknown-person"]);
      assert.equal((await logOf(store(), callerId)).length, 2);

      const subjectId: SubjectId = await ensureSubject(db, ring, iin);
      const [after] = await decideAt(db, [about], MONDAY);
      assert.ok(after?.kind === "decided");
      assert.deepEqual([after.reason, after.subjectId], ["no-consent", subjectId]);
      assert.equal((await logOf(store(), callerId)).length, 3);
    });

    test("that names nobody to pass the data to is denied even if its plan forgot to", async () => {
      const person = await makeConsented(store(), { recipients: [BUREAU.id], countries: ["DE"] });
      const { kinds } = await askChanged(store(), await addKey(store()), person, [
        () => ({ action: "disclose" }),
        () => ({ action: "cross-border" }),
        () => ({ action: "disclose", recipientBin: "999999999999" }),
        () => ({ action: "disclose", recipientBin: BUREAU.bin, recipientId: BUREAU.id }),
        () => ({ action: "cross-border", country: "FR" }),
        () => ({ action: "cross-border", country: "DE" }),
      ]);
      const [nobody, nowhere] = ["recipient-not-covered", "cross-border-not-covered"];
      assert.deepEqual(kinds, [nobody, nowhere, nobody, "consent", nowhere, "consent"]);
    });

    test("counts whoever was given data under a consent as a receiver, and nobody else", async () => {
      const person = await makeConsented(store(), { recipients: [BUREAU.id, STRANGER.id] });
      const key = await addKey(store());
      const to =
        ({ bin, id }: Party, mode: PlannedAccess["mode"] = "enforce"): Changes =>
        () => ({
          ...{ action: "disclose", recipientBin: bin, recipientId: id, mode },
        });
      const { kinds } = await askChanged(store(), key, person, [
        to(BUREAU),
        to(BUREAU),
        to(STRANGER, "check"),
        to(DESK),
        asPlanned,
      ]);
      const given = ["consent", "consent", "consent"];
      assert.deepEqual(kinds, [...given, "recipient-not-covered", "consent"]);
      const { consents } = await readSubject(store(), person.subjectId);
      const [consentId] = consents.keys();
      assert.ok(consentId !== undefined);
      const receivers = (id: string) => receiversUnder(store().db, person.subjectId, [id]);
      assert.deepEqual(await receivers(consentId.slice(4)), [BUREAU.id]);
      assert.deepEqual(await receivers(randomIds.next("con").slice(4)), []);
    });

    test("under a deferred ground is kept from the person until the end of its day, and no page shows it", async () => {
      const [person, twin] = [await newPerson(store()), await newPerson(store())];
      const key = await addKey(store());
      const open = await addSearch(store());
      const until = legalDayOf(MONDAY);
      const hidden = await addSearch(store(), { ...ACT, until });
      const [shown, kept]: [string[], string[]] = [[], []];
      for (let n = 0; n < 12; n += 1) {
        const at = MONDAY.add({ seconds: n });
        const ofPerson = { person, at };
        kept.unshift(await use(store(), key, { ...ofPerson, purpose: hidden }));
        if (n % 4 === 0) kept.unshift(await use(store(), key, { ...ofPerson, purpose: hidden }));
        const look = { ...ofPerson, purpose: open };
        await use(store(), key, look, { mode: "check" });
        if (n % 3 > 0) continue;
        shown.unshift(await use(store(), key, look));
        await use(store(), key, { ...look, person: twin });
      }
      const later = MONDAY.add({ minutes: 1 });
      for (const size of [1, 2, 3, 4, 5]) {
        const pages = await pagesOf(store(), person, later, size);
        assert.deepEqual(pages.flat(), shown);
        const sizes = (all: readonly (readonly string[])[]) => all.map(({ length }) => length);
        assert.deepEqual(sizes(pages), sizes(await pagesOf(store(), twin, later, size)));
      }
      const after = startOfDay(addDays(until, 1));
      const all = (await pagesOf(store(), person, after, 4)).flat();
      assert.deepEqual(all.toSorted(), [...shown, ...kept].toSorted());
      const [told] = (await seen(store(), person, after)).filter(({ entry }) => entry.deferred);
      assert.deepEqual([told?.ground?.code, told?.deferral], ["9-10", { ...ACT, until }]);
      assert.deepEqual(idsOf(await seen(store(), person, after, { party: BUREAU.id })), []);
      assert.equal((await seen(store(), person, after, { party: BANK.id })).length, all.length);
    });

    test("under a deferred ground comes to light when the event is told, whatever came of it", async () => {
      const person = await newPerson(store());
      const key = await addKey(store());
      const event = "The search is over";
      const purpose = await addSearch(store(), { ...ACT, event });
      const consentedTo = await makeConsented(store(), { purposeId: purpose.id });
      const ask = { person, purpose, at: MONDAY };
      const permitted = await use(store(), key, ask);
      const denied = await use(store(), key, ask, { categories: ["address"] });
      const byStranger = await use(store(), key, ask, { requester: STRANGER });
      await use(store(), key, { ...ask, person: consentedTo });
      const years = MONDAY.add({ hours: 24 * 3650 });
      assert.deepEqual(idsOf(await seen(store(), person, years)), [byStranger]);
      assert.deepEqual(idsOf(await seen(store(), consentedTo, years)), []);
      const count = async () => (await deferralCounts(store().db, [purpose.id])).get(purpose.id);
      assert.deepEqual(plain(await count()), plain({ permitted: 2, denied: 1, since: MONDAY }));
      const listed = async () =>
        (await deferringPurposes(store().db, undefined, 100)).find(
          (each) => each.purpose.id === purpose.id,
        );
      assert.deepEqual((await listed())?.party.id, BANK.id);
      const tuesday = MONDAY.add({ hours: 24 });
      const ended = await endOf(store(), purpose, tuesday);
      const open = await use(store(), key, { person, purpose: ended, at: tuesday });
      const now = idsOf(await seen(store(), person, tuesday));
      assert.deepEqual(now.toSorted(), [open, permitted, denied, byStranger].toSorted());
      assert.deepEqual(plain(await count()), plain({ permitted: 2, denied: 1, since: MONDAY }));
      const { declared } = (await listed())?.purpose ?? SCORING;
      assert.equal(declared.legal_ground?.deferral?.ended_on, legalDayOf(tuesday));
    });

    test("keeps every character of a category's code", async () => {
      const key = await addKey(store());
      await checkCodes(store(), key, ODD_CODES);
      await fc.assert(
        fc.asyncProperty(fc.uniqueArray(codes, { minLength: 2, maxLength: 9 }), (all) =>
          checkCodes(store(), key, all),
        ),
        { numRuns: 25, endOnFailure: true },
      );
    });
  },
  seedRegistry,
);
