import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fold, uuidOf, type SubjectEvent, type SubjectId, type SubjectState } from "@kelisim/core";
import {
  foldSubject,
  loadEvents,
  loadSubject,
  readSubject,
  type Queryable,
  type Store,
} from "@kelisim/store";
import { messagesOf } from "../src/outbox/outbox.ts";
import { lockSubject } from "../src/subject/subjects.ts";
import { plain } from "../../core/src/testing/plain.test-support.ts";
import { busyLives } from "./support/busy-lives.ts";
import { seedRegistry } from "./support/registry.ts";
import { liveThrough, type StoredLife } from "./support/store-lives.ts";
import { onEveryStore } from "./support/stores.ts";

const ALL = 1_000_000;

const loaded = ({ db }: Store, subjectId: SubjectId): Promise<SubjectState> =>
  db.tx(async (tx) => loadSubject(tx, subjectId, await lockSubject(tx, subjectId)));

type OutboxRow = { type: string; party_id: string; recorded_at: string; payload: unknown };

const outboxOf = (db: Queryable, subjectId: SubjectId): Promise<OutboxRow[]> =>
  db.query<OutboxRow>(
    `select type, party_id, recorded_at, payload from outbox where subject_id = $1
     order by seq`,
    [uuidOf(subjectId)],
  );

/**
 * What each event tells the parties, from the event and the state after its command; never with an earlier
 * instant than what was told of the person before.
 */
function expectedOutbox(events: readonly SubjectEvent[], state: SubjectState): unknown[] {
  let at = Number.NEGATIVE_INFINITY;
  return events.flatMap((event) => {
    at = Math.max(at, event.recordedAt.epochMilliseconds);
    return messagesOf(event, state).map(({ partyId, type, payload }) => ({
      type,
      party: uuidOf(partyId),
      at,
      payload,
    }));
  });
}

const read = (rows: readonly OutboxRow[]): unknown[] =>
  rows.map(({ type, party_id, recorded_at, payload }) => ({
    type,
    party: party_id.replaceAll("-", ""),
    at: Date.parse(recorded_at),
    payload,
  }));

type EventColumns = { type: string; in_body: string };

/** Checks a life in every way in which the store can tell it. @returns the types of its events */
async function checkLife(
  store: Store,
  { person, life, states }: StoredLife,
): Promise<readonly string[]> {
  const { db } = store;
  const { subjectId } = person;
  const { state } = life;

  const events = await loadEvents(db, subjectId, ALL);
  const numbers = events.map(({ seq }) => seq);
  assert.deepEqual(
    numbers,
    Array.from({ length: state.seq }, (_, index) => index + 1),
  );

  assert.deepEqual(plain(await loaded(store, subjectId)), plain(state));
  assert.deepEqual(plain(await readSubject(store, subjectId)), plain(state));
  assert.deepEqual(plain(await foldSubject(db, subjectId, ALL)), plain(state));
  for (const [seq, then] of states) {
    assert.deepEqual(plain(fold(events.slice(0, seq))), plain(then));
    assert.deepEqual(plain(await foldSubject(db, subjectId, seq)), plain(then));
  }

  const columns = await db.query<EventColumns>(
    "select type, body ->> 'type' as in_body from event where subject_id = $1",
    [uuidOf(subjectId)],
  );
  for (const { type, in_body } of columns) assert.equal(type, in_body);
  assert.deepEqual(read(await outboxOf(db, subjectId)), expectedOutbox(events, state));
  return columns.map(({ type }) => type);
}

/** Types of events that fifteen lives cannot be without. */
const COMMON = [
  ...["consent.requested", "consent.granted", "consent.withdrawn"],
  ...["duty.opened", "duty.discharged", "retention.created"],
];

onEveryStore(
  "a life of random commands",
  (store) => {
    test("leaves projections, events and the commands' own answers that all say the same", async () => {
      const seen = new Set<string>();
      await fc.assert(
        fc.asyncProperty(busyLives, async (steps) => {
          const stored = await liveThrough(store(), steps);
          for (const type of await checkLife(store(), stored)) seen.add(type);
        }),
        { numRuns: 15, endOnFailure: true },
      );
      for (const type of COMMON) assert.ok(seen.has(type), `no life had ${type}`);
    });

    test("is the same when several people live theirs at once", async () => {
      const steps = fc.sample(busyLives, 4);
      const together = await Promise.all(steps.map((each) => liveThrough(store(), each)));
      for (const stored of together) await checkLife(store(), stored);
    });
  },
  seedRegistry,
);
