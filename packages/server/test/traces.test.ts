import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { deliverDue, deliveryContext } from "@kelisim/server";
import type { ConsentId } from "@kelisim/core";
import { answer, ask, bankLine, evaluate, OTHER_PROOF, PAPER, question } from "./support/acts.ts";
import {
  CLIENT_KIND,
  Collector,
  ERROR_STATUS,
  namesOf,
  SERVER_KIND,
  type CollectedSpan,
} from "./support/collector.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { startObserved, type Observed } from "./support/observed.ts";
import { Receiver } from "./support/receiver.ts";
import { register, StandingClock } from "./support/webhook-bench.ts";

const PHONE = "+77015554433";
const CLERK = "Сәуле Ержанова";
const WORDS = "Мен Айгүл Төлегенқызы сұраймын";

/** A caller's trace, as its headers tell it. */
const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const UNSAMPLED = "aaf92f3577b34da6a3ce929d0e0e4736";
const SPAN = "00f067aa0ba902b7";

describe("The traces of a day", () => {
  const iin = newIin();
  const lines: string[] = [];
  const clock = new StandingClock();
  let collector: Collector;
  let receiver: Receiver;
  let observed: Observed;
  let consentId: ConsentId;
  let hookId: string;

  before(async () => {
    collector = await Collector.start();
    receiver = await Receiver.start();
    observed = await startObserved({
      clock,
      log: { write: (line) => void lines.push(line) },
      config: { tracesUrl: collector.url, jobs: true },
    });
    await liveThrough();
    await observed.server.close();
  });
  after(async () => {
    await observed.close();
    await collector.close();
    await receiver.close();
  });

  async function liveThrough(): Promise<void> {
    const { world, ctx } = observed;
    const { bank, desk } = world;
    const line = bankLine(world);
    hookId = (await register(bank.api, `${receiver.url}/secret-path?token=s3cret`)).id;
    const { id } = await ask(line, iin, { phone: PHONE });
    const confirmation = { ...PAPER, clerk: CLERK };
    consentId = (await answer(desk.api, id, { confirmation })).consent_id as ConsentId;
    const asked = question(line, iin, { employee: "Ержанова С." });
    const headers = { traceparent: `00-${TRACE}-${SPAN}-01`, tracestate: `who=${iin}` };
    await bank.api.send("POST", "/access/v1/evaluation", asked, headers);
    const body = { confirmation: OTHER_PROOF, reason: WORDS };
    await desk.api.post(`/v1/consents/${consentId}/withdraw`, body);
    await bank.api.send("GET", `/v1/consents/con_${"0".repeat(32)}`);
    await bank.api.send("GET", "/v1/purposes", undefined, {
      traceparent: `00-${UNSAMPLED}-${SPAN}-00`,
    });
    await bank.api.send("GET", `/v1/duties?limit=1`, undefined, {
      traceparent: `00-${iin.padStart(32, "0")}-${SPAN}-01`,
    });
    await bank.api.send("GET", "/healthz");
    await bank.api.send("GET", "/readyz");
    receiver.next(500);
    await deliverDue(deliveryContext(ctx, { timeoutMs: 500 }), clock.now());
    await relayed();
  }

  /** Lets the jobs look once more, and waits until the relay has found something. */
  async function relayed(): Promise<void> {
    const { world, ctx } = observed;
    await ask({ ...bankLine(world), party: world.bank }, newIin());
    clock.advance(10_000);
    const waiting = "select count(*)::int as rows from outbox where sent_at is null";
    for (let looks = 0; looks < 300; looks += 1) {
      const [row] = await ctx.store.db.query<{ rows: number }>(waiting);
      if (row?.rows === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    assert.fail("the relay did not come");
  }

  const withdrawal = (): CollectedSpan => collector.one("POST /v1/consents/{id}/withdraw");

  test("name the service and its release, and nothing of the machine", () => {
    const release = "0.1.0";
    for (const resource of collector.resources) {
      assert.deepEqual(resource, { "service.name": "kelisim", "service.version": release });
    }
  });

  test("show an evaluation as one statement below its call", () => {
    const call = collector.one("POST /access/v1/evaluation");
    assert.equal(call.kind, SERVER_KIND);
    assert.deepEqual(call.attributes, {
      "http.request.method": "POST",
      "http.route": "/access/v1/evaluation",
      "kelisim.operation": "evaluate-access",
      "http.response.status_code": 200,
    });
    const below = collector.below(call);
    assert.equal(below.at(-1)?.name, "decide-one");
    for (const statement of below) {
      assert.equal(statement.kind, CLIENT_KIND);
      assert.deepEqual(collector.below(statement), []);
      assert.equal(statement.attributes["db.system.name"], "postgresql");
      assert.equal(statement.attributes["db.query.summary"], statement.name);
    }
    assert.equal(below.at(-1)?.attributes["db.operation.name"], "WITH");
  });

  test("show a withdrawal as one transaction, from its begin to its commit", () => {
    const below = collector.below(withdrawal());
    const [transaction, ...others] = below.filter(({ name }) => name === "transaction");
    assert.ok(transaction !== undefined && others.length === 0);
    assert.equal(
      below.at(-1),
      below.find(({ spanId }) => spanId === transaction.spanId),
    );
    const statements = namesOf(collector.below(transaction));
    assert.equal(statements[0], "begin");
    assert.equal(statements.at(-1), "commit");
    for (const name of ["lock-subjects", "load-subjects", "write-changes"]) {
      assert.ok(statements.includes(name), name);
    }
  });

  test("have no span without its parent, but the first of each trace", () => {
    const ids = new Set(collector.spans.map(({ spanId }) => spanId));
    for (const { parentSpanId, traceId, name } of collector.spans) {
      const isFirst = parentSpanId === undefined || (traceId === TRACE && parentSpanId === SPAN);
      assert.ok(isFirst || ids.has(parentSpanId), name);
    }
  });

  test("go on with the trace of the caller, if it is one and is sampled", () => {
    const call = collector.one("POST /access/v1/evaluation");
    assert.equal(call.traceId, TRACE);
    assert.equal(call.parentSpanId, SPAN);
    assert.ok(!collector.spans.some(({ traceId }) => traceId === UNSAMPLED));
    assert.deepEqual(collector.named("GET /v1/purposes"), []);
    const own = collector.one("GET /v1/duties");
    assert.equal(own.parentSpanId, undefined, "an id of digits alone may be a person's number");
  });

  test("tell a refusal by its code, and that it is no fault of the service", () => {
    const { attributes, status } = collector.one("GET /v1/consents/{id}");
    assert.equal(attributes["http.response.status_code"], 404);
    assert.equal(attributes["kelisim.problem"], "not-found");
    assert.equal(attributes["error.type"], undefined);
    assert.notEqual(status.code, ERROR_STATUS);
  });

  test("leave out the probes", () => {
    assert.deepEqual([...collector.named("GET /healthz"), ...collector.named("GET /readyz")], []);
  });

  test("go on at the receiver of a webhook, of whom they name the host alone", () => {
    const [sent] = receiver.received;
    const sending = collector
      .named("POST")
      .find(({ attributes }) => attributes["http.response.status_code"] === 500);
    assert.ok(sent !== undefined && sending !== undefined);
    assert.equal(sent.headers["traceparent"], `00-${sending.traceId}-${sending.spanId}-01`);
    assert.deepEqual(sending.attributes, {
      "http.request.method": "POST",
      "server.address": "127.0.0.1",
      "http.response.status_code": 500,
      "error.type": "500",
    });
    const attempt = collector.spans.find(({ spanId }) => spanId === sending.parentSpanId);
    assert.ok(attempt !== undefined);
    assert.equal(attempt.name, "webhook attempt");
    assert.deepEqual(namesOf(collector.below(attempt)), ["POST", "transaction"]);
  });

  test("show a job that did something with its counts, and no job that found nothing to do", () => {
    const runs = collector.spans.filter(({ attributes }) => "kelisim.job" in attributes);
    assert.ok(runs.some(({ attributes }) => attributes["kelisim.job"] === "relay"));
    for (const { name, attributes } of runs) {
      const counts = Object.entries(attributes).filter(([key]) => key.startsWith("kelisim.job."));
      assert.ok(
        counts.some(([, count]) => Number(count) > 0),
        name,
      );
    }
  });

  test("have no event, no link, no words of an error and no state of others", () => {
    for (const { events, links, status, traceState, name } of collector.spans) {
      assert.deepEqual([events, links], [[], []], name);
      assert.equal(status.message, undefined, name);
      assert.equal(traceState, undefined, name);
    }
  });

  test("hold no person, key, id, address or word of anybody's", () => {
    const { world } = observed;
    const { bank, desk } = world;
    const needles = [
      ...[iin, PHONE.slice(1), "Ержанова", "Сәуле", "Айгүл", "Қызмет", "secret-path", "s3cret"],
      ...[consentId, hookId, bank.id, bank.bin, bank.keyId, desk.id, world.objects.bank],
      ...[bank.api.key ?? "", `:${receiver.port}`, "insert into", "select "],
    ];
    for (const needle of needles) {
      const bare = needle.replace(/^[a-z]{3}_/, "");
      assert.ok(bare.length > 3 && !collector.text.includes(bare), `they hold ${needle}`);
    }
  });

  test("stand with their ids in the log lines of their requests", () => {
    const requests = lines
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
      .filter(({ msg }) => msg === "request");
    const of = (operation: string) => requests.find((line) => line["operation"] === operation);
    assert.equal(of("evaluate-access")?.["trace_id"], TRACE);
    assert.equal(of("withdraw-consent")?.["trace_id"], withdrawal().traceId);
    assert.equal(of("healthz")?.["trace_id"], undefined);
    for (const line of lines) assert.ok(!line.includes(iin));
  });
});

describe("Services of one process", () => {
  test("send each its own traces to its own collector", async (t) => {
    const collectors = [await Collector.start(), await Collector.start()];
    const services: Observed[] = [];
    for (const { url } of collectors) {
      services.push(await startObserved({ config: { tracesUrl: url } }));
    }
    t.after(() => Promise.all(services.map((service) => service.close())));
    t.after(() => Promise.all(collectors.map((collector) => collector.close())));
    for (const { world } of services.slice(0, 1)) await evaluate(bankLine(world), newIin());
    for (const { server } of services) await server.close();
    assert.deepEqual(
      collectors.map((collector) => collector.named("POST /access/v1/evaluation").length),
      [1, 0],
    );
    assert.ok(collectors.every((collector) => collector.named("POST /v1/parties").length === 5));
  });
});
