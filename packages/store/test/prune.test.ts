import assert from "node:assert/strict";
import { randomBytes, randomUUID } from "node:crypto";
import { test } from "node:test";
import { instantOf, uuidOf, type Instant } from "@kelisim/core";
import {
  addTickets,
  ATTEMPTS_KEPT_MS,
  IDEMPOTENCY_KEPT_MS,
  insertWebhook,
  overdueTickets,
  pruneSome,
  REPORTED_TICKETS_KEPT_MS,
  reportUses,
  type Prunable,
} from "@kelisim/store";
import { MONDAY } from "../../core/src/testing/person.test-support.ts";
import { BANK, BUREAU, LOANS } from "../../core/src/testing/registry.test-support.ts";
import { randomIds } from "./support/commands.ts";
import { newPerson } from "./support/people.ts";
import { seedRegistry } from "./support/registry.ts";
import { onEveryStore } from "./support/stores.ts";

const later = (ms: number): Instant => instantOf(MONDAY.epochMilliseconds + ms);

onEveryStore(
  "what is kept for a time",
  (store) => {
    const pruneAll = async (what: Prunable, now: Instant, limit = 3): Promise<number> => {
      let removed = 0;
      for (;;) {
        const some = await pruneSome(store().db, what, now, limit);
        assert.ok(some <= limit);
        removed += some;
        if (some < limit) return removed;
      }
    };

    test("loses marks of repeated commands after seven days, in batches", async () => {
      const { db } = store();
      const mark = (at: Instant) =>
        db.query(
          `insert into idempotency (party_id, route, key_mac, body_mac, result_id, created_at)
           values ($1, 'ask-consent', $2, $2, $3, $4)`,
          [uuidOf(BANK.id), new Uint8Array(randomBytes(32)), randomUUID(), at],
        );
      for (let n = 0; n < 8; n += 1) await mark(later(n));
      assert.equal(await pruneAll("idempotency", later(IDEMPOTENCY_KEPT_MS)), 0);
      assert.equal(await pruneAll("idempotency", later(IDEMPOTENCY_KEPT_MS + 7)), 7);
      assert.equal(await pruneAll("idempotency", later(IDEMPOTENCY_KEPT_MS + 8)), 1);
    });

    test("loses reported tickets a year after they expired, and counts the others for ever", async () => {
      const { db } = store();
      const { subjectId } = await newPerson(store());
      const tickets = Array.from({ length: 5 }, (_, n) => ({
        ...{ id: randomIds.next("tkt"), subjectId, decisionId: randomUUID() },
        ...{ requesterId: n < 4 ? BUREAU.id : BANK.id, objectId: LOANS.id },
        ...{ issuedAt: MONDAY, expiresAt: later(n) },
      }));
      const stranger = {
        ...tickets[0]!,
        id: randomIds.next("tkt"),
        subjectId: randomIds.next("sub"),
      };
      const issued = await addTickets(db, [...tickets, stranger]);
      assert.deepEqual([...issued].toSorted(), tickets.map(({ id }) => id).toSorted());
      const owed = async (most: number) =>
        [...(await overdueTickets(db, [BUREAU.id, BANK.id], later(4), most)).values()].toSorted(
          (a, b) => a - b,
        );
      assert.deepEqual(
        [await owed(9), await owed(2)],
        [
          [0, 4],
          [0, 2],
        ],
      );
      const told = tickets.slice(0, 3).map(({ decisionId }) => ({
        ...{ subjectId, decisionId, ticketId: undefined, used: true, usedAt: undefined },
      }));
      const word = await reportUses(db, BUREAU.id, told, later(0));
      assert.deepEqual(word, ["accepted", "accepted", "accepted"]);
      assert.deepEqual(await owed(9), [0, 1]);
      assert.equal(await pruneAll("tickets", later(REPORTED_TICKETS_KEPT_MS + 2), 1), 2);
      assert.equal(await pruneAll("tickets", later(REPORTED_TICKETS_KEPT_MS * 5)), 1);
      assert.deepEqual(await owed(9), [0, 1]);
    });

    test("loses attempts ninety days after they ended, and never what still waits", async () => {
      const { db } = store();
      const webhookId = randomIds.next("whk");
      const webhook = {
        id: webhookId,
        partyId: BANK.id,
        url: "https://bank.example/hook",
        eventTypes: ["duty.overdue"],
        sealedSecret: "sealed",
        createdAt: MONDAY,
        disabledAt: undefined,
      };
      await insertWebhook(db, webhook, 0);
      const attempts = [
        { name: "delivered", status: "delivered", attemptedAt: later(0), nextAt: null },
        { name: "failed", status: "failed", attemptedAt: later(0), nextAt: null },
        { name: "superseded", status: "failed", attemptedAt: null, nextAt: null },
        { name: "waiting", status: "waiting", attemptedAt: null, nextAt: null },
        { name: "younger", status: "delivered", attemptedAt: later(10), nextAt: null },
        { name: "goes-on", status: "failed", attemptedAt: later(0), nextAt: later(20) },
      ];
      for (const [place, { name, status, attemptedAt, nextAt }] of attempts.entries()) {
        await db.query(
          `insert into webhook_delivery (webhook_id, place, attempt_id, feed_seq, event_id, type, try,
             status, due_at, attempted_at, next_at)
           values ($1, $2, $3, $2, $4, $5, 1, $6, $7, $8, $9)`,
          [
            ...[uuidOf(webhookId), place + 1, randomUUID(), randomUUID(), name, status],
            ...[MONDAY, attemptedAt, nextAt],
          ],
        );
      }
      const left = async (): Promise<readonly string[]> =>
        (
          await db.query<{ type: string }>(
            "select type from webhook_delivery where webhook_id = $1 order by place",
            [uuidOf(webhookId)],
          )
        ).map(({ type }) => type);
      assert.equal(await pruneAll("attempts", later(ATTEMPTS_KEPT_MS)), 0);
      await pruneAll("attempts", later(ATTEMPTS_KEPT_MS + 5), 2);
      assert.deepEqual(await left(), ["waiting", "younger", "goes-on"]);
      await pruneAll("attempts", later(ATTEMPTS_KEPT_MS * 2));
      assert.deepEqual(await left(), ["waiting"]);
    });
  },
  seedRegistry,
);
