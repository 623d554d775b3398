import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { erasePerson, uuidOf, type AccessQuestion, type SubjectId } from "@kelisim/core";
import { ensureSubject, findSubject, foldSubject, readSubject, type Store } from "@kelisim/store";
import { MONDAY } from "../../core/src/testing/person.test-support.ts";
import { plain } from "../../core/src/testing/plain.test-support.ts";
import { BANK, LOANS, SCORING } from "../../core/src/testing/registry.test-support.ts";
import { gate, times } from "./support/at-once.ts";
import { busyLives } from "./support/busy-lives.ts";
import { accepted, ask, consented, withdraw } from "./support/commands.ts";
import { erase, OBLIGATION, settle } from "./support/erasing.ts";
import { newPerson } from "./support/people.ts";
import { decideAt, planned } from "./support/questions.ts";
import { addKey, seedRegistry } from "./support/registry.ts";
import { liveThrough } from "./support/store-lives.ts";
import { ENGINES_AND_POOL_OF_ONE, onEveryStore } from "./support/stores.ts";

const ALL = 1_000_000;
const ROUNDS = 8;

onEveryStore(
  "an erasure beside everything else",
  (store) => {
    const rowsOf = async (table: string, subjectId: SubjectId): Promise<number> => {
      const text = `select count(*)::int as rows from ${table} where subject_id = $1`;
      return (await store().db.query<{ rows: number }>(text, [uuidOf(subjectId)]))[0]?.rows ?? -1;
    };

    /** Wholly erased or not at all, and never a way back to an erased person. */
    const assertWhole = async (subjectId: SubjectId): Promise<string> => {
      const state = await readSubject(store(), subjectId);
      assert.deepEqual(plain(await foldSubject(store().db, subjectId, ALL)), plain(state));
      const isErased = state.erasure.state === "erased";
      assert.equal(await rowsOf("erasure", subjectId), isErased ? 1 : 0);
      const lookups = await rowsOf("subject_lookup", subjectId);
      assert.equal(lookups > 0, !isErased);
      if (!isErased) return state.erasure.state;
      assert.equal(await rowsOf("subject_key", subjectId), 0);
      assert.equal(await rowsOf("subject_field", subjectId), 0);
      return "erased";
    };

    test("first probes lead to the erased person before it, and to one and the same new one after it", async () => {
      const { db, ring } = store();
      for (let round = 0; round < ROUNDS; round += 1) {
        const { iin, subjectId } = await newPerson(store());
        const [, ...found] = await Promise.all([
          erase(store(), subjectId),
          ...Array.from({ length: 12 }, () => ensureSubject(db, ring, iin)),
        ]);
        assert.equal(await assertWhole(subjectId), "erased");
        const now = await ensureSubject(db, ring, iin);
        assert.notEqual(now, subjectId);
        for (const each of found) assert.ok(each === subjectId || each === now);
      }
    });

    test("questions come before it or after it: none is refused, and none finds her again", async () => {
      const key = await addKey(store());
      const question: AccessQuestion = {
        ...({ service: "non-state", at: MONDAY, requester: BANK, action: "process" } as const),
        ...{ object: LOANS, purpose: SCORING, categories: ["iin"] },
        ...{ recipient: undefined, recipientRoles: [], biometric: [], country: undefined },
      };
      for (let round = 0; round < ROUNDS; round += 1) {
        const person = await newPerson(store());
        const { db, ring } = store();
        const [, ...outcomes] = await Promise.all([
          erase(store(), person.subjectId),
          ...Array.from({ length: 12 }, async () => {
            const row = planned(store(), key, { person, question });
            const [outcome] = await decideAt(db, [row], MONDAY);
            return outcome;
          }),
        ]);
        for (const outcome of outcomes) {
          if (outcome?.kind === "unknown-person") continue;
          assert.ok(outcome?.kind === "decided" && outcome.reason === "no-consent");
          assert.equal(outcome.subjectId, person.subjectId);
        }
        assert.equal(await findSubject(db, ring, person.iin), undefined);
        assert.equal(await assertWhole(person.subjectId), "erased");
      }
    });

    test("commands beside it are carried out before, or refused after it", async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const { iin, subjectId } = await newPerson(store());
        const [done, ...asked] = await Promise.all([
          erase(store(), subjectId),
          ...Array.from({ length: 4 }, () => ask(store(), { subjectId, fields: { iin } })),
        ]);
        assert.deepEqual(done, { ok: true, status: "erased" });
        const outcomes = asked.map((each) => (each.ok ? "asked" : each.code));
        assert.ok(outcomes.filter((each) => each === "asked").length <= 1);
        for (const each of outcomes) {
          assert.ok(["asked", "request-pending", "person-erased"].includes(each), each);
        }
        assert.equal(await assertWhole(subjectId), "erased");
        const { requests } = await readSubject(store(), subjectId);
        for (const { outcome } of requests.values()) assert.equal(outcome.state, "cancelled");
      }
    });

    test("a command that waits for it is refused, and seals nothing under a new key", async (t) => {
      const { iin, subjectId } = await newPerson(store());
      const begun = gate();
      const release = gate();
      t.after(release.open);
      const erasing = erase(store(), subjectId, {
        also: async () => {
          begun.open();
          await release.passed;
        },
      });
      await begun.passed;
      const asking = ask(store(), { subjectId, fields: { iin } });
      await sleep(40);
      release.open();
      assert.deepEqual(await erasing, { ok: true, status: "erased" });
      const late = await asking;
      assert.equal(!late.ok && late.code, "person-erased");
      assert.equal(await assertWhole(subjectId), "erased");
    });

    test("many orders at once erase her once", async () => {
      const { subjectId } = await newPerson(store());
      const consentId = await consented(store(), subjectId);
      accepted(await withdraw(store(), { subjectId }, consentId));
      await settle(store(), subjectId, OBLIGATION);
      const locked = await times(6, () => erase(store(), subjectId));
      for (const each of locked) assert.ok(each.ok && each.status === "locked");
      assert.equal(await assertWhole(subjectId), "locked");
      const other = await newPerson(store());
      const erased = await times(6, () => erase(store(), other.subjectId));
      for (const each of erased) assert.deepEqual(each, { ok: true, status: "erased" });
      assert.equal((await readSubject(store(), other.subjectId)).seq, 1);
    });
  },
  seedRegistry,
  ENGINES_AND_POOL_OF_ONE,
);

