import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import {
  answerRequest,
  refuse,
  uuidOf,
  type ConsentId,
  type RequestId,
  type SubjectId,
} from "@kelisim/core";
import {
  foldSubject,
  loadSubject,
  purposeHeld,
  readSubject,
  runSubjectCommands,
  subjectCounter,
  type Queryable,
  type Settled,
  type SubjectCommand,
} from "@kelisim/store";
import { answering, MONDAY } from "../../core/src/testing/person.test-support.ts";
import { BANK, LOANS, SCORING } from "../../core/src/testing/registry.test-support.ts";
import { plain } from "../../core/src/testing/plain.test-support.ts";
import { gate } from "./support/at-once.ts";
import { accepted, actorIn, ask, randomIds } from "./support/commands.ts";
import { newPerson } from "./support/people.ts";
import { seedRegistry } from "./support/registry.ts";
import { onEveryStore } from "./support/stores.ts";

type Asked = { readonly subjectId: SubjectId; readonly requestId: RequestId };

onEveryStore(
  "a group of commands",
  (store, engine) => {
    const asked = async (): Promise<Asked> => {
      const { subjectId } = await newPerson(store());
      return { subjectId, requestId: accepted(await ask(store(), { subjectId })).result };
    };
    const granting = (
      { subjectId, requestId }: Asked,
      also: (tx: Queryable) => Promise<void> = async () => undefined,
    ): SubjectCommand<unknown> => {
      const consentId: ConsentId = randomIds.next("con");
      const eventIds = [randomIds.next("evt"), randomIds.next("evt")];
      return {
        subjectId,
        now: MONDAY,
        actor: actorIn(store()),
        eventId: (index) => eventIds[index] ?? randomIds.next("evt"),
        decide: async (state, tx) => {
          const purpose = await purposeHeld(tx, SCORING.id);
          assert.ok(purpose !== undefined);
          await also(tx);
          const { categories } = state.requests.get(requestId) ?? {};
          const given = answering({ requestId, consentId, categories });
          return answerRequest(state, given, purpose, LOANS, MONDAY);
        },
      };
    };
    const consentsOf = async ({ subjectId }: Asked) =>
      (await readSubject(store(), subjectId)).consents.size;
    const kinds = (settled: readonly Settled<unknown>[]) =>
      settled.map((each) =>
        each.kind === "held" ? "held" : each.answer.ok ? "done" : each.answer.code,
      );
    /** How many statements a group takes. */
    const statementsOf = async (people: readonly Asked[]): Promise<number> => {
      let count = 0;
      const stop = store().db.watch.listen({
        ...{ retried: () => undefined, commitUnknown: () => undefined },
        connectionLost: () => undefined,
        statement: () => (count += 1),
      });
      await runSubjectCommands(
        store(),
        people.map((each) => granting(each)),
      );
      stop();
      return count;
    };

    /** PGlite has one connection: nobody else can hold anything there. */
    const severalAtOnce: (name: string, work: (t: TestContext) => Promise<void>) => void =
      engine === "PGlite" ? () => undefined : (name, work) => void test(name, work);

    test("leaves each person as her own command would: her rows are the fold of her events", async () => {
      const people = await Promise.all(Array.from({ length: 9 }, asked));
      const settled = await runSubjectCommands(
        store(),
        people.map((each) => granting(each)),
      );
      assert.deepEqual(new Set(kinds(settled)), new Set(["done"]));
      for (const { subjectId } of people) {
        const counter = await subjectCounter(store().db, subjectId);
        const projected = await loadSubject(store().db, subjectId, counter);
        assert.deepEqual(
          plain(projected),
          plain(await foldSubject(store().db, subjectId, counter.seq)),
        );
        assert.equal(projected.consents.size, 1);
      }
    });

    test("takes as many statements for nine as for two", async () => {
      const [two, nine] = [
        await Promise.all(Array.from({ length: 2 }, asked)),
        await Promise.all(Array.from({ length: 9 }, asked)),
      ];
      assert.equal(await statementsOf(nine), await statementsOf(two));
    });

    test("answers a refusal, leaves out who is there twice, and does the rest", async () => {
      const [refused, twice, other] = [await asked(), await asked(), await asked()];
      const settled = await runSubjectCommands(store(), [
        { ...granting(refused), decide: async () => refuse("purpose-not-active") },
        granting(twice),
        granting(twice),
        granting(other),
      ]);
      assert.deepEqual(kinds(settled), ["purpose-not-active", "done", "held", "done"]);
      const consents = await Promise.all([refused, twice, other].map(consentsOf));
      assert.deepEqual(consents, [0, 1, 1]);
    });

    test("writes nothing of anybody where one of them throws", async () => {
      const [bad, good] = [await asked(), await asked()];
      const broken = granting(bad, () => Promise.reject(new Error("a bug")));
      await assert.rejects(runSubjectCommands(store(), [granting(good), broken]), /a bug/);
      const spoilt = granting(bad, async (tx) => {
        await tx.query("select 1 / 0");
      });
      await assert.rejects(runSubjectCommands(store(), [granting(good), spoilt]), /22012/);
      const after = granting(good, async (tx) => {
        await tx.query("select 1");
        await tx.query("select 1");
      });
      await assert.rejects(
        runSubjectCommands(store(), [after, spoilt]),
        /22012/,
        "what failed first is told, not what it did to the others",
      );
      assert.deepEqual(await Promise.all([bad, good].map(consentsOf)), [0, 0]);
    });

    test("leaves out who has another's idempotency key", async () => {
      const [one, two] = [await asked(), await asked()];
      const macs = [{ keyVersion: 1, keyMac: Buffer.from("key"), bodyMac: Buffer.from("body") }];
      const mark = { partyId: BANK.id, route: "answer-consent-request", macs, inUse: [1] };
      const marked = (each: Asked) => ({
        ...granting(each),
        mark,
        resultId: () => each.requestId,
      });
      const settled = await runSubjectCommands(store(), [marked(one), marked(two)]);
      assert.deepEqual(kinds(settled), ["done", "held"]);
      assert.deepEqual(await Promise.all([one, two].map(consentsOf)), [1, 0]);
    });

    severalAtOnce("does not wait for a purpose that somebody else holds", async (t) => {
      const [blocked, free] = [await asked(), await asked()];
      const [held, release] = [gate(), gate()];
      t.after(release.open);
      const holding = store().db.tx(async (tx) => {
        await tx.query("select 1 from purpose where purpose_id = $1 for update", [
          uuidOf(SCORING.id),
        ]);
        held.open();
        await release.passed;
      });
      await held.passed;
      const refusing = { ...granting(free), decide: async () => refuse("purpose-not-active") };
      const settled = await runSubjectCommands(store(), [granting(blocked), refusing]);
      assert.deepEqual(kinds(settled), ["held", "purpose-not-active"]);
      release.open();
      await holding;
    });

    severalAtOnce("does not wait for whom somebody else holds", async (t) => {
      const [busy, idle] = [await asked(), await asked()];
      const [held, release] = [gate(), gate()];
      t.after(release.open);
      const holding = store().db.tx(async (tx) => {
        await tx.query("select 1 from subject where subject_id = $1 for update", [
          uuidOf(busy.subjectId),
        ]);
        held.open();
        await release.passed;
      });
      await held.passed;
      const settled = await runSubjectCommands(store(), [granting(busy), granting(idle)]);
      assert.deepEqual(kinds(settled), ["held", "done"]);
      release.open();
      await holding;
      assert.deepEqual(await Promise.all([busy, idle].map(consentsOf)), [0, 1]);
    });
  },
  seedRegistry,
);
