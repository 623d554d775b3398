import assert from "node:assert/strict";
import { after, before, describe, test, type TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import {
  createLogger,
  deliverDue,
  deliveryContext,
  makeContext,
  startServer,
  type Config,
  type RunningServer,
} from "@kelisim/server";
import { freePort } from "../../../testing/free-port.ts";
import { runOn } from "../../../testing/database.ts";
import { ask, bankLine, evaluate, grant, PAPER, question, withdraw } from "./support/acts.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { allowedWords } from "./support/metric-words.ts";
import { scrape, startObserved, type Observed } from "./support/observed.ts";
import { Receiver } from "./support/receiver.ts";
import { register, StandingClock } from "./support/webhook-bench.ts";
import { purposeBody } from "./support/world.ts";

const PHONE = "+77015554433";
const CLERK = "Сәуле Ержанова";

describe("The figures of a day", () => {
  const iin = newIin();
  let observed: Observed;
  let receiver: Receiver;

  before(async () => {
    const config = { deniedPersonsPerHour: 2, jobs: true };
    observed = await startObserved({ clock: new StandingClock(), config });
    receiver = await Receiver.start();
    await liveThrough();
  });
  after(async () => {
    await observed.close();
    await receiver.close();
  });

  /** Something of everything that the figures count. */
  async function liveThrough(): Promise<void> {
    const { world, ctx } = observed;
    const { bank, desk, bureau } = world;
    const line = bankLine(world);
    await register(bank.api, receiver.url);
    const consent = await grant(world, line, iin, {
      ask: { phone: PHONE },
      answer: { confirmation: { ...PAPER, clerk: CLERK } },
    });
    await evaluate(line, iin);
    await evaluate(line, iin, { mode: "check", employee: "Ержанова С." });
    await withdraw(desk.api, consent);
    await evaluate(line, iin);
    const { id } = await ask(line, newIin());
    await bank.api.refused(`/v1/consent-requests/${id}/answer`, {
      answer: "grant",
      confirmation: { kind: "sign-in" },
    });
    await bureau.api.send("POST", "/v1/purposes", purposeBody(bank, line.objectId, { code: "x" }));
    await bank.api.send("GET", `/v1/consents/${iin}`);
    await bank.api.as(undefined).send("GET", "/v1/events");
    await bank.api.send("GET", `/nowhere/${iin}?phone=${PHONE}`);
    receiver.next(500, 302, "silence");
    await deliverDue(deliveryContext(ctx, { timeoutMs: 200 }), ctx.clock.now());
    // Two persons are denied, which is the ceiling; the third question is not put any more.
    await evaluate(line, newIin());
    await bank.api.send("POST", "/access/v1/evaluation", question(line, newIin()));
    await bank.api.send("POST", "/access/v1/evaluation", question(line, newIin()));
  }

  test("count requests by operation and status", async () => {
    const { value } = await observed.scrape();
    const requests = (operation: string, status: string) =>
      value("kelisim_http_requests_total", { operation, status });
    assert.equal(requests("create-consent-request", "201"), 2);
    assert.equal(requests("withdraw-consent", "200"), 1);
    assert.equal(requests("list-events", "401"), 1);
    assert.equal(requests("none", "404"), 1);
    assert.equal(requests("evaluate-access", "200"), 4);
    assert.equal(requests("evaluate-access", "429"), 2);
    const evaluations = { operation: "evaluate-access" };
    assert.equal(value("kelisim_http_request_duration_seconds_count", evaluations), 6);
  });

  test("count decisions as they stand in the log", async () => {
    const { samples, value } = await observed.scrape();
    const decisions = (mode: string, outcome: string, reason: string) =>
      value("kelisim_decisions_total", { mode, outcome, reason });
    assert.equal(decisions("enforce", "permit", "consent"), 1);
    assert.equal(decisions("check", "permit", "consent"), 1);
    assert.equal(decisions("enforce", "deny", "consent-withdrawn"), 1);
    assert.equal(decisions("enforce", "deny", "no-consent"), 1);
    const all = samples.filter(({ name }) => name === "kelisim_decisions_total");
    const [logged] = await observed.ctx.store.db.query<{ rows: number }>(
      "select count(*)::int as rows from access_log",
    );
    assert.equal(
      all.reduce((sum, each) => sum + each.value, 0),
      logged?.rows,
    );
  });

  test("count refused commands by their code, and no refused question among them", async () => {
    const { samples, value } = await observed.scrape();
    const refused = samples.filter(({ name }) => name === "kelisim_commands_refused_total");
    const operations = new Set(refused.map(({ labels }) => labels["operation"]));
    assert.deepEqual(operations, new Set(["answer-consent-request", "create-purpose"]));
    const labels = { operation: "answer-consent-request", code: "confirmation-not-yours" };
    assert.equal(value("kelisim_commands_refused_total", labels), 1);
  });

  test("tell once that a key reached its ceiling of denied persons", async () => {
    const { value } = await observed.scrape();
    assert.equal(value("kelisim_denied_persons_limited_total"), 1);
  });

  test("tell how attempts at webhooks end, and what waits", async () => {
    const { value } = await observed.scrape();
    const failed = (error: string) => value("kelisim_webhook_failed_total", { error });
    assert.equal(failed("http-status"), 1);
    assert.equal(failed("redirect"), 1);
    assert.equal(failed("timeout"), 1);
    assert.equal(failed("tls"), 0);
    assert.ok((value("kelisim_webhook_waiting") ?? 0) >= 3);
  });

  test("tell how the store stands", async () => {
    const { value, samples } = await observed.scrape();
    assert.equal(value("kelisim_store_up"), 1);
    assert.equal(value("kelisim_ready"), 1);
    assert.equal(value("kelisim_clock_offset_seconds"), 0);
    assert.equal(value("kelisim_keys_waiting"), 0);
    assert.equal(value("kelisim_db_connections_limit"), 1);
    assert.equal(value("kelisim_partition_months_ahead", { table: "event" }), 2);
    assert.equal(value("kelisim_duties_overdue", { kind: "cease-processing" }), 0);
    const count = { statement: "decide-one" };
    assert.ok((value("kelisim_db_statement_duration_seconds_count", count) ?? 0) >= 4);
    const info = samples.find(({ name }) => name === "kelisim_build_info");
    assert.deepEqual(Object.keys(info?.labels ?? {}), ["release", "schema", "engine"]);
    assert.equal(info?.labels["engine"], "pglite");
  });

  test("tell of the jobs of this release and of no other", async () => {
    let jobs: ReadonlySet<string | undefined> = new Set();
    for (let looks = 0; looks < 30 && jobs.size === 0; looks += 1) {
      const { samples } = await observed.scrape();
      const failed = samples.filter(({ name }) => name === "kelisim_job_failed");
      jobs = new Set(failed.map(({ labels }) => labels["job"]));
      if (jobs.size === 0) await sleep(1000);
    }
    assert.ok(jobs.has("timers") && jobs.has("partitions"), [...jobs].join(" "));
    assert.ok(!jobs.has("other"));
  });

  test("hold no person, party, key, address or word of anybody's", async () => {
    const { text } = await observed.scrape();
    const { world } = observed;
    const members = [world.bank, world.bureau, world.clinic, world.desk, world.stateBody];
    const needles = [
      ...[iin, PHONE.slice(1), "Ержанова", "Сәуле", "127.0.0.1", "localhost"],
      ...[`:${receiver.port}`, "/hook", "credit-scoring", "Тұмар"],
      ...Object.values(world.objects),
      ...Object.values(world.purposes),
      ...members.flatMap(({ id, bin, keyId, api }) => [id, bin, keyId, api.key ?? ""]),
    ];
    for (const needle of needles) {
      assert.ok(needle.length > 3 && !text.includes(needle), `it holds ${needle}`);
      const bare = needle.replace(/^[a-z]+_/, "");
      assert.ok(!text.includes(bare), `it holds ${bare}`);
    }
  });

  test("have no label and no word in one that the program does not know", async () => {
    const { samples } = await observed.scrape();
    const allowed = allowedWords();
    for (const { name, labels } of samples) {
      for (const [label, word] of Object.entries(labels)) {
        const isKnown = allowed(name, label);
        assert.ok(isKnown !== undefined, `${name} has the label ${label}`);
        assert.ok(isKnown(word), `${name}{${label}="${word}"}`);
      }
    }
  });
});

describe("The port of the figures", () => {
  let observed: Observed;

  before(async () => {
    observed = await startObserved();
  });
  after(() => observed.close());

  /** A second service of this process on the same store, which outlives it. */
  async function second(t: TestContext, over: Partial<Config>): Promise<RunningServer> {
    const { store, clock, ids, config } = observed.ctx;
    const ctx = makeContext({
      config: { ...config, ...over },
      store: { ...store, close: async () => undefined },
      clock,
      ids,
    });
    const server = await startServer(ctx, {
      ...{ host: "127.0.0.1", logger: createLogger("silent"), deliverWebhooks: false },
    });
    t.after(() => server.close());
    return server;
  }

  test("answers GET of one path only, as the format that Prometheus reads", async () => {
    const url = observed.server.metricsUrl ?? "";
    const answer = await fetch(`${url}?x=1`);
    assert.match(answer.headers.get("content-type") ?? "", /^text\/plain; version=0\.0\.4/);
    assert.equal((await fetch(url, { method: "HEAD" })).status, 200);
    assert.equal((await fetch(url, { method: "POST" })).status, 405);
    assert.equal((await fetch(new URL("/readyz", url))).status, 404);
    const own = await fetch(`${observed.server.url}/metrics`);
    assert.equal(own.status, 404, "the service's own port has no figures");
  });

  test("is not there unless it is set", async (t) => {
    const server = await second(t, { port: 0, metricsPort: undefined });
    assert.equal(server.metricsUrl, undefined);
  });

  test("that is taken is an error at the start, and the service does not listen", async (t) => {
    const metricsPort = Number(new URL(observed.server.metricsUrl ?? "").port);
    const port = await freePort();
    await assert.rejects(second(t, { port, metricsPort }), { code: "EADDRINUSE" });
    await assert.rejects(fetch(`http://127.0.0.1:${port}/healthz`));
  });

  test("says while the service stops that it is not ready, and is closed at the end", async (t) => {
    const server = await second(t, { port: 0, drainDelaySeconds: 2 });
    assert.equal((await scrape(server)).value("kelisim_ready"), 1);
    const closing = server.close();
    assert.equal((await scrape(server)).value("kelisim_ready"), 0);
    await closing;
    await assert.rejects(fetch(server.metricsUrl ?? ""));
  });

  test("tells of its own service alone where several run in one process", async (t) => {
    const other = await second(t, { port: 0 });
    await evaluate(bankLine(observed.world), newIin());
    const decided = async (server: RunningServer): Promise<number> =>
      (await scrape(server)).samples.filter(({ name }) => name === "kelisim_decisions_total")
        .length;
    assert.deepEqual([await decided(observed.server), await decided(other)], [1, 0]);
  });
});

const HOLD = "begin; lock table outbox in access exclusive mode; select pg_sleep(60)";
const LET_GO = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and query like '%pg_sleep(60)' and pid <> pg_backend_pid()`;

describe("A store that is stuck", () => {
  test("keeps no scrape: the last figures are told, and that it is down", async (t) => {
    const observed = await startObserved({ engine: "postgres" });
    t.after(() => observed.close());
    const { location } = observed.home;
    assert.ok(location.kind === "postgres");
    await ask(bankLine(observed.world), newIin());
    const before = await observed.scrape();
    assert.equal(before.value("kelisim_store_up"), 1);
    const pending = before.value("kelisim_outbox_pending") ?? 0;
    assert.ok(pending > 0);

    // Whoever holds the table lets nobody look at it.
    const holder = assert.rejects(runOn(location.url, HOLD));
    let seen = before;
    for (let looks = 0; looks < 100 && seen.value("kelisim_store_up") === 1; looks += 1) {
      await sleep(250);
      seen = await observed.scrape();
    }
    assert.equal(seen.value("kelisim_store_up"), 0);
    assert.equal(seen.value("kelisim_ready"), 0);
    assert.equal(seen.value("kelisim_outbox_pending"), pending);
    await runOn(location.url, LET_GO);
    await holder;
  });
});
