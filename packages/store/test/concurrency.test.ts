import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { uuidOf, type AccessQuestion, type Purpose } from "@kelisim/core";
import {
  changePurpose,
  ensureSubject,
  findSubject,
  lockSubject,
  purposeById,
  readFeed,
  readSubject,
  receiversUnder,
  relayFeed,
  type IdempotencyMark,
  type Queryable,
  type Store,
} from "@kelisim/store";
import { MONDAY } from "../../core/src/testing/person.test-support.ts";
import {
  BANK,
  BUREAU,
  DELIVERY,
  HOST,
  KEEPER,
  LOANS,
  SCORING,
} from "../../core/src/testing/registry.test-support.ts";
import { accepted, ask, consented, grant, randomIds, withdraw } from "./support/commands.ts";
import { gate, outcomesOf, repeated, times } from "./support/at-once.ts";
import { newPerson, nextIin, type Person } from "./support/people.ts";
import { decideAt, logOf, planned } from "./support/questions.ts";
import { addKey, addPurpose, seedRegistry } from "./support/registry.ts";
import { ENGINES_AND_POOL_OF_ONE, onEveryStore } from "./support/stores.ts";

const countOf = async (
  db: Queryable,
  from: string,
  params: readonly unknown[],
): Promise<number> => {
  const [row] = await db.query<{ count: number }>(
    `select count(*)::int as count from ${from}`,
    params,
  );
  return row?.count ?? -1;
};

const newMark = (): IdempotencyMark => ({
  partyId: BANK.id,
  route: "create-consent-request",
  macs: [
    {
      keyVersion: 1,
      keyMac: new Uint8Array(randomBytes(32)),
      bodyMac: new Uint8Array(randomBytes(32)),
    },
  ],
  inUse: [1],
});

const processing = (purpose: Purpose): AccessQuestion => ({
  service: "non-state",
  at: MONDAY,
  requester: BANK,
  action: "process",
  object: LOANS,
  purpose,
  categories: purpose.categories.required,
  recipient: undefined,
  country: undefined,
  recipientRoles: [],
  biometric: [],
});

const passingOnToBureau = (): AccessQuestion => ({
  ...processing(SCORING),
  action: "disclose",
  categories: ["iin"],
  recipient: BUREAU.id,
  recipientRoles: BUREAU.roles,
});

/** A new purpose that lasts until it is reached, and somebody who was asked for it. */
async function askedForNewPurpose(store: Store) {
  const id = randomIds.next("pur");
  const purpose: Purpose = { ...DELIVERY, id, code: id };
  await addPurpose(store, purpose);
  const person = await newPerson(store);
  const { result: requestId } = accepted(await ask(store, person, id));
  return { purpose, person, requestId };
}

const achieveForAll = (
  { db }: Store,
  { id }: Purpose,
  meanwhile: () => Promise<void> = async () => undefined,
): Promise<void> =>
  db.tx(async (tx) => {
    await changePurpose(tx, id, { at: MONDAY, by: null }, (purpose) => ({
      ...purpose,
      achievedCount: purpose.achievedCount + 1,
    }));
    await meanwhile();
  });

/** What the bank hears now about a person, with the purpose as it is now. */
async function reasonNow(store: Store, person: Person, { id }: Purpose): Promise<string> {
  const purpose = await purposeById(store.db, id);
  assert.ok(purpose !== undefined);
  const row = planned(store, await addKey(store), { person, question: processing(purpose) });
  const [outcome] = await decideAt(store.db, [row], MONDAY);
  return outcome?.kind === "decided" ? outcome.reason : String(outcome?.kind);
}

type FeedRow = {
  feed_seq: number;
  outbox_id: string;
  subject_id: string;
  seq: number;
  sent: boolean;
};

/** Reads a feed page by page as a party does, from its beginning until nobody writes any more. */
async function readToTheEnd(db: Queryable, isWriting: () => boolean): Promise<number[]> {
  const seen: number[] = [];
  while (isWriting()) {
    for (const { feedSeq } of await readFeed(db, BANK.id, seen.at(-1) ?? 0, 7)) seen.push(feedSeq);
    await sleep(1);
  }
  return seen;
}

