import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  ALL_JOBS,
  createLogger,
  JobRunner,
  startServer,
  type RunningServer,
} from "@kelisim/server";
import { logBacklog, type Store } from "@kelisim/store";
import { ask, askBody, bankLine, question } from "./support/acts.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { plantKey } from "./support/first-key.ts";
import { send } from "./support/http-client.ts";
import { rowOf, text } from "./support/import-lines.ts";
import { LineCall } from "./support/line-client.ts";
import { openPortal } from "./support/portal.ts";
import { openHome } from "./support/service.ts";
import { freshHome, type StoreHome } from "./support/store-home.ts";
import { StandingClock } from "./support/webhook-bench.ts";
import { buildWorld, type World } from "./support/world.ts";

const LIMIT = 5;

describe("A log that is too far behind", () => {
  const clock = new StandingClock();
  let home: StoreHome;
  let store: Store;
  let portal: Awaited<ReturnType<typeof openPortal>>;
  let server: RunningServer;
  let world: World;

  const pending = async (): Promise<number> => (await logBacklog(store.db)).pending;
  const codeOf = async (
    method: string,
    path: string,
    body?: unknown,
    key = world.bank.api.key,
  ): Promise<string> => {
    const headers = { authorization: `Bearer ${key}`, "accept-language": "en" };
    const told = await send(server.url, method, path, body, headers);
    const isJson = told.text.startsWith("{");
    const { code = "" } = isJson ? (JSON.parse(told.text) as { code?: string }) : {};
    const { status } = told;
    if (status === 503) assert.equal(told.headers.get("retry-after"), "2");
    return `${status} ${code}`.trim();
  };

  before(async () => {
    home = await freshHome("pglite");
    store = await openHome(home, clock);
    const admin = await plantKey(store, clock, ["admin:registry"]);
    portal = await openPortal(store, clock, { logBacklogLimit: LIMIT });
    const listen = { host: "127.0.0.1", port: 0, logger: createLogger("silent"), portal: false };
    server = await startServer(portal.ctx, { ...listen, checkAnswers: true });
    world = await buildWorld({ url: server.url, admin });
    await portal.ctx.sequencer.round();
  });
  after(async () => {
    await portal.close();
    await server.close();
    await home.remove();
  });

  test("takes nothing that adds to it, and again once it has caught up", async () => {
    const { ctx } = portal;
    const line = bankLine(world);
    for (let asked = 0; asked <= LIMIT; asked += 1) await ask(line, newIin());
    const person = { iin: newIin(), name: "Айгерім" };
    const client = await portal.signInAs(person.iin, person.name);
    const { id: requestId } = await ask(line, person.iin);
    const underWay = new LineCall(world.bank.api, "/v1/consent-imports");
    underWay.send(text([rowOf(line, newIin())]));
    assert.equal((await underWay.next())?.status, "recorded");
    await ctx.logBacklog.look();
    underWay.end(text([rowOf(line, newIin())]));
    const [end, ...more] = await underWay.rest();
    assert.deepEqual([end?.code, end?.done, more], ["log-behind", false, []]);
    const waiting = await pending();
    assert.ok(waiting > LIMIT);

    assert.equal(
      await codeOf("POST", "/v1/consent-requests", askBody(line, newIin())),
      "503 log-behind",
    );
    assert.equal(await codeOf("POST", "/v1/digital-objects", {}, "wrong"), "503 log-behind");
    assert.equal(
      await codeOf("POST", "/access/v1/evaluation", question(line, newIin())),
      "503 cannot-be-logged",
    );
    assert.equal(
      await codeOf("POST", "/v1/consent-imports", text([rowOf(line, newIin())])),
      "503 log-behind",
    );
    const answered = await client.post(`/me/requests/${requestId}`, { answer: "refuse" });
    assert.equal(answered.status, 503);
    assert.match(answered.html, /Қызмет уақытша қолжетімсіз/);
    assert.equal(await codeOf("GET", "/readyz"), "503 not-ready");
    assert.match((await send(server.url, "GET", "/readyz")).text, /"failed":"log"/);

    const rested: string[] = [];
    const jobs = ALL_JOBS.map((job) => ({
      ...job,
      run: async () => {
        rested.push(job.name);
        return { counts: {} };
      },
    }));
    const runner = new JobRunner(ctx, { logger: createLogger("silent"), jobs, pauseMs: 10 });
    runner.start();
    while (!rested.includes("evidence-log")) await new Promise((done) => setTimeout(done, 10));
    await runner.stop(AbortSignal.timeout(5000));
    assert.deepEqual(
      rested.filter((name) => ["timers", "bulk-requests", "purpose-ends"].includes(name)),
      [],
    );

    assert.equal(await codeOf("GET", "/v1/parties"), "200");
    assert.equal(await codeOf("GET", "/v1/log/checkpoint"), "200");
    assert.equal(await codeOf("POST", "/v1/consents/search", {}), "200");
    assert.equal((await client.get("/me")).status, 200);
    assert.equal(await pending(), waiting, "not even a refusal was added");

    await ctx.sequencer.round();
    assert.equal(await pending(), 0);
    await ctx.logBacklog.look();
    assert.equal(await codeOf("GET", "/readyz"), "200");
    assert.equal(await codeOf("POST", "/v1/consent-requests", askBody(line, newIin())), "201");
    assert.equal(await codeOf("POST", "/access/v1/evaluation", question(line, newIin())), "200");
  });

  test("is caught up with by whoever cannot wait for the job", async () => {
    const { ctx } = portal;
    await ask(bankLine(world), newIin());
    assert.ok((await pending()) > 0);
    const both = await Promise.all([ctx.sequencer.soon(10_000), ctx.sequencer.soon(10_000)]);
    assert.deepEqual(both, [true, true]);
    assert.equal(await pending(), 0);
    assert.equal(await ctx.sequencer.soon(0), false, "nobody waits longer than he said");
  });
});
