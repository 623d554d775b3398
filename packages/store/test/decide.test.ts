import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  fieldAnswers,
  planAccess,
  REASON_CODES,
  type Instant,
  type ReasonCode,
  type SubjectState,
} from "@kelisim/core";
import type { DecideOutcome, PlannedAccess, Queryable, Store } from "@kelisim/store";
import { instants } from "../../core/src/testing/questions.test-support.ts";
import { plain } from "../../core/src/testing/plain.test-support.ts";
import { ARCHIVE, BUREAU } from "../../core/src/testing/registry.test-support.ts";
import { busyLives, RARE_LIVES } from "./support/busy-lives.ts";
import { randomIds } from "./support/commands.ts";
import {
  askable,
  askedOf,
  knowable,
  makeKnown,
  seedCountedPurposes,
} from "./support/known-people.ts";
import { questionsAbout } from "./support/line-questions.ts";
import {
  decideAt,
  decidedByCore,
  expectedEntry,
  logOf,
  planned,
  type Put,
} from "./support/questions.ts";
import { addKey, addObject, seedRegistry } from "./support/registry.ts";
import { liveThrough } from "./support/store-lives.ts";
import { onEveryStore } from "./support/stores.ts";

type Known = Put & { readonly state: SubjectState };

/** Counts the statements that go through it. */
function counting(db: Queryable): Queryable & { readonly statements: () => number } {
  let count = 0;
  return {
    query: (statement, params) => {
      count += 1;
      return db.query(statement, params);
    },
    statements: () => count,
  };
}

const hex = (uuid: string): string => uuid.replaceAll("-", "");
const byId = <T extends { readonly decisionId: string }>(rows: readonly T[]): T[] =>
  rows
    .map((row) => ({ ...row, decisionId: hex(row.decisionId) }))
    .toSorted((a, b) => (a.decisionId < b.decisionId ? -1 : 1));

function checkOutcome({ question, person, state }: Known, outcome: DecideOutcome): ReasonCode {
  const { permitted, reason, basis } = decidedByCore(question, state);
  assert.ok(outcome.kind === "decided", outcome.kind);
  assert.equal(outcome.reason, reason);
  assert.equal(outcome.subjectId, person.subjectId);
  const basisId = basis === null || basis.kind === "legal-ground" ? null : basis.id.slice(4);
  assert.equal(outcome.basisId === null ? null : hex(outcome.basisId), basisId);
  const plan = planAccess(question);
  for (const field of fieldAnswers(question, { plan, reason }, outcome.lineFacts)) {
    if (permitted) continue;
    const biometric = question.biometric.filter((each) => each === field.code);
    const single = decidedByCore({ ...question, categories: [field.code], biometric }, state);
    assert.equal(field.reason, single.reason, `${field.code} of a question that got ${reason}`);
  }
  return reason;
}

/** Asks a batch, and compares answers and log with what core decides. @returns the reasons */
async function checkBatch(
  store: Store,
  key: Parameters<typeof planned>[1],
  batch: readonly Known[],
  now: Instant,
): Promise<ReasonCode[]> {
  const callerId = randomIds.next("pty");
  const asked = batch.map((each, index) => {
    const put = { ...each, question: { ...each.question, at: now } };
    const more: Partial<PlannedAccess> = {
      callerId,
      mode: index % 3 === 0 ? "check" : "enforce",
      requesterRef: index % 2 === 0 ? undefined : `кісі "${index}", {a\\b}`,
    };
    return { put, row: planned(store, key, put, more) };
  });
  const db = counting(store.db);
  const outcomes = await decideAt(
    db,
    asked.map(({ row }) => row),
    now,
  );
  assert.equal(db.statements(), 1);
  assert.equal(outcomes.length, batch.length);
  const expected = asked.map(({ row, put }) => expectedEntry(row, put, put.state, now));
  const logged = await logOf(store, callerId);
  assert.deepEqual(plain(byId(logged)), plain(byId(expected)));
  return asked.map(({ put }, index) => {
    const outcome = outcomes[index];
    assert.ok(outcome !== undefined);
    return checkOutcome(put, outcome);
  });
}

const batchOf = (size: number) =>
  fc.record({
    now: instants,
    asked: fc.array(fc.record({ who: fc.nat(999), question: askable }), {
      minLength: size,
      maxLength: size,
      size: "max",
    }),
  });

onEveryStore(
  "the deciding statement",
  (store) => {
    test("decides and logs every question of a batch exactly as core does, in one statement", async () => {
      const key = await addKey(store());
      const seen = new Set<ReasonCode>();
      const world = fc.record({
        people: fc.array(knowable, { minLength: 5, maxLength: 9, size: "max" }),
        batches: fc.tuple(...[1, 2, 7, 64].map(batchOf)),
      });
      const asked = fc.asyncProperty(world, async ({ people, batches }) => {
        const known = await Promise.all(people.map((each) => makeKnown(store(), each)));
        for (const { now, asked } of batches) {
          const batch = asked.map(({ who, question }): Known => {
            const person = known[who % known.length];
            assert.ok(person !== undefined);
            return { person, state: person.state, question: askedOf(question, person) };
          });
          for (const reason of await checkBatch(store(), key, batch, now)) seen.add(reason);
        }
      });
      const unseen = () => REASON_CODES.filter((reason) => !seen.has(reason));
      // Every reason must come up; a rare one may need more worlds than one round makes.
      for (let round = 0; round < 20 && unseen().length > 0; round += 1) {
        await fc.assert(asked, { numRuns: 30, endOnFailure: true });
      }
      assert.deepEqual(unseen(), []);
    });

    test("decides as core does after lives of random commands", async () => {
      const key = await addKey(store());
      let kept = false;
      const seen = new Set<ReasonCode>();
      for (const steps of [...RARE_LIVES, ...fc.sample(busyLives, 8)]) {
        const { person, life } = await liveThrough(store(), steps);
        const { state } = life;
        const batch = questionsAbout(life).map((question) => ({ person, question, state }));
        kept ||= batch.some(({ question }) => {
          const isRecipient = question.requester === BUREAU && question.action === "process";
          return isRecipient && decidedByCore(question, state).permitted;
        });
        for (const now of [life.now, life.now.add({ hours: 24 * 90 })]) {
          for (const reason of await checkBatch(store(), key, batch, now)) seen.add(reason);
        }
      }
      for (const reason of ["consent", "retention", "consent-disputed"] as const) {
        assert.ok(seen.has(reason), [...seen].join());
      }
      assert.ok(kept, "no recipient kept anything");
    });
  },
  async (store) => {
    await seedRegistry(store);
    await addObject(store, ARCHIVE);
    await seedCountedPurposes(store);
  },
);