onEveryStore(
  "an order at the end of a random life",
  (store: () => Store) => {
    test("comes to what core says, with and without answered duties, and the fold is the projection", async () => {
      const came = new Set<string>();
      const grounds = fc.constantFrom(undefined, null, OBLIGATION);
      await fc.assert(
        fc.asyncProperty(busyLives, grounds, async (steps, ground) => {
          const { person, life } = await liveThrough(store(), steps);
          const { subjectId } = person;
          if (ground !== undefined) {
            for (const { id } of (await readSubject(store(), subjectId)).consents.values()) {
              await withdraw(store(), { subjectId, now: life.now }, id);
            }
            await settle(store(), subjectId, ground, undefined, life.now);
          }
          const before = await readSubject(store(), subjectId);
          const asked = { reason: null, isRepeated: false };
          const counts = (id: string): number =>
            life.purposes.find((purpose) => purpose.id === id)?.achievedCount ?? 0;
          const wanted = erasePerson(before, asked, counts, life.now);
          const done = await erase(store(), subjectId, { now: life.now });
          const after = await readSubject(store(), subjectId);
          assert.deepEqual(plain(await foldSubject(store().db, subjectId, ALL)), plain(after));
          if (!wanted.ok || !done.ok) {
            assert.deepEqual(done, wanted);
            assert.equal(after.seq, before.seq);
            came.add(wanted.ok ? "" : wanted.code);
            return;
          }
          assert.deepEqual(plain(done), plain({ ok: true, ...wanted.result }));
          assert.equal(after.seq, before.seq + wanted.drafts.length);
          assert.equal(after.erasure.state, done.status);
          came.add(done.status);
        }),
        { numRuns: 25, endOnFailure: true },
      );
      assert.ok(came.has("erased") || came.has("locked"), "nobody was erased or locked");
    });
  },
  seedRegistry,
);
