import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { completeCheckDigit } from "@kelisim/core";
import type { FastifyInstance } from "fastify";
import { buildApp } from "../app.ts";
import { defineOperation } from "../http/define-operation.ts";
import { ok, problem } from "../http/operation.ts";
import { sendRaw } from "../http/testing/http-client.ts";
import { testService, type TestService } from "../http/testing/test-service.ts";
import { createLogger, shownRequestId } from "./logger.ts";

const IIN = completeCheckDigit("90010130081") ?? "";
const NAME = "Айгерім";
const out: string[] = [];

let service: TestService;
let app: FastifyInstance;
let url: string;
let key: Awaited<ReturnType<TestService["key"]>>;

before(async () => {
  service = await testService();
  app = await buildApp(service.ctx, {
    logger: createLogger("trace", { write: (line) => out.push(line) }),
    operations: [
      defineOperation({ id: "list-parties", handle: async () => ok({ items: [] }) }),
      defineOperation({ id: "get-purpose", handle: async () => problem("not-found") }),
      defineOperation({
        id: "file-inquiry",
        handle: async ({ body }) => {
          if (body.text === "bug") throw new Error(`${NAME} ${IIN}`);
          if (body.text === "parse") JSON.parse(`{${NAME}${IIN}`);
          return problem("unknown-reference", {
            faults: [{ pointer: "/party_id", code: "unknown-reference" }],
          });
        },
      }),
    ],
  });
  url = await app.listen({ host: "127.0.0.1", port: 0 });
  key = await service.key(["objection:file"]);
});

after(async () => {
  await app.close();
  await service.close();
});

type Line = Readonly<Record<string, unknown>>;

/** The lines about requests that came since the last look; a line may follow its answer. */
async function lines(): Promise<readonly Line[]> {
  await new Promise((resolve) => setTimeout(resolve, 20));
  return out.splice(0).map((line) => JSON.parse(line) as Line);
}

type Sent = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

const call = (path: string, init: Sent = {}) =>
  fetch(`${url}${path}`, {
    ...init,
    headers: { authorization: `Bearer ${key.text}`, ...init.headers },
  });

test("a request is one line: who, which operation, how it ended, how long it took", async () => {
  await lines();
  await call("/v1/parties?limit=5", { headers: { "x-request-id": "call-1" } });
  const found = await lines();
  assert.equal(found.length, 1);
  const [line] = found;
  const { time, ms, ...rest } = line ?? {};
  assert.deepEqual(rest, {
    level: "info",
    request_id: shownRequestId("call-1"),
    operation: "list-parties",
    method: "GET",
    status: 200,
    key_id: key.id,
    party_id: key.party.id,
    msg: "request",
  });
  assert.equal(typeof ms, "number");
  assert.ok(String(time).length > 0);
});

test("a refused request names its problem", async () => {
  await call("/v1/purposes/pur_x");
  const [line] = await lines();
  assert.equal(line?.["problem"], "not-found");
  assert.equal(line["status"], 404);
});

test("a fault of the service is logged under the id that the client sees", async () => {
  const response = await inquire({ text: "bug" });
  const { error_id: id } = (await response.json()) as { error_id: string };
  const found = await lines();
  const failed = found.find(({ msg }) => msg === "failed");
  assert.equal(failed?.["error_id"], id);
  assert.match(JSON.stringify(failed["err"]), /request-log\.test\.ts/);
});

const inquire = (over: object) =>
  call("/v1/inquiries", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      data_subject: { iin: IIN },
      party_id: key.party.id,
      text: `Менің атым ${NAME}`,
      ...over,
    }),
  });

test("no number and no name of a person reaches the log, wherever a client puts them", async () => {
  const encoded = encodeURIComponent(NAME);
  const json = { "content-type": "application/json" };
  const post = (path: string, body: string, headers: Record<string, string> = json) =>
    call(path, { method: "POST", body, headers });
  const answers = [
    inquire({}),
    inquire({ text: "bug" }),
    inquire({ text: "parse" }),
    inquire({ [IIN]: NAME }),
    inquire({ party_id: IIN }),
    inquire({ data_subject: { iin: `${IIN}0` } }),
    post("/v1/inquiries", `{"iin":"${IIN}","text":"${NAME}`),
    post("/v1/inquiries", `${NAME} ${IIN}`, { "content-type": "text/plain" }),
    post("/v1/inquiries", "{}", { "content-type": `application/${IIN}` }),
    post(`/v1/inquiries?iin=${IIN}`, "{}"),
    post(`/v1/purposes/${IIN}`, "{}"),
    call(`/v1/parties?iin=${IIN}&name=${encoded}`),
    call(`/v1/parties?${IIN}=1&limit=${IIN}&cursor=${IIN}`),
    call(`/v1/purposes/${IIN}`),
    call(`/v1/purposes/${encoded}`),
    call(`/v1/purposes/pur_${IIN}${"0".repeat(20)}`),
    call(`/v1/people/${IIN}/${encoded}`),
    call(`/v1/purposes/${IIN}%zz`),
    call("/v1/parties", { headers: { authorization: `Bearer ${IIN}` } }),
    call("/v1/parties", { headers: { "x-request-id": IIN } }),
    call("/v1/parties", { headers: { "x-request-id": `call-${IIN}-1`, "user-agent": IIN } }),
    call("/v1/parties", { headers: { "idempotency-key": IIN, referer: `https://x/${IIN}` } }),
    call("/v1/parties", { headers: { cookie: `iin=${IIN}`, "accept-language": IIN } }),
    call(`/v1/${IIN}`, { method: "DELETE" }),
    sendRaw(url, `GET /${IIN} NOT-HTTP\r\n\r\n`),
    sendRaw(url, `GET /healthz HTTP/1.1\r\nX-${IIN}: ${"9".repeat(20_000)}\r\n\r\n`),
    sendRaw(url, `GET /${NAME} HTTP/1.1\r\nHost: x\r\n\r\n`),
  ];
  await Promise.all(answers);
  const log = (await lines()).map((line) => JSON.stringify(line));
  assert.ok(log.length >= 26, `${log.length} lines`);
  for (const line of log) {
    assert.ok(!line.includes(IIN), line);
    assert.doesNotMatch(line, /(?<![0-9a-f-])\d{12}(?![0-9a-f])/);
    assert.ok(!line.includes(NAME) && !line.includes(encoded) && !line.includes("Менің"), line);
    assert.doesNotMatch(line, /kel_|Bearer|\?/);
  }
});
