import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { instantOf } from "@kelisim/core";
import { deferred } from "../src/http/testing/deferred.ts";
import type {
  ConsentRequestAnswer,
  DecisionExplanation,
  EvaluationAnswer,
  EventList,
  WithdrawnConsentAnswer,
} from "@kelisim/protocol";
import { systemClock, type Clock } from "@kelisim/server";
import type { Store } from "@kelisim/store";
import {
  answer,
  ask,
  askBody,
  bankLine,
  evaluate,
  OTHER_PROOF,
  question,
  reasonOf,
} from "./support/acts.ts";
import { spawnService, type ChildService } from "./support/child-service.ts";
import { plantKey } from "./support/first-key.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { Api, send } from "./support/http-client.ts";
import { openHome, serve, startPeer, startService, type Service } from "./support/service.ts";
import { ENGINES, freshHome, type StoreHome } from "./support/store-home.ts";
import { until } from "./support/until.ts";
import { assertWhole } from "./support/whole-store.ts";
import { buildWorld, type World } from "./support/world.ts";

const AHEAD_MS = 5000;
const PEOPLE = 80;
const CLIENTS = 8;
/** Questions before a withdrawal is sent, and to each process after it was acknowledged. */
const QUESTIONS = 6;

/** One line of the journal: when a question was sent and how it was answered. */
type Asked = { readonly sentAt: number; readonly decision: boolean; readonly reason: string };

/** A person's part of the journal. */
type Story = {
  readonly asked: Asked[];
  withdrawalSentAt: number;
  acknowledgedAt: number;
  readonly decisionIds: string[];
};

