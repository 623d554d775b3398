import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { idFrom, type PurposeId } from "@kelisim/core";
import { markCommand, type Row } from "@kelisim/store";
import type { FastifyInstance } from "fastify";
import { buildApp } from "../app.ts";
import { createLogger } from "../operate/logger.ts";
import { defineOperation } from "./define-operation.ts";
import { ok, problem } from "./operation.ts";
import { deferred } from "./testing/deferred.ts";
import { testService, type TestService } from "./testing/test-service.ts";

let service: TestService;
let app: FastifyInstance;
let key: string;
let acts = 0;
/** Runs between the look-up and the act: for races. */
let meanwhile: () => Promise<void> = async () => undefined;

/** Creates something in a transaction of its own, as every operation with a mark does. */
const createCategory = defineOperation({
  id: "create-data-category",
  idempotent: {
    render: async (_ctx, caller, id, call) =>
      ok({
        ...call.body,
        sensitivity: "ordinary",
        name: caller.party.name,
        made: idFrom("pur", id),
      }),
  },
  handle: async ({ ctx, body, mark, now }) => {
    await meanwhile();
    if (body.code === "refused") return problem("code-taken");
    const id: PurposeId = ctx.ids.next("pur");
    await ctx.store.db.tx(async (tx) => {
      if (mark !== undefined) await markCommand(tx, mark, id, now);
    });
    acts += 1;
    return ok({ made: id });
  },
});
const closePurpose = defineOperation({
  id: "close-purpose",
  idempotent: { render: async (_ctx, _caller, id) => ok({ made: idFrom("pur", id) }) },
  handle: async ({ ctx, mark, now }) => {
    const id: PurposeId = ctx.ids.next("pur");
    await ctx.store.db.tx(async (tx) => {
      if (mark !== undefined) await markCommand(tx, mark, id, now);
    });
    return ok({ made: id });
  },
});
const plain = defineOperation({ id: "approve-purpose", handle: async () => ok({ done: true }) });

before(async () => {
  service = await testService();
  app = await buildApp(service.ctx, {
    operations: [createCategory, closePurpose, plain],
    logger: createLogger("silent"),
  });
  key = (await service.key(["admin:registry", "registry:write"])).text;
});

after(async () => {
  await app.close();
  await service.close();
});

beforeEach(() => {
  acts = 0;
  meanwhile = async () => undefined;
});

const CATEGORY = {
  code: "shoe-size",
  name: { kk: "Өлшем", ru: "Размер", en: "Size" },
  identifier: false,
  biometric: false,
  sensitivity: "ordinary",
};

const create = (idempotencyKey: string | undefined, over: object = {}, token = key) =>
  app.inject({
    method: "POST",
    url: "/v1/data-categories",
    headers: {
      authorization: `Bearer ${token}`,
      ...(idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey }),
    },
    payload: { ...CATEGORY, ...over },
  });

const madeIn = (response: { json(): unknown }): string =>
  (response.json() as { made: string }).made;
const codeIn = (response: { json(): unknown }): string =>
  (response.json() as { code: string }).code;

test("the same key and body act once and are answered alike", async () => {
  const first = await create("a");
  const second = await create("a");
  assert.equal(first.statusCode, 201);
  assert.equal(second.statusCode, 201);
  assert.equal(madeIn(second), madeIn(first));
  assert.equal(acts, 1);
});

test("the order of the members does not make another body", async () => {
  const first = await create("order");
  const { code, ...rest } = CATEGORY;
  const second = await create("order", { ...rest, code });
  assert.equal(madeIn(second), madeIn(first));
});

test("another body under the same key is refused", async () => {
  await create("b");
  const other = await create("b", { biometric: true });
  assert.equal(other.statusCode, 422);
  assert.equal(codeIn(other), "idempotency-key-reused");
  assert.equal(acts, 1);
});

test("without a key every call acts", async () => {
  await create(undefined);
  await create(undefined);
  assert.equal(acts, 2);
});

test("a key belongs to its party", async () => {
  const other = (await service.key(["admin:registry"])).text;
  const first = await create("mine");
  const second = await create("mine", {}, other);
  assert.notEqual(madeIn(second), madeIn(first));
  assert.equal(acts, 2);
});

const close = (id: string, idempotencyKey: string) =>
  app.inject({
    method: "POST",
    url: `/v1/purposes/${id}/close`,
    headers: { authorization: `Bearer ${key}`, "idempotency-key": idempotencyKey },
  });

test("a key belongs to its operation", async () => {
  const first = await create("route");
  const second = await close("pur_a", "route");
  assert.equal(second.statusCode, 200);
  assert.notEqual(madeIn(second), madeIn(first));
});

test("the id in the path is a part of the request", async () => {
  await close("pur_a", "path");
  assert.equal((await close("pur_a", "path")).statusCode, 200);
  assert.equal(codeIn(await close("pur_b", "path")), "idempotency-key-reused");
});

test("a refused call leaves its key free", async () => {
  assert.equal((await create("again", { code: "refused" })).statusCode, 409);
  assert.equal((await create("again")).statusCode, 201);
});

test("a body against the schema leaves its key free", async () => {
  assert.equal((await create("typo", { code: "" })).statusCode, 422);
  assert.equal((await create("typo")).statusCode, 201);
});

test("of two calls at once one acts, and both are answered alike", async () => {
  let waiting = 0;
  const both = deferred();
  meanwhile = async () => {
    waiting += 1;
    if (waiting === 2) both.resolve();
    await both.promise;
  };
  const [one, two] = await Promise.all([create("race"), create("race")]);
  assert.equal(one.statusCode, 201);
  assert.equal(two.statusCode, 201);
  assert.equal(madeIn(one), madeIn(two));
  assert.equal(acts, 1);
});

test("of two different calls at once under one key the later one is refused", async () => {
  let waiting = 0;
  const both = deferred();
  meanwhile = async () => {
    waiting += 1;
    if (waiting === 2) both.resolve();
    await both.promise;
  };
  const answers = await Promise.all([create("race2"), create("race2", { biometric: true })]);
  assert.deepEqual(
    answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b),
    [201, 422],
  );
});

for (const [name, value] of [
  ["empty", ""],
  ["blank", " "],
  ["of 256 characters", "x".repeat(256)],
  ["not ASCII", "é"],
  ["with a tab", "a\tb"],
] as const) {
  test(`a key that is ${name} is 400`, async () => {
    const response = await create(value);
    assert.equal(response.statusCode, 400);
    assert.equal(codeIn(response), "idempotency-key-invalid");
    assert.equal(acts, 0);
  });
}

test("a key of 255 printable characters is taken", async () => {
  assert.equal((await create(`~ ${"x".repeat(252)}~`)).statusCode, 201);
});

test("an operation that is not repeatable ignores the header", async () => {
  const response = await app.inject({
    method: "POST",
    url: "/v1/purposes/pur_a/approve",
    headers: { authorization: `Bearer ${key}`, "idempotency-key": "é" },
  });
  assert.equal(response.statusCode, 200);
});

test("neither key nor body stand in the store", async () => {
  await create("a-key-to-look-for", { code: "a-body-to-look-for" });
  const rows = await service.store.db.query<Row & { text: string }>(
    "select idempotency::text as text from idempotency",
  );
  const all = rows.map(({ text }) => text).join("");
  assert.ok(rows.length > 0);
  const hex = (text: string): string => Buffer.from(text).toString("hex");
  for (const secret of ["a-key-to-look-for", "a-body-to-look-for"]) {
    assert.ok(!all.includes(secret) && !all.includes(hex(secret)));
  }
});
