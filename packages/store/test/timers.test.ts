import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import {
  addDays,
  endOfDay,
  formatInstant,
  instantOf,
  uuidOf,
  type Instant,
  type SubjectId,
} from "@kelisim/core";
import {
  changePurpose,
  claimTimers,
  fireTimers,
  fireTimersOf,
  lockSubject,
  plainExpiriesDue,
  readSubject,
  tellPlainExpiries,
  type Store,
} from "@kelisim/store";
import { MONDAY } from "../../core/src/testing/person.test-support.ts";
import { DELIVERY } from "../../core/src/testing/registry.test-support.ts";
import { steps, type Step } from "../../core/src/testing/steps.test-support.ts";
import { deferred } from "../../server/src/http/testing/deferred.ts";
import { times } from "./support/at-once.ts";
import { busyLives } from "./support/busy-lives.ts";
import { accepted, ask, consented, grant, randomIds, withdraw } from "./support/commands.ts";
import { newPerson } from "./support/people.ts";
import { seedRegistry } from "./support/registry.ts";
import { bornIn, liveIn } from "./support/store-lives.ts";
import { onEveryStore } from "./support/stores.ts";
import { rowsOfPerson, withoutKeeping } from "./support/person-rows.ts";
import {
  expectedOf,
  fireAll,
  LEASE_MS,
  noticesIn,
  TIMER_WORLD,
  unfiredOf,
} from "./support/timer-rows.ts";

const DAY_MS = 86_400_000;
const later = (days: number, ms = 0): Instant =>
  instantOf(MONDAY.epochMilliseconds + days * DAY_MS + ms);

const command = (now: Instant) => ({
  now,
  commandId: randomUUID(),
  eventId: () => randomIds.next("evt"),
  world: TIMER_WORLD,
});

/** Claims everything that is due, in the name of one holder. */
async function claimAll({ db }: Store, now: Instant, leaseMs = LEASE_MS) {
  const claim = { by: randomUUID(), now, until: now.add({ milliseconds: leaseMs }) };
  return (await claimTimers(db, claim, 1000, () => 0)).claimed;
}

type OutboxRow = { type: string; payload: Record<string, string>; recorded_at: string };

const messagesAbout = ({ db }: Store, subjectId: SubjectId, type: string): Promise<OutboxRow[]> =>
  db.query<OutboxRow>(
    "select type, payload, recorded_at from outbox where subject_id = $1 and type = $2 order by seq",
    [uuidOf(subjectId), type],
  );

/** When a timer of the list is due. */
const dueMs = (line: string): number => Date.parse(line.split(" ")[2] ?? "");

type LifeStep = Step | { readonly do: "fire" };

const firing = fc.constant<LifeStep>({ do: "fire" });
const livesWithFirings = busyLives.chain((life) =>
  fc
    .array(fc.oneof({ weight: 5, arbitrary: steps }, { weight: 2, arbitrary: firing }), {
      maxLength: 12,
    })
    .map((more): readonly LifeStep[] =>
      life
        .flatMap((step, n) => (n % 4 === 3 ? [step, { do: "fire" } as const] : [step]))
        .concat(more),
    ),
);

