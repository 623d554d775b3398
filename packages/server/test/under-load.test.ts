import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { ConsentId } from "@kelisim/core";
import type {
  AnsweredRequestAnswer,
  CreatedApiKeyAnswer,
  WithdrawnConsentAnswer,
} from "@kelisim/protocol";
import { systemClock } from "@kelisim/server";
import { createKeyFile, findSubject, lockSubject, type Store } from "@kelisim/store";
import { parseIin } from "@kelisim/core";
import { startPostgresNode, type PostgresNode } from "../../../testing/postgres-cluster.ts";
import { tempDir, type TempDir } from "../../../testing/temp-dir.ts";
import { deferred } from "../src/http/testing/deferred.ts";
import {
  ask,
  bankLine,
  grant,
  OTHER_PROOF,
  question,
  withdraw,
  type Line,
} from "./support/acts.ts";
import { spawnService, type ChildService } from "./support/child-service.ts";
import { Crowd, ground, type Ground } from "./support/crowd.ts";
import { plantKey } from "./support/first-key.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { done, type Api } from "./support/http-client.ts";
import { openHome, serve } from "./support/service.ts";
import type { StoreHome } from "./support/store-home.ts";
import { until } from "./support/until.ts";
import { assertWhole } from "./support/whole-store.ts";
import { buildWorld, registerPurpose, type World } from "./support/world.ts";

const SKEW_MS = 5000;
const PEOPLE = 24;
const CLIENTS = 48;

type Person = { readonly iin: string; readonly consent: ConsentId; readonly ground: Ground };

const pick = <T>(some: readonly T[]): T => {
  const one = some[Math.floor(Math.random() * some.length)];
  return one ?? assert.fail("nothing to choose from");
};
const all = <T, R>(some: readonly T[], work: (each: T) => Promise<R>): Promise<R[]> =>
  Promise.all(some.map(work));