for (const aheadMs of [AHEAD_MS, -AHEAD_MS]) {
  const direction = aheadMs > 0 ? "ahead" : "behind";

  describe(`Two processes on one PostgreSQL, one of them ${AHEAD_MS / 1000} s ${direction}`, () => {
    let home: StoreHome;
    let store: Store;
    let world: World;
    let right: ChildService;
    let wrong: ChildService;
    const stories: Story[] = [];

    before(async () => {
      home = await freshHome("postgres");
      store = await openHome(home, systemClock);
      const admin = await plantKey(store, systemClock, ["admin:registry"]);
      const server = await serve({ ...store, close: async () => undefined }, systemClock);
      world = await buildWorld({ url: server.url, admin });
      await server.close();
      const config = { jobs: true };
      [right, wrong] = await Promise.all([
        spawnService(home, { config }),
        spawnService(home, { config, clockAheadMs: aheadMs }),
      ]);
    });
    after(async () => {
      await Promise.all([right.kill(), wrong.kill()]);
      await store.close();
      await home.remove();
    });

    const at = (service: ChildService, { api }: { readonly api: Api }): Api =>
      new Api(service.url, api.key);
    const either = (): ChildService => (Math.random() < 0.5 ? right : wrong);

    test("the one that is off is not ready, says by how much and what to do", async () => {
      assert.equal((await send(right.url, "GET", "/readyz")).status, 200);
      for (const [language, words] of [
        ["kk", /NTP арқылы түзетіңіз/],
        ["ru", /Выставьте по NTP/],
        ["en", /Let NTP set the clocks/],
      ] as const) {
        const headers = { "accept-language": language };
        const { status, text } = await send(wrong.url, "GET", "/readyz", undefined, headers);
        assert.equal(status, 503);
        const problem = JSON.parse(text) as Record<string, unknown>;
        assert.deepEqual([problem["code"], problem["failed"]], ["clock-off", "clock"]);
        assert.match(String(problem["detail"]), words);
        const offset = Number(problem["clock_offset_ms"]);
        assert.ok(Number.isInteger(offset) && Math.abs(offset - aheadMs) < 2000, String(offset));
      }
    });

    async function evaluateAt(service: ChildService, iin: string, story: Story): Promise<void> {
      const sentAt = performance.now();
      const { decision, context } = await at(service, world.bank).post<EvaluationAnswer>(
        "/access/v1/evaluation",
        question(bankLine(world), iin),
      );
      story.asked.push({ sentAt, decision, reason: context.reason.code });
      story.decisionIds.push(context.decision_id);
    }

    async function tell(): Promise<void> {
      const iin = newIin();
      const story: Story = {
        asked: [],
        withdrawalSentAt: Infinity,
        acknowledgedAt: Infinity,
        decisionIds: [],
      };
      stories.push(story);
      const asked = await at(either(), world.bank).post<ConsentRequestAnswer>(
        "/v1/consent-requests",
        askBody(bankLine(world), iin),
      );
      const { consent_id: consentId } = await answer(at(either(), world.desk), asked.id, {
        confirmation: OTHER_PROOF,
      });
      assert.ok(consentId !== undefined);
      const permitted = deferred();
      const askMany = async (service: ChildService): Promise<void> => {
        for (let late = 0; late < QUESTIONS;) {
          if (story.acknowledgedAt < Infinity) late += 1;
          await evaluateAt(service, iin, story);
          if (story.asked.length >= QUESTIONS) permitted.resolve();
        }
      };
      const withdrawAt = async (service: ChildService): Promise<void> => {
        await permitted.promise;
        story.withdrawalSentAt = performance.now();
        await at(service, world.desk).post<WithdrawnConsentAnswer>(
          `/v1/consents/${consentId}/withdraw`,
          { confirmation: OTHER_PROOF },
        );
        story.acknowledgedAt = performance.now();
      };
      await Promise.all([askMany(right), askMany(wrong), withdrawAt(either())]);
    }

    test("neither permits after a withdrawal that either has acknowledged", async (t) => {
      let begun = 0;
      const client = async (): Promise<void> => {
        while (begun < PEOPLE) {
          begun += 1;
          await tell();
        }
      };
      await Promise.all(Array.from({ length: CLIENTS }, client));
      let late = 0;
      let between = 0;
      for (const { asked, acknowledgedAt, withdrawalSentAt } of stories) {
        for (const { sentAt, decision, reason } of asked) {
          if (sentAt > withdrawalSentAt && sentAt < acknowledgedAt) between += 1;
          if (sentAt < acknowledgedAt) continue;
          late += 1;
          assert.equal(decision, false, "a permit after an acknowledged withdrawal");
          assert.equal(reason, "consent-withdrawn");
        }
      }
      const all = stories.reduce((sum, { asked }) => sum + asked.length, 0);
      t.diagnostic(`${all} decisions, ${between} during a withdrawal, ${late} after it`);
      assert.ok(late >= PEOPLE * QUESTIONS * 2);
    });

    test("the log, the events and the feed go by their numbers, not by a clock", async () => {
      const { db } = store;
      const count = async (text: string): Promise<number> =>
        (await db.query<{ rows: number }>(`select count(*)::int as rows from (${text}) as f`))[0]
          ?.rows ?? -1;
      const disorder = `select from access_log l join event w on w.subject_id = l.subject_id
        and w.type = 'consent.withdrawn' where l.permitted <> (l.subject_seq < w.seq)`;
      assert.equal(await count(disorder), 0, "a decision does not fit its place");
      const turned = `select from event a join event b on b.subject_id = a.subject_id
        and b.seq > a.seq and b.recorded_at < a.recorded_at`;
      assert.ok((await count(turned)) > 0, "the clocks never disagreed");
      await assertWhole(store);

      const { bank } = world;
      const api = at(right, bank);
      const seen: string[] = [];
      let after = 0;
      for (;;) {
        const page = await api.get<EventList>(`/v1/events?after=${after}&limit=200`);
        for (const { type, data } of page.items) {
          if (type === "consent.granted") seen.push(`${data.consent_id}`);
          if (type === "consent.withdrawn") {
            assert.ok(seen.includes(`${data.consent_id}`), "a withdrawal before its consent");
          }
        }
        if (page.next_cursor === null) break;
        after = Number(page.next_cursor);
      }
      assert.equal(seen.length, PEOPLE);
    });

    test("what either decided is explained alike by the other", async () => {
      for (const { asked, decisionIds } of stories.slice(0, 10)) {
        for (const [index, id] of decisionIds.entries()) {
          const path = `/v1/access-decisions/${id}`;
          const explained = await at(either(), world.bank).get<DecisionExplanation>(path);
          assert.equal(explained.decision, asked[index]?.decision);
        }
      }
    });

    test("only the one whose clock is right does jobs", async () => {
      const rows = await store.db.query<{ clock_offset_ms: number }>(
        "select clock_offset_ms from process where ended_at is null order by abs(clock_offset_ms)",
      );
      assert.equal(rows.length, 2);
      assert.ok(Math.abs((rows[1]?.clock_offset_ms ?? 0) - aheadMs) < 2000);

      const backlog = async (): Promise<number> => {
        const text = "select count(*)::int as rows from outbox where sent_at is null";
        return (await store.db.query<{ rows: number }>(text))[0]?.rows ?? -1;
      };
      await until(async () => (await backlog()) === 0, "an empty outbox");
      assert.deepEqual([right.log(), wrong.log()], ["", ""]);
      await right.kill();
      await at(wrong, world.bank).post("/v1/consent-requests", askBody(bankLine(world), newIin()));
      await sleep(3000);
      assert.equal(await backlog(), 1);
      right = await spawnService(home, { config: { jobs: true } });
      await until(async () => (await backlog()) === 0, "an empty outbox");
    });
  });
}

