import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { uuidOf, type AccessQuestion } from "@kelisim/core";
import {
  changePurpose,
  ensureSubject,
  findSubject,
  RacedCommandError,
  readSubject,
  type IdempotencyMark,
  type Purpose,
  type Queryable,
  type Store,
} from "@kelisim/store";
import { MONDAY } from "../../core/src/testing/person.test-support.ts";
import { BANK, DELIVERY, HOST, KEEPER, LOANS, SCORING } from "../../core/src/testing/registry.test-support.ts";
import { accepted, ask, consented, grant, randomIds, withdraw } from "./support/commands.ts";
import { newPerson, nextIin, type Person } from "./support/people.ts";
import { decideAt, logOf, planned } from "./support/questions.ts";
import { addKey, addPurpose, seedRegistry } from "./support/registry.ts";
import { ENGINES_AND_POOL_OF_ONE, onEveryStore } from "./support/stores.ts";

const times = <T>(count: number, start: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => start(index)));

const countOf = async (db: Queryable, from: string, params: readonly unknown[]): Promise<number> => {
  const [row] = await db.query<{ count: number }>(`select count(*)::int as count from ${from}`, params);
  return row?.count ?? -1;
};

/** A gate that code waits at until somebody opens it. */
function gate(): { readonly open: () => void; readonly passed: Promise<void> } {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}

const newMark = (): IdempotencyMark => ({
  partyId: BANK.id,
  route: "create-consent-request",
  keyMac: new Uint8Array(randomBytes(32)),
  bodyMac: new Uint8Array(randomBytes(32)),
});

/** What became of commands that ran at once, sorted: `acted`, `raced` or the code of a refusal. */
const outcomesOf = async (
  commands: readonly Promise<{ readonly ok: true } | { readonly ok: false; readonly code: string }>[],
): Promise<string[]> => {
  const settled = await Promise.allSettled(commands);
  return settled
    .map((each) => {
      if (each.status === "fulfilled") return each.value.ok ? "acted" : each.value.code;
      if (each.reason instanceof RacedCommandError) return "raced";
      throw each.reason;
    })
    .toSorted();
};

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
});

onEveryStore(
  "at the same time",
  (store) => {
    const newcomer = (): Promise<Person> => newPerson(store());

    test("twenty answers to one request: one is a consent and the others hear that it was answered", async () => {
      const { subjectId } = await newcomer();
      const { result: requestId } = accepted(await ask(store(), { subjectId }));
      const outcomes = await outcomesOf(
        Array.from({ length: 20 }, () => grant(store(), { subjectId }, requestId)),
      );
      const others = Array.from({ length: 19 }, () => "request-already-answered");
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
      assert.deepEqual(outcomes, ["acted", ...Array.from({ length: 7 }, () => "raced")]);
      assert.equal((await readSubject(store(), subjectId)).requests.size, 1);
    });

    test("of eight commands about eight people with one key, one acts", async () => {
      const mark = newMark();
      const people = await times(8, newcomer);
      const outcomes = await outcomesOf(
        people.map(({ subjectId }) => ask(store(), { subjectId, mark })),
      );
      assert.deepEqual(outcomes, ["acted", ...Array.from({ length: 7 }, () => "raced")]);
      const states = await Promise.all(people.map((who) => readSubject(store(), who.subjectId)));
      const asked = states.filter(({ requests }) => requests.size > 0);
      assert.equal(asked.length, 1);
      assert.equal(states.reduce((sum, { seq }) => sum + seq, 0), 1);
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
          for (let after = 0; after < 3; ) {
            const late = acknowledged;
            const row = planned(store(), key, { person, question }, { callerId });
            const [outcome] = await decideAt(store().db, [row], MONDAY);
            assert.ok(outcome?.kind === "decided");
            reasons.push({ late, reason: outcome.reason });
            if (late) after += 1;
          }
        };
        const deciding = times(6, decideOn);
        const { state } = accepted(await withdraw(store(), person, consentId));
        acknowledged = true;
        await deciding;

        const late = reasons.filter((each) => each.late).map(({ reason }) => reason);
        assert.deepEqual(new Set(late), new Set(["consent-withdrawn"]));
        const withdrawnAt = 3;
        assert.equal(state.seq, withdrawnAt + 3);
        for (const { permitted, subjectSeq } of await logOf(store(), callerId)) {
          assert.equal(permitted, subjectSeq < withdrawnAt);
        }
      }
    });
  },
  async (store) => {
    await seedRegistry(store);
  },
  ENGINES_AND_POOL_OF_ONE,
);
