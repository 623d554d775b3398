import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { instantOf } from "@kelisim/core";
import { OPERATIONS } from "@kelisim/protocol";
import type { Row } from "@kelisim/store";
import type { FastifyInstance } from "fastify";
import { buildApp } from "../app.ts";
import { createLogger } from "../operate/logger.ts";
import { defineOperation } from "./define-operation.ts";
import { problem } from "./operation.ts";
import { ANONYMOUS_PER_MINUTE, isCommand, minuteLimit } from "./refusal-record.ts";
import type { Problem } from "./testing/http-client.ts";
import { testService, type TestService } from "./testing/test-service.ts";

let service: TestService;
let app: FastifyInstance;
let admin: Awaited<ReturnType<TestService["key"]>>;
let reader: Awaited<ReturnType<TestService["key"]>>;

before(async () => {
  service = await testService();
  app = await buildApp(service.ctx, {
    operations: [
      defineOperation({ id: "close-purpose", handle: async () => problem("not-found") }),
      defineOperation({ id: "get-purpose", handle: async () => problem("not-found") }),
      defineOperation({ id: "search-consents", handle: async () => problem("not-found") }),
    ],
    logger: createLogger("silent"),
  });
  admin = await service.key(["registry:write", "consent:read"]);
  reader = await service.key(["events"]);
});

after(async () => {
  await app.close();
  await service.close();
});

type Recorded = Row & {
  party_id: string | null;
  key_id: string | null;
  command: string;
  outcome: string;
};

/** What was recorded since the last look. */
async function newRecords(): Promise<Recorded[]> {
  const rows = await service.store.db.query<Recorded>(
    `select replace(party_id::text, '-', '') as party_id, replace(key_id::text, '-', '') as key_id,
       command, outcome from command_audit where recorded_at >= $1`,
    [service.clock.now()],
  );
  service.clock.advance(1000);
  return rows;
}

const close = (token: string | undefined) =>
  app.inject({
    method: "POST",
    url: "/v1/purposes/pur_x/close",
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });

test("a refused command is recorded with who and why", async () => {
  assert.equal((await close(admin.text)).statusCode, 404);
  assert.deepEqual(await newRecords(), [
    {
      party_id: admin.party.id.slice(4),
      key_id: admin.id.slice(4),
      command: "close-purpose",
      outcome: "not-found",
    },
  ]);
});

test("a command without the scope is recorded with its key", async () => {
  assert.equal((await close(reader.text)).statusCode, 403);
  const [record] = await newRecords();
  assert.equal(record?.key_id, reader.id.slice(4));
  assert.equal(record.outcome, "missing-scope");
});

test("a command without a proven key is recorded without a name", async () => {
  const stolen = `${admin.text.slice(0, -43)}${"A".repeat(43)}`;
  for (const token of [undefined, stolen]) {
    assert.equal((await close(token)).statusCode, 401);
    const [record] = await newRecords();
    assert.deepEqual([record?.party_id, record?.key_id], [null, null]);
    assert.equal(record?.outcome, "unauthenticated");
  }
});

test("a refused question is not recorded", async () => {
  const headers = { authorization: `Bearer ${admin.text}` };
  await app.inject({ method: "GET", url: "/v1/purposes/pur_x", headers });
  await app.inject({ method: "POST", url: "/v1/consents/search", headers, payload: {} });
  assert.deepEqual(await newRecords(), []);
});

test("whoever has no key cannot fill the record", async () => {
  service.clock.advance(60_000);
  for (let call = 0; call < ANONYMOUS_PER_MINUTE + 20; call += 1) await close(undefined);
  assert.equal((await newRecords()).length, ANONYMOUS_PER_MINUTE);
  await close(admin.text);
  assert.equal((await newRecords()).length, 1);
});

test("a limit counts each minute anew", () => {
  const mayPass = minuteLimit(2);
  const at = (seconds: number) => instantOf(1_800_000_000_000 + seconds * 1000);
  assert.deepEqual([at(0), at(1), at(2), at(60), at(61), at(62)].map(mayPass), [
    true,
    true,
    false,
    true,
    true,
    false,
  ]);
});

test("all that acts is a command, and nothing else", () => {
  const asking = OPERATIONS.filter(({ id }) => !isCommand(id)).map(({ id }) => id);
  assert.ok(asking.includes("evaluate-access") && asking.includes("search-consents"));
  for (const { id, method } of OPERATIONS) {
    if (method === "GET") assert.ok(asking.includes(id), id);
  }
  assert.ok(isCommand("create-party") && isCommand("withdraw-consent"));
});

test("a record that fails spoils no answer, and no question gets a permit", async () => {
  const other = await testService();
  const broken = await buildApp(other.ctx, {
    operations: [
      defineOperation({
        id: "close-purpose",
        handle: async ({ ctx }) => {
          await ctx.store.close();
          return problem("purpose-not-active");
        },
      }),
      defineOperation({
        id: "evaluate-access",
        cachedKey: true,
        handle: async () => problem("not-found"),
      }),
    ],
    logger: createLogger("silent"),
  });
  const key = await other.key(["registry:write", "access:decide"]);
  const headers = { authorization: `Bearer ${key.text}` };
  const refused = await broken.inject({ method: "POST", url: "/v1/purposes/pur_x/close", headers });
  assert.equal(refused.statusCode, 409);
  const again = await broken.inject({ method: "POST", url: "/v1/purposes/pur_x/close", headers });
  assert.equal(again.statusCode, 503);
  assert.equal(again.headers["retry-after"], "2");
  assert.equal(again.json<Problem>().code, "not-ready");
  const asked = await broken.inject({ method: "POST", url: "/access/v1/evaluation", headers });
  assert.equal(asked.statusCode, 503);
  assert.equal(asked.json<Problem>().code, "cannot-be-logged");
  const ready = await broken.inject({ method: "GET", url: "/readyz" });
  assert.equal(ready.statusCode, 503);
  assert.match(ready.json<Problem>().failed ?? "", /database/);
  assert.equal((await broken.inject({ method: "GET", url: "/healthz" })).statusCode, 200);
  await broken.close();
  await other.close();
});