onEveryStore(
  "timers",
  (store) => {
    test("are unfired exactly as far as core says that something is to come and it was not told", async () => {
      let told = 0;
      await fc.assert(
        fc.asyncProperty(livesWithFirings, async (life) => {
          let stored = await bornIn(store());
          const { subjectId } = stored.person;
          const fired = new Set<string>();
          for (const step of life) {
            if (step.do === "fire") {
              const nowMs = stored.life.now.epochMilliseconds;
              const before = await unfiredOf(store().db, subjectId);
              told += (await fireAll(store(), stored.life.now)).told;
              const state = await readSubject(store(), subjectId);
              stored = { ...stored, life: { ...stored.life, state } };
              const left = new Set(await unfiredOf(store().db, subjectId));
              // A duty that a timer opened may be due for its reminder at once.
              const opened = expectedOf(state).filter((each) => dueMs(each) <= nowMs);
              for (const each of [...before, ...opened]) if (!left.has(each)) fired.add(each);
            } else {
              stored = await liveIn(store(), stored, step);
            }
            assert.deepEqual(
              await unfiredOf(store().db, subjectId),
              expectedOf(stored.life.state).filter((each) => !fired.has(each)),
            );
          }
          const end = later(4000);
          told += (await fireAll(store(), end)).told;
          // What recurs is set again, and what was owed meanwhile falls due: nothing that is due is left.
          const left = await unfiredOf(store().db, subjectId);
          const expected = new Set(expectedOf(await readSubject(store(), subjectId)));
          for (const each of left) {
            assert.ok(expected.has(each), each);
            assert.ok(dueMs(each) > end.epochMilliseconds, each);
          }
          const notices = await noticesIn(store().db, subjectId);
          assert.equal(new Set(notices).size, notices.length, "something was told twice");
        }),
        { numRuns: 12, endOnFailure: true },
      );
      assert.ok(told > 0);
    });

    test("of plain expiries write what the general way writes, and touch nothing else", async () => {
      let told = 0;
      let left = 0;
      await fc.assert(
        fc.asyncProperty(busyLives, async (life) => {
          let stored = await bornIn(store());
          for (const step of life) stored = await liveIn(store(), stored, step);
          const { subjectId } = stored.person;
          const lived = stored.life.now.epochMilliseconds;
          const dues = (await unfiredOf(store().db, subjectId)).map((each) => dueMs(each));
          for (const due of [...new Set(dues)].toSorted((a, b) => a - b)) {
            const now = instantOf(Math.max(due, lived) + 1000);
            const general = await withoutKeeping(store(), async (within) => {
              const [claim] = (await claimAll(within, now)).filter(
                (each) => each.subjectId === subjectId,
              );
              if (claim !== undefined)
                await fireTimersOf(within, [{ claim, firing: command(now) }]);
              return rowsOfPerson(within.db, subjectId);
            });
            const before = await rowsOfPerson(store().db, subjectId);
            const { people } = await plainExpiriesDue(store().db, now, undefined, 100);
            await tellPlainExpiries(store(), people, command(now));
            const after = await rowsOfPerson(store().db, subjectId);
            const isPlain = JSON.stringify(after) !== JSON.stringify(before);
            told += isPlain ? 1 : 0;
            left += isPlain || JSON.stringify(general) === JSON.stringify(before) ? 0 : 1;
            if (isPlain) assert.deepEqual(after, general);
            await fireAll(store(), now);
          }
        }),
        { numRuns: 12, endOnFailure: true },
      );
      assert.ok(told > 0, "no life was plain");
      assert.ok(left > 0, "every life was plain");
    });

    test("of many persons go off together; whoever is held is left, and one that fails fails all", async () => {
      const people = await times(6, async () => {
        const { subjectId } = await newPerson(store());
        accepted(await ask(store(), { subjectId }));
        return subjectId;
      });
      const [held] = people;
      assert.ok(held !== undefined);
      const now = later(8);
      const persons = (await claimAll(store(), now)).map((claim) => ({
        claim,
        firing: command(now),
      }));
      const failing = persons.map((each, n) => {
        const eventId = () => assert.fail("no more ids");
        return n === 3 ? { ...each, firing: { ...each.firing, eventId } } : each;
      });
      await assert.rejects(fireTimersOf(store(), failing), /no more ids/);
      for (const id of people) assert.deepEqual(await noticesIn(store().db, id), []);
      // An engine of one connection holds nobody beside what runs.
      if (store().db.engine === "postgres") {
        const isHeld = deferred();
        const isOver = deferred();
        const holding = store().db.tx(async (tx) => {
          await lockSubject(tx, held);
          isHeld.resolve();
          await isOver.promise;
        });
        await isHeld.promise;
        const results = await fireTimersOf(store(), persons);
        const left = persons.filter((_, n) => results[n] === "held");
        assert.deepEqual(
          left.map(({ claim }) => claim.subjectId),
          [held],
        );
        isOver.resolve();
        await holding;
        const alone = persons.find(({ claim }) => claim.subjectId === held);
        assert.ok(alone !== undefined);
        assert.equal((await fireTimers(store(), alone.claim, alone.firing)).told, 1);
      } else {
        await fireTimersOf(store(), persons);
      }
      for (const id of people) assert.equal((await noticesIn(store().db, id)).length, 1);
    });

    test("tell after a standstill of weeks, once, late, and when each was due", async () => {
      const { subjectId } = await newPerson(store());
      const { result: requestId } = accepted(await ask(store(), { subjectId }));
      const { state } = accepted(await ask(store(), { subjectId, now: later(40) }));
      const expiresAt = state.requests.get(requestId)?.expiresAt;
      assert.ok(expiresAt !== undefined);

      const first = await fireAll(store(), later(40, 1));
      assert.ok(first.told > 0);
      assert.deepEqual(await noticesIn(store().db, subjectId), [
        `consent.request-expired ${requestId}`,
      ]);
      const [message] = await messagesAbout(store(), subjectId, "consent.request-expired");
      assert.deepEqual(message?.payload, {
        request_id: requestId,
        due_at: formatInstant(expiresAt),
      });
      assert.equal(Date.parse(message.recorded_at), later(40, 1).epochMilliseconds);
      assert.deepEqual(await fireAll(store(), later(41)), { keys: [], told: 0 });
    });

    test("remind of a duty before its warning day, and say when it is overdue", async () => {
      const { subjectId } = await newPerson(store());
      const consentId = await consented(store(), subjectId);
      const { state } = accepted(await withdraw(store(), { subjectId }, consentId));
      const duties = [...state.duties.values()];
      const [duty] = duties;
      assert.ok(duty?.remindOn !== undefined);
      const soon = endOfDay(addDays(duty.remindOn, -1));
      await fireAll(store(), soon.subtract({ milliseconds: 1 }));
      assert.deepEqual(await messagesAbout(store(), subjectId, "duty.due-soon"), []);
      await fireAll(store(), soon);
      const reminded = await messagesAbout(store(), subjectId, "duty.due-soon");
      assert.equal(reminded.length, duties.length);
      for (const { payload } of reminded) {
        assert.equal(payload["due_on"], duty.dueOn);
        assert.equal(payload["due_at"], formatInstant(soon));
      }
      await fireAll(store(), endOfDay(duty.dueOn));
      assert.equal((await messagesAbout(store(), subjectId, "duty.overdue")).length, duties.length);
    });

    test("tell nothing of what is moot by the time, and are done with it", async () => {
      const { subjectId } = await newPerson(store());
      const { result: requestId } = accepted(await ask(store(), { subjectId }));
      const [mine] = await claimAll(store(), later(8));
      assert.ok(mine === undefined || mine.subjectId !== subjectId || mine.timers.length > 0);
      accepted(await grant(store(), { subjectId, now: later(1) }, requestId));
      assert.deepEqual(await noticesIn(store().db, subjectId), []);
      await fireAll(store(), later(9));
      assert.deepEqual(await noticesIn(store().db, subjectId), []);
      const left = await unfiredOf(store().db, subjectId);
      assert.deepEqual(
        left.map((each) => each.split(" ")[0]),
        ["consent-expired"],
      );
    });

    test("remind of a consent without a date every year, and no more once its purpose was reached for all", async () => {
      const { subjectId } = await newPerson(store());
      const lasting = { subjectId };
      const { result: requestId } = accepted(await ask(store(), lasting, DELIVERY.id));
      const { result: consentId } = accepted(await grant(store(), lasting, requestId));
      assert.ok(consentId !== null);
      const told = () => messagesAbout(store(), subjectId, "consent.review-due");
      await fireAll(store(), later(364));
      assert.deepEqual(await told(), []);
      await fireAll(store(), later(365));
      await fireAll(store(), later(366));
      const messages = await told();
      assert.deepEqual(
        messages.map(({ payload }) => payload),
        [{ consent_id: consentId }],
      );
      const change = { at: later(400), by: null };
      await store().db.tx((tx) =>
        changePurpose(tx, DELIVERY.id, change, (purpose) => ({
          ...purpose,
          achievedCount: purpose.achievedCount + 1,
        })),
      );
      await fireAll(store(), later(366 + 366));
      assert.equal((await told()).length, 1);
      assert.deepEqual(await unfiredOf(store().db, subjectId), []);
    });

    test("are held by one claim at a time, and by another when the lease is over", async () => {
      const { subjectId } = await newPerson(store());
      accepted(await ask(store(), { subjectId }));
      const mine = (await claimAll(store(), later(8))).find((each) => each.subjectId === subjectId);
      assert.ok(mine !== undefined);
      const others = await claimAll(store(), later(8, LEASE_MS - 1));
      assert.ok(!others.some((each) => each.subjectId === subjectId));
      const taken = (await claimAll(store(), later(8, LEASE_MS))).find(
        (each) => each.subjectId === subjectId,
      );
      assert.deepEqual(taken?.timers, mine.timers);

      const lost = await fireTimers(store(), mine, command(later(8, LEASE_MS)));
      assert.deepEqual(lost, { fired: [], told: 0 });
      const kept = await fireTimers(store(), taken, command(later(8, LEASE_MS)));
      assert.equal(kept.told, 1);
      const again = await fireTimers(store(), taken, command(later(8, LEASE_MS)));
      assert.deepEqual(again, { fired: [], told: 0 });
    });

    test("are claimed once by many at once, and each is told once", async () => {
      const people = await times(40, async () => {
        const { subjectId } = await newPerson(store());
        accepted(await ask(store(), { subjectId }));
        return subjectId;
      });
      const all = await times(6, () => fireAll(store(), later(10)));
      const keys = all.flatMap((each) => each.keys);
      assert.equal(new Set(keys).size, keys.length, "a timer was fired twice");
      for (const subjectId of people) {
        assert.equal((await noticesIn(store().db, subjectId)).length, 1);
      }
    });
  },
  seedRegistry,
);
