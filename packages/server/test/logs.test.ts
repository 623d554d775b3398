import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, test } from "node:test";
import {
  answer,
  ask,
  askBody,
  bankLine,
  evaluate,
  grant,
  OTHER_PROOF,
  PAPER,
  question,
  withdraw,
} from "./support/acts.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { Api, send, type Answer } from "./support/http-client.ts";
import { sendRaw } from "./support/raw-http.ts";
import { startService, type Service } from "./support/service.ts";
import { buildWorld, type World } from "./support/world.ts";

type Line = Readonly<Record<string, unknown>>;

const iin = newIin();
const PHONE = "+77015554433";
const CLERK = "Сәуле Ержанова";
const REVIEWER = { name: "Ерлан Сәрсен", position: "басқарма басшысы" };
const WORDS = "Мен Айгүл Төлегенқызы сұраймын";

describe("The log", () => {
  const written: string[] = [];
  const answers: Answer[] = [];
  let service: Service;
  let world: World;
  /** Everything that must not stand in the log, wherever it was sent. */
  const secrets = new Set<string>([iin, PHONE.slice(1), CLERK, "Ержанова", WORDS, "Айгүл"]);

  const lines = (): readonly Line[] => written.map((line) => JSON.parse(line) as Line);
  const requestLines = (): readonly Line[] => lines().filter(({ msg }) => msg === "request");

  before(async () => {
    service = await startService({
      portal: true,
      log: { write: (line) => void written.push(line) },
    });
    world = await buildWorld(service, (_method, _path, got) => answers.push(got));
    for (const { api } of [world.bank, world.bureau, world.clinic, world.desk]) {
      if (api.key !== undefined) secrets.add(api.key.slice(-43));
    }
    secrets.add(service.admin.text.slice(-43));
    await liveThrough();
    await misplace();
  });
  after(() => service.close());

  /** The whole life of a consent with all the words that it can have. */
  async function liveThrough(): Promise<void> {
    const { bank, desk } = world;
    const line = bankLine(world);
    const request = await ask(line, iin, { phone: PHONE });
    const granted = await answer(desk.api, request.id, {
      confirmation: { ...PAPER, clerk: CLERK },
    });
    await evaluate(line, iin, { employee: CLERK });
    if (granted.consent_id === undefined) throw new Error("a grant without a consent");
    const { duties } = await withdraw(desk.api, granted.consent_id, {
      reason: WORDS,
      confirmation: { ...OTHER_PROOF, description: WORDS, clerk: CLERK },
    });
    await evaluate(line, iin);
    const [duty] = duties;
    await bank.api.get(`/v1/duties/${duty?.id}`);
    await bank.api.post(`/v1/duties/${duty?.id}/discharge`, { outcome: "ceased", text: WORDS });
    const filed = await desk.api.post<{ duty_id: string }>("/v1/objections", {
      iin,
      party_id: bank.id,
      text: WORDS,
    });
    await bank.api.post(`/v1/duties/${filed.duty_id}/discharge`, {
      outcome: "rejected",
      text: WORDS,
      reviewer: REVIEWER,
    });
    await bank.api.post("/v1/consents/search", { data_subject: { iin } });
    await bank.api.post("/v1/access-log/search", { data_subject: { iin } });
    await bank.api.get("/v1/events");
    await grant(world, line, newIin());
  }

  /** Requests with a person's number where none belongs. */
  async function misplace(): Promise<void> {
    const { bank } = world;
    const key = bank.api.key ?? "";
    const tried: readonly (readonly [string, string, unknown?, Record<string, string>?])[] = [
      ["GET", `/v1/consents?iin=${iin}`],
      ["GET", `/v1/parties?iin=${iin}`],
      ["GET", `/v1/parties?${iin}=1`],
      ["GET", `/v1/parties?cursor=${iin}`],
      ["GET", `/v1/persons/${iin}`],
      ["GET", `/v1/consents/${iin}`],
      ["GET", `/v1/consents/con_${iin}`],
      ["GET", `/${iin}`],
      ["GET", `/answer/${iin}`],
      ["GET", `/v1/%ZZ${iin}`],
      ["GET", `/v1/purposes/${encodeURIComponent(CLERK)}`],
      ["DELETE", `/v1/consents/${iin}`],
      ["GET", "/v1/parties", undefined, { "x-request-id": iin }],
      ["GET", "/v1/parties", undefined, { "x-request-id": `iin-${iin}` }],
      ["GET", "/v1/parties", undefined, { "x-request-id": `ref${iin}` }],
      ["GET", "/v1/parties", undefined, { "user-agent": iin, referer: `https://a.kz/?iin=${iin}` }],
      ["GET", "/v1/parties", undefined, { authorization: `Bearer ${iin}` }],
      ["GET", "/v1/parties", undefined, { authorization: `Bearer ${key}${iin}` }],
      ["GET", "/v1/parties", undefined, { [`x-${iin}`]: iin, cookie: `iin=${iin}` }],
      ["GET", "/v1/parties", undefined, { "accept-language": iin }],
      ["POST", "/v1/inquiries", { iin }, { "idempotency-key": `${iin} ${"k".repeat(300)}` }],
      ["POST", "/v1/consent-requests", `{"data_subject":{"iin":"${iin}"`],
      ["POST", "/v1/consent-requests", { ...askBody(bankLine(world), iin), [iin]: iin }],
      ["POST", "/v1/consent-requests", { [CLERK]: iin, language: iin, phone: PHONE }],
      ["POST", "/v1/consent-requests", { data_subject: { iin: Number(iin) } }],
      ["POST", "/v1/consent-requests", iin, { "content-type": `text/${iin}` }],
      ["POST", "/v1/purposes", { code: iin, name: CLERK }],
      ["POST", "/access/v1/evaluation", { ...question(bankLine(world), `${iin}0`) }],
      ["POST", "/access/v1/evaluation", { subject: { type: "party", id: iin } }],
      ["POST", `/v1/consents/${iin}/withdraw`, { confirmation: { kind: "written", clerk: CLERK } }],
    ];
    for (const [method, path, body, headers] of tried) {
      await bank.api.send(method, path, body, headers ?? {});
    }
    await send(service.url, "GET", `/v1/parties?iin=${iin}`);
    await sendRaw(service.url, `GET /${iin} HTTP/1.1\r\nHost: a\r\n${iin}\r\n\r\n`);
    await sendRaw(service.url, `${iin}\r\n\r\n`);
  }

  test("holds none of the numbers, names, words and secrets that were sent", () => {
    const whole = written.join("");
    for (const secret of secrets)
      assert.ok(!whole.includes(secret), "something personal is logged");
    // A random id may end in twelve digits; the numbers that were sent are looked for above.
    assert.doesNotMatch(whole, /(?<![0-9a-f_-])\d{12}(?![0-9a-f])/);
    assert.doesNotMatch(whole, /[әғқңөұүһіӘҒҚҢӨҰҮҺІа-яА-Я]/);
    assert.doesNotMatch(whole, /kel_|Bearer|whsec_/i);
  });

  test("has one line for each request, with its id and its operation", () => {
    const requests = requestLines();
    // One of those who asked was outside of the world, and two sent no HTTP at all.
    assert.equal(requests.length, answers.length + 1);
    for (const line of requests) {
      assert.match(String(line["request_id"]), /\S/);
      // A page by its route, which names nobody.
      assert.match(String(line["operation"]), /^([a-z-]+|page \/[a-z:./-]*)$/);
      assert.match(String(line["method"]), /^[A-Z]+$/);
      assert.equal(typeof line["status"], "number");
      assert.equal(typeof line["ms"], "number");
      assert.equal(line["level"], "info");
      assert.match(String(line["time"]), /^\d{4}-\d{2}-\d{2}T.*Z$/);
    }
  });

  test("names the request as the answer did", () => {
    const ids = requestLines().map((line) => line["request_id"]);
    for (const { headers } of answers) {
      const id = headers.get("x-request-id") ?? "";
      // An id that a client chose may be anything, and is shown by its hash.
      const hash = createHash("sha256").update(id).digest("hex").slice(0, 16);
      const shown = /^[0-9a-f-]{36}$/.test(id) ? id : `sha256:${hash}`;
      assert.ok(ids.includes(shown), "an answer without a line");
    }
  });

  test("names who called and how it ended, never with the words of the request", () => {
    const calls = requestLines();
    const asked = calls.find((line) => line["operation"] === "create-consent-request");
    assert.deepEqual(
      [asked?.["status"], asked?.["party_id"], asked?.["key_id"], asked?.["problem"]],
      [201, world.bank.id, world.bank.keyId, undefined],
    );
    const known = new Set([
      ...["level", "time", "msg", "request_id", "operation", "method", "status", "ms"],
      ...["key_id", "party_id", "problem"],
    ]);
    for (const line of calls) {
      for (const member of Object.keys(line)) assert.ok(known.has(member), member);
    }
    const problems = new Set(calls.map((line) => line["problem"]));
    for (const code of ["not-found", "invalid-request", "unauthenticated", "malformed-json"]) {
      assert.ok(problems.has(code), code);
    }
  });

  test("tells of a fault under the id that the client was given, without any value", async () => {
    const { db } = service.store;
    const before = written.length;
    await db.asOwner((owner) => owner.query("alter table notice rename to notice_gone"));
    const body = askBody(bankLine(world), iin, { phone: PHONE });
    const failed = await new Api(service.url, world.bank.api.key).send(
      "POST",
      "/v1/consent-requests",
      body,
    );
    await db.asOwner((owner) => owner.query("alter table notice_gone rename to notice"));
    assert.equal(failed.status, 500);
    assert.ok(!failed.text.includes("notice"));
    const problem = JSON.parse(failed.text) as { readonly code: string; readonly error_id: string };
    assert.equal(problem.code, "internal-error");
    const told = lines().slice(before);
    const fault = told.find((line) => line["error_id"] === problem.error_id);
    assert.equal(fault?.["level"], "error");
    assert.equal(fault?.["operation"], "create-consent-request");
    const request = told.find(({ msg }) => msg === "request");
    assert.deepEqual([request?.["level"], request?.["status"]], ["warn", 500]);
    for (const secret of secrets) {
      assert.ok(!JSON.stringify(told).includes(secret), "something personal is logged");
    }
    const again = await world.bank.api.send("POST", "/v1/consent-requests", body);
    assert.equal(again.status, 201, "nothing was half-done");
  });
});