onEveryStore(
  "at the same time",
  (store, engine) => {
    const newcomer = (): Promise<Person> => newPerson(store());

    test("twenty answers to one request: one is a consent and the others hear that it was answered", async () => {
      const { subjectId } = await newcomer();
      const { result: requestId } = accepted(await ask(store(), { subjectId }));
      const outcomes = await outcomesOf(
        Array.from({ length: 20 }, () => grant(store(), { subjectId }, requestId)),
      );
      const others = repeated(19, "request-already-answered");
      assert.deepEqual(outcomes, ["acted", ...others]);
      const state = await readSubject(store(), subjectId);
      assert.equal(state.consents.size, 1);
      assert.equal(state.seq, 2);
    });

    test("ten withdrawals of one consent leave one set of duties", async () => {
      const { subjectId } = await newcomer();
      const consentId = await consented(store(), subjectId);
      const done = await times(10, () => withdraw(store(), { subjectId }, consentId));
      for (const each of done) assert.equal(accepted(each).result, consentId);
      const { duties } = await readSubject(store(), subjectId);
      const owing = [...duties.values()].map(({ partyId }) => partyId).toSorted();
      assert.deepEqual(owing, [BANK.id, KEEPER.id, HOST.id].toSorted());
    });

    test("sixteen first looks at one person make one subject and leave no other row", async () => {
      const { db, ring } = store();
      const before = await countOf(db, "subject", []);
      const iin = nextIin();
      const found = await times(16, () => ensureSubject(db, ring, iin));
      assert.equal(new Set(found).size, 1);
      assert.equal(await findSubject(db, ring, iin), found[0]);
      assert.equal(await countOf(db, "subject", []), before + 1);
      const orphans = `subject s full join subject_lookup l using (subject_id)
                       where s.subject_id is null or l.subject_id is null`;
      assert.equal(await countOf(db, orphans, []), 0);
    });

    test("of one command sent eight times with one key, one acts and the others are told to answer like it", async () => {
      const { subjectId } = await newcomer();
      const mark = newMark();
      const outcomes = await outcomesOf(
        Array.from({ length: 8 }, () => ask(store(), { subjectId, mark })),
      );
      assert.deepEqual(outcomes, ["acted", ...repeated(7, "raced")]);
      assert.equal((await readSubject(store(), subjectId)).requests.size, 1);
    });

    test("of eight commands about eight people with one key, one acts", async () => {
      const mark = newMark();
      const people = await times(8, newcomer);
      const outcomes = await outcomesOf(
        people.map(({ subjectId }) => ask(store(), { subjectId, mark })),
      );
      assert.deepEqual(outcomes, ["acted", ...repeated(7, "raced")]);
      const states = await Promise.all(people.map((who) => readSubject(store(), who.subjectId)));
      const asked = states.filter(({ requests }) => requests.size > 0);
      assert.equal(asked.length, 1);
      assert.equal(
        states.reduce((sum, { seq }) => sum + seq, 0),
        1,
      );
    });

    test("no decision that starts after a withdrawal is acknowledged permits", async () => {
      const key = await addKey(store());
      for (let round = 0; round < 3; round += 1) {
        const person = await newcomer();
        const consentId = await consented(store(), person.subjectId);
        const callerId = randomIds.next("pty");
        const question = processing(SCORING);
        let acknowledged = false;
        const reasons: { readonly late: boolean; readonly reason: string }[] = [];
        const decideOn = async (): Promise<void> => {
          for (let after = 0; after < 3;) {
            const late = acknowledged;
            const row = planned(store(), key, { person, question }, { callerId });
            const [outcome] = await decideAt(store().db, [row], MONDAY);
            assert.ok(outcome?.kind === "decided");
            reasons.push({ late, reason: outcome.reason });
            if (late) after += 1;
          }
        };
        const deciding = times(6, decideOn);
        const withdrawing = withdraw(store(), person, consentId).finally(() => {
          acknowledged = true;
        });
        const [done] = await Promise.all([withdrawing, deciding]);
        const { state } = accepted(done);

        const late = reasons.filter((each) => each.late).map(({ reason }) => reason);
        assert.deepEqual(new Set(late), new Set(["consent-withdrawn"]));
        const withdrawnAt = 3;
        assert.equal(state.seq, withdrawnAt + 3);
        for (const { permitted, subjectSeq } of await logOf(store(), callerId)) {
          assert.equal(permitted, subjectSeq < withdrawnAt);
        }
      }
    });

    test("a passing-on waits for a withdrawal that is under way, and is planned again or denied", async (t) => {
      const person = await newcomer();
      const consentId = await consented(store(), person.subjectId);
      const key = await addKey(store());
      const question = passingOnToBureau();
      const held = gate();
      const release = gate();
      t.after(release.open);
      const withdrawing = store().db.tx(async (tx) => {
        await lockSubject(tx, person.subjectId);
        held.open();
        await release.passed;
        const text = "update subject set seq = seq + 1 where subject_id = $1";
        await tx.query(text, [uuidOf(person.subjectId)]);
      });
      await held.passed;
      const row = planned(store(), key, { person, question }, { plannedReason: undefined });
      const passing = decideAt(store().db, [row], MONDAY);
      await sleep(60);
      const receivers = () => receiversUnder(store().db, person.subjectId, [uuidOf(consentId)]);
      release.open();
      await withdrawing;
      const [outcome] = await passing;
      // With one connection the question runs after the withdrawal and needs no second plan.
      const isLogged = outcome?.kind === "decided";
      assert.equal(isLogged || outcome?.kind === "held", true);
      assert.deepEqual(
        await receivers(),
        isLogged && outcome.reason === "consent" ? [BUREAU.id] : [],
      );
      if (engine === "PostgreSQL") assert.equal(outcome?.kind, "held");
    });

    test("a batch leaves a passing-on that a withdrawal holds to be asked alone, and decides its neighbours", async (t) => {
      if (engine !== "PostgreSQL") return;
      const key = await addKey(store());
      const [busy, idle] = [await newcomer(), await newcomer()];
      for (const { subjectId } of [busy, idle]) await consented(store(), subjectId);
      const question = passingOnToBureau();
      const [held, release] = [gate(), gate()];
      t.after(release.open);
      const withdrawing = store().db.tx(async (tx) => {
        await lockSubject(tx, busy.subjectId);
        held.open();
        await release.passed;
      });
      await held.passed;
      const rows = [busy, idle].map((person) => planned(store(), key, { person, question }));
      const outcomes = await decideAt(store().db, rows, MONDAY);
      assert.deepEqual(
        outcomes.map(({ kind }) => kind),
        ["held", "decided"],
      );
      release.open();
      await withdrawing;
    });

    test("a consent that is being given holds off 'achieved for everyone', which then ends it", async (t) => {
      const { purpose, person, requestId } = await askedForNewPurpose(store());
      const held = gate();
      const release = gate();
      t.after(release.open);
      const order: string[] = [];
      const granting = grant(store(), person, requestId, async () => {
        held.open();
        await release.passed;
      }).then(() => order.push("granted"));
      await held.passed;
      const achieving = achieveForAll(store(), purpose).then(() => order.push("achieved"));
      await sleep(60);
      assert.deepEqual(order, []);
      release.open();
      await Promise.all([granting, achieving]);
      // Both are through; their answers come by two connections, in either order.
      assert.deepEqual(new Set(order), new Set(["achieved", "granted"]));
      assert.equal(await reasonNow(store(), person, purpose), "purpose-achieved");
    });

    test("'achieved for everyone' that is under way holds off a consent, which then counts", async (t) => {
      const { purpose, person, requestId } = await askedForNewPurpose(store());
      const held = gate();
      const release = gate();
      t.after(release.open);
      const order: string[] = [];
      const achieving = achieveForAll(store(), purpose, async () => {
        held.open();
        await release.passed;
      }).then(() => order.push("achieved"));
      await held.passed;
      const granting = grant(store(), person, requestId).then(() => order.push("granted"));
      await sleep(60);
      assert.deepEqual(order, []);
      release.open();
      await Promise.all([granting, achieving]);
      assert.deepEqual(new Set(order), new Set(["achieved", "granted"]));
      assert.equal(await reasonNow(store(), person, purpose), "consent");
    });

    test("eight relays give every message exactly one number, without gaps, while events are written", async () => {
      const { db } = store();
      const writers = { write: true };
      const relays = times(8, async () => {
        while (writers.write) await relayFeed(db, BANK.id, MONDAY);
      });
      const reader = readToTheEnd(db, () => writers.write);
      const told = times(6, async () => {
        const person = await newcomer();
        await withdraw(store(), person, await consented(store(), person.subjectId));
      }).finally(() => {
        writers.write = false;
      });
      await Promise.all([told, relays]);
      const last = await relayFeed(db, BANK.id, MONDAY);

      const feed = await db.query<FeedRow>(
        `select f.feed_seq, f.outbox_id, o.subject_id, o.seq, o.sent_at is not null as sent
         from feed f full join outbox o using (outbox_id)
         where coalesce(f.party_id, o.party_id) = $1 order by f.feed_seq`,
        [uuidOf(BANK.id)],
      );
      assert.deepEqual(
        feed.map(({ feed_seq }) => feed_seq),
        feed.map((_, index) => index + 1),
      );
      assert.equal(feed.length, last);
      assert.ok(feed.every(({ sent }) => sent));
      assert.equal(new Set(feed.map(({ outbox_id }) => outbox_id)).size, feed.length);
      const newestOf = new Map<string, number>();
      for (const { subject_id, seq } of feed) {
        assert.ok(seq > (newestOf.get(subject_id) ?? 0), "a person's messages are out of order");
        newestOf.set(subject_id, seq);
      }
      const seen = await reader;
      assert.deepEqual(
        seen,
        feed.slice(0, seen.length).map(({ feed_seq }) => feed_seq),
      );
      assert.ok(feed.length >= 6 * 4);
    });
  },
  seedRegistry,
  ENGINES_AND_POOL_OF_ONE,
);