describe("Two processes on one PostgreSQL, 5 s before it and after it, under load", () => {
  let node: PostgresNode;
  let keys: TempDir;
  let home: StoreHome;
  let store: Store;
  let world: World;
  let services: ChildService[] = [];

  const spawn = (clockAheadMs: number): Promise<ChildService> =>
    spawnService(home, { clockAheadMs });

  before(async () => {
    node = await startPostgresNode();
    keys = tempDir();
    const keyFile = join(keys.path, "test.key");
    createKeyFile(keyFile, systemClock.now());
    const location = { kind: "postgres", url: node.url, poolSize: 8 } as const;
    home = { engine: "postgres", location, keyFile, remove: async () => keys.remove() };
    store = await openHome(home, systemClock);
    const admin = await plantKey(store, systemClock, ["admin:registry"]);
    const server = await serve({ ...store, close: async () => undefined }, systemClock);
    world = await buildWorld({ url: server.url, admin });
    await server.close();
    services = await Promise.all([spawn(SKEW_MS), spawn(-SKEW_MS)]);
  });
  after(async () => {
    await all(services, (service) => service.kill());
    await store.close();
    await node.remove();
    keys.remove();
  });

  /** The same caller at either process. */
  const at = (api: Api): Api => api.at(pick(services).url);
  /** Everybody at one of the processes that run now. */
  const here = (): World => {
    const { bank, desk, admin } = world;
    const atOne = <T extends { readonly api: Api }>(of: T): T => ({ ...of, api: at(of.api) });
    return { ...world, bank: atOne(bank), desk: atOne(desk), admin: at(admin) };
  };
  const line = (purpose: "scoring" | "sharing" = "scoring"): Line => bankLine(here(), purpose);

  const people = (of: Line): Promise<Person[]> =>
    all(
      Array.from({ length: PEOPLE }, () => newIin()),
      async (iin) => ({ iin, consent: await grant(here(), of, iin), ground: ground() }),
    );

  /** So many clients put questions until they are told that this is enough. */
  function load(put: () => Promise<void>): { enough(): Promise<void> } {
    const until = new AbortController();
    const asking = Promise.all(
      Array.from({ length: CLIENTS }, async () => {
        while (!until.signal.aborted) await put();
      }),
    );
    return {
      async enough() {
        until.abort();
        await asking;
      },
    };
  }
  const untilAsked = (crowd: Crowd, more: number): Promise<void> => {
    const goal = crowd.asked.length + more;
    return until(() => Promise.resolve(crowd.asked.length >= goal), `${more} more answers`);
  };

  test("bad questions, and a person whom somebody holds, keep none of their neighbours", async () => {
    const sharing = line("sharing");
    const [held, ...others] = await people(sharing);
    assert.ok(held !== undefined);
    const iin = parseIin(held.iin);
    assert.ok(iin.ok);
    const subjectId = await findSubject(store.db, store.ring, iin.iin);
    assert.ok(subjectId !== undefined);
    const [isHeld, isOver] = [deferred(), deferred()];
    const holding = store.db.tx(async (tx) => {
      await lockSubject(tx, subjectId);
      isHeld.resolve();
      await isOver.promise;
    });
    await isHeld.promise;
    const [service] = services;
    const by = world.bank.api.at(service?.url ?? "");
    const crowd = new Crowd();
    let isAnswered = false;
    // Only who passes data on holds a person, and waits for whoever does.
    const passing = { action: "disclose", recipient: world.bureau } as const;
    const waiting = crowd.ask(by, sharing, held.iin, [], passing).then(() => (isAnswered = true));
    const bad = Array.from({ length: PEOPLE }, async (_, n) => {
      const body = question(line(), newIin());
      const wrong = n % 2 === 0 ? { ...body, action: { name: "" } } : { ...body, resource: {} };
      return (await by.send("POST", "/access/v1/evaluation", wrong)).status;
    });
    await all(others, (person) => crowd.ask(by, sharing, person.iin, [person.ground], passing));
    const statuses = await Promise.all(bad);
    const wasAnswered = isAnswered;
    isOver.resolve();
    await holding;
    await waiting;
    assert.deepEqual(new Set(statuses), new Set([400]));
    assert.equal(wasAnswered, false, "decided about a person while a command held her");
    crowd.checkUnharmed(Infinity);
    assert.equal(await crowd.checkLogged(store), PEOPLE);
  });

  test("commands of the same moment stand once each, whatever repeats them, and a refused one harms none", async () => {
    const requests = await all(
      Array.from({ length: PEOPLE }, () => newIin()),
      (iin) => ask(line(), iin),
    );
    const send = <T>(path: string, body: object, key: string): Promise<T[]> =>
      all([0, 1, 2], async () => {
        const headers = { "idempotency-key": key };
        return done<T>(await at(world.desk.api).send("POST", path, body, headers));
      });
    const yes = { answer: "grant", confirmation: OTHER_PROOF };
    const refused = all([0, 1, 2, 3], async () => {
      const path = `/v1/consent-requests/${requests[0]?.id}/answer`;
      const wrong = { ...yes, categories: ["income", "income"] };
      return (await at(world.desk.api).send("POST", path, wrong)).status;
    });
    const granted = await all(requests, ({ id }) =>
      send<AnsweredRequestAnswer>(`/v1/consent-requests/${id}/answer`, yes, `grant ${id}`),
    );
    assert.ok((await refused).every((status) => status === 422 || status === 409));
    const consents = granted.map((same) => {
      assert.equal(new Set(same.map(({ consent_id: id }) => id)).size, 1);
      return same[0]?.consent_id ?? assert.fail("a grant without a consent");
    });
    assert.equal(new Set(consents).size, PEOPLE);
    const withdrawn = await all(consents, (id) =>
      send<WithdrawnConsentAnswer>(
        `/v1/consents/${id}/withdraw`,
        { confirmation: OTHER_PROOF },
        `withdraw ${id}`,
      ),
    );
    for (const same of withdrawn) {
      assert.deepEqual(same[1], same[0]);
      assert.deepEqual(same[2], same[0]);
    }
    const [counts] = await store.db.query<Record<string, number>>(
      `select count(*) filter (where type = 'consent.granted')::int as granted,
         count(*) filter (where type = 'consent.withdrawn')::int as withdrawn
       from event where body ->> 'consentId' = any($1::text[])`,
      [consents],
    );
    assert.deepEqual(counts, { granted: PEOPLE, withdrawn: PEOPLE });
    await assertWhole(store);
  });

  test("what was decided before a kill -9 of a process, and of PostgreSQL, stands in the log", async (t) => {
    const some = await people(line());
    const crowd = new Crowd();
    const asking = load(async () => {
      const { iin, ground: rests } = pick(some);
      const put = crowd.unanswered;
      await crowd.ask(at(world.bank.api), line(), iin, [rests]);
      if (crowd.unanswered > put) await sleep(20);
    });
    await untilAsked(crowd, 3 * CLIENTS);
    const [killed, left] = services;
    assert.ok(killed !== undefined && left !== undefined);
    await killed.kill();
    services = [left];
    await untilAsked(crowd, 2 * CLIENTS);
    const cut = crowd.unanswered;
    services = [left, await spawn(SKEW_MS)];
    // A kill may come when nothing is on its way: some more are tried until one hits.
    for (let kills = 0; kills < 1 || (crowd.unanswered === 0 && kills < 10); kills += 1) {
      await node.kill();
      await node.start();
      await untilAsked(crowd, 3 * CLIENTS);
    }
    await asking.enough();
    crowd.checkUnharmed(Infinity);
    const logged = await crowd.checkLogged(store);
    t.diagnostic(`${logged} decisions, ${cut} and ${crowd.unanswered - cut} unanswered`);
    // Of PostgreSQL's own death nobody may hear: what was not sent is sent again.
    assert.ok(crowd.unanswered > 0, "the kills hit no question");
    await assertWhole(store);
  });

  test("no permit comes after a withdrawal, a closing or a revocation was acknowledged", async (t) => {
    const { bank, objects } = here();
    const closing = {
      ...line(),
      purposeId: await registerPurpose(bank, objects.bank, { code: "to-close" }),
    };
    const lines = [line(), closing];
    const [standing, ending] = [await people(line()), await people(closing)];
    const made: CreatedApiKeyAnswer = await at(world.admin).post(
      `/v1/parties/${bank.id}/api-keys`,
      {
        label: "кілт",
        scopes: ["access:decide"],
      },
    );
    const [purpose, key] = [ground(), ground()];
    const crowd = new Crowd();
    const asking = load(async () => {
      const isClosing = Math.random() < 0.4;
      const isRevoked = Math.random() < 0.3;
      const person = pick(isClosing ? ending : standing);
      const by = at(isRevoked ? bank.api.as(made.key) : bank.api);
      const rests = [person.ground, ...(isClosing ? [purpose] : []), ...(isRevoked ? [key] : [])];
      await crowd.ask(by, lines[isClosing ? 1 : 0] ?? line(), person.iin, rests);
    });
    await untilAsked(crowd, 4 * CLIENTS);
    const gone = standing.slice(0, PEOPLE / 2);
    const end = async (of: Ground, work: Promise<unknown>): Promise<void> => {
      await work;
      of.endedAt = performance.now();
    };
    await Promise.all([
      ...gone.map((person) => end(person.ground, withdraw(at(world.desk.api), person.consent))),
      end(purpose, at(bank.api).post(`/v1/purposes/${closing.purposeId}/close`)),
      end(key, at(world.admin).post(`/v1/api-keys/${made.id}/revoke`)),
    ]);
    await untilAsked(crowd, 6 * CLIENTS);
    await asking.enough();
    const late = crowd.checkLatePermits();
    crowd.checkUnharmed(Infinity);
    const logged = await crowd.checkLogged(store);
    t.diagnostic(
      `${logged} decisions, ${late} questions after an end, ${crowd.unanswered} put off`,
    );
    assert.ok(late > CLIENTS);
    assert.equal(crowd.unanswered, 0);
  });
});
