import assert from "node:assert/strict";
import {
  DEFAULT_READINGS,
  BUILT_IN_CALENDAR,
  withdrawConsent,
  type ConsentId,
  type PurposeId,
  type SubjectId,
} from "@kelisim/core";
import type { Store } from "@kelisim/store";
import { MONDAY, withdrawing } from "../../../core/src/testing/person.test-support.ts";
import {
  BUREAU,
  DELIVERY,
  LOANS,
  SCORING,
  STRANGER,
} from "../../../core/src/testing/registry.test-support.ts";
import { accepted, consented, randomIds, run } from "../../../store/test/support/commands.ts";
import { newPerson } from "../../../store/test/support/people.ts";
import { seedRegistry } from "../../../store/test/support/registry.ts";

/** Five holders owe each a stop, and each is to be reminded and told when it is overdue. */
const TIMERS_A_PERSON = 2 * 5 * 2;

async function takeBack(
  store: Store,
  subjectId: SubjectId,
  consentId: ConsentId,
  purpose: typeof SCORING,
): Promise<void> {
  const world = {
    now: MONDAY,
    calendar: BUILT_IN_CALENDAR,
    ids: randomIds,
    readings: DEFAULT_READINGS,
  };
  const given = withdrawing({ consentId, received: [BUREAU.id, STRANGER.id] });
  const decide = async (state: Parameters<typeof withdrawConsent>[0]) =>
    withdrawConsent(state, given, { purpose, object: LOANS }, world);
  accepted(await run<ConsentId>(store, { subjectId, decide }));
}

async function owed(store: Store): Promise<void> {
  const { subjectId } = await newPerson(store);
  for (const purpose of [SCORING, DELIVERY]) {
    const id: PurposeId = purpose.id;
    await takeBack(store, subjectId, await consented(store, subjectId, id), purpose);
  }
}

/**
 * Fills an empty store with people whose duties will be due, since their consents were withdrawn, and with
 * people of whom a consent will expire and nothing else is to come.
 */
export async function fillWithTimers(store: Store, duties: number, consents = 0): Promise<void> {
  await seedRegistry(store);
  const owing = duties / TIMERS_A_PERSON;
  const people = owing + consents;
  const timers = duties + consents;
  let begun = 0;
  const one = async (): Promise<void> => {
    while (begun < people) {
      begun += 1;
      if (begun <= owing) await owed(store);
      else await consented(store, (await newPerson(store)).subjectId);
    }
  };
  await Promise.all(Array.from({ length: 6 }, one));
  const [row] = await store.db.query<{ rows: number }>(
    "select count(*)::int as rows from timer where fired_at is null",
  );
  assert.equal(row?.rows, timers);
}

/** Fails unless each timer was told by exactly one event and one message, and nothing is left. */
export async function assertToldOnce({ db }: Store, timers: number): Promise<void> {
  const count = async (text: string): Promise<number> =>
    (await db.query<{ rows: number }>(`select count(*)::int as rows from (${text}) as found`))[0]
      ?.rows ?? -1;
  const notices = "type in ('duty.due-soon', 'duty.overdue', 'consent.expired')";
  assert.equal(await count("select from timer where fired_at is null"), 0, "a timer is left");
  const twice = `select from event where ${notices}
    group by type, coalesce(body ->> 'dutyId', body ->> 'consentId') having count(*) <> 1`;
  assert.equal(await count(twice), 0, "something was told twice");
  assert.equal(await count(`select from event where ${notices}`), timers);
  assert.equal(await count(`select from outbox where ${notices}`), timers);
}