/** A clock that stands where it is put. */
class StandingClock implements Clock {
  #at: number;

  constructor(text: string) {
    this.#at = Date.parse(text);
  }

  now() {
    return instantOf(this.#at);
  }

  put(text: string): void {
    this.#at = Date.parse(text);
  }
}

for (const engine of ENGINES) {
  describe(`A term that is over by one of two clocks, on ${engine}`, () => {
    const slow = new StandingClock("2026-11-20T10:00:00+05:00");
    const fast = new StandingClock("2026-11-20T10:00:05+05:00");
    let service: Service;
    let peer: { readonly url: string; close(): Promise<void> };
    let world: World;

    before(async () => {
      service = await startService({ engine, clock: slow });
      peer = await startPeer(service, fast);
      world = await buildWorld(service);
    });
    after(async () => {
      await peer.close();
      await service.close();
    });

    const atPeer = ({ api }: { readonly api: Api }): Api => new Api(peer.url, api.key);
    const put = (slowly: string, fastly: string): void => {
      slow.put(slowly);
      fast.put(fastly);
    };

    test("is over for both once the faster one has recorded anything after it", async () => {
      const line = bankLine(world);
      const iin = newIin();
      const { id } = await ask(line, iin, { valid_until: "2026-11-21" });
      await answer(world.desk.api, id, { confirmation: OTHER_PROOF });
      put("2026-11-21T23:59:57+05:00", "2026-11-22T00:00:02+05:00");
      assert.equal(await reasonOf(evaluate(line, iin)), "permit consent");
      assert.equal(
        await reasonOf(evaluate(line, iin, {}, atPeer(world.bank))),
        "deny consent-expired",
      );
      assert.equal(await reasonOf(evaluate(line, iin)), "permit consent", "nothing was recorded");

      const sharing = bankLine(world, "sharing");
      await atPeer(world.bank).post("/v1/consent-requests", askBody(sharing, iin));
      assert.equal(await reasonOf(evaluate(line, iin)), "deny consent-expired");
    });

    test("takes no answer any more that the faster one has told to be too late", async () => {
      put("2026-12-01T10:00:00+05:00", "2026-12-01T10:00:05+05:00");
      const line = bankLine(world);
      const iin = newIin();
      const { id } = await ask(line, iin);
      put("2026-12-08T09:59:57+05:00", "2026-12-08T10:00:02+05:00");
      const sharing = bankLine(world, "sharing");
      await atPeer(world.bank).post("/v1/consent-requests", askBody(sharing, iin));
      const { status, text } = await world.desk.api.send(
        "POST",
        `/v1/consent-requests/${id}/answer`,
        { answer: "grant", confirmation: OTHER_PROOF },
      );
      assert.deepEqual(
        [status, (JSON.parse(text) as { code: string }).code],
        [409, "request-expired"],
      );
      const again = await ask(line, iin);
      assert.notEqual(again.id, id);
    });
  });
}
