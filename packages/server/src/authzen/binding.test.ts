import assert from "node:assert/strict";
import { test } from "node:test";
import fastify from "fastify";
import { authzenBinding } from "./binding.ts";
import type { PolicyDecisionPoint, Question } from "./decision-point.ts";

const RECORDS = ["record-1", "record-2", "record-3"];

/** Anybody may view, only Alice may edit: nothing of consents. */
function todoPoint() {
  const asked: Question[] = [];
  const point: PolicyDecisionPoint = {
    evaluate: async (question) => {
      asked.push(question);
      const { subject, action } = question;
      if (action?.["name"] === "explode") return { status: 500, message: "it exploded" };
      return { decision: action?.["name"] === "view" || subject?.["id"] === "alice" };
    },
    search: async (kind, question, { token = "0", limit = 2 }) => {
      if (kind !== "resource" || question.resource?.["type"] !== "record") {
        return { results: [], nextToken: "" };
      }
      const from = Number(token);
      const results = RECORDS.slice(from, from + limit).map((id) => ({ type: "record", id }));
      return { results, nextToken: from + limit < RECORDS.length ? String(from + limit) : "" };
    },
  };
  return { point, asked };
}

async function serve(point: PolicyDecisionPoint) {
  const app = fastify();
  await app.register(authzenBinding, { point, baseUrl: "https://pdp.example" });
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const payload = typeof body === "string" ? body : JSON.stringify(body);
    const sent = { "content-type": "application/json", ...headers };
    const answer = await app.inject({ method: "POST", url: path, payload, headers: sent });
    return { status: answer.statusCode, body: answer.json<unknown>(), headers: answer.headers };
  };
  return { app, post };
}

const alice = { type: "user", id: "alice" };
const bob = { type: "user", id: "bob" };
const record = { type: "record", id: "record-1" };
const EVALUATION = "/access/v1/evaluation";
const EVALUATIONS = "/access/v1/evaluations";

test("a question is answered by the point, its request id echoed, unknown members ignored", async () => {
  const { post } = await serve(todoPoint().point);
  const question = { subject: bob, action: { name: "edit" }, resource: record, extra: [1] };
  const answer = await post(EVALUATION, question, { "x-request-id": "r-1" });
  assert.deepEqual([answer.status, answer.body], [200, { decision: false }]);
  assert.equal(answer.headers["x-request-id"], "r-1");
});

for (const [what, body, headers] of [
  ["a missing subject", { action: { name: "view" }, resource: record }, {}],
  [
    "a resource without an id",
    { subject: bob, action: { name: "view" }, resource: { type: "record" } },
    {},
  ],
  ["an action without a name", { subject: bob, action: {}, resource: record }, {}],
  ["a broken body", "{", {}],
  ["an empty body", "", {}],
  ["another content type", "a=1", { "content-type": "application/x-www-form-urlencoded" }],
] as const) {
  test(`${what} is 400`, async () => {
    const { post } = await serve(todoPoint().point);
    assert.equal((await post(EVALUATION, body, headers)).status, 400);
  });
}

test("a batch takes whole entities from its defaults and answers in its order", async () => {
  const { point, asked } = todoPoint();
  const { post } = await serve(point);
  const answer = await post(EVALUATIONS, {
    subject: { ...bob, properties: { role: "guest" } },
    action: { name: "edit" },
    resource: record,
    evaluations: [{}, { subject: alice }, { action: { name: "view" } }],
  });
  assert.deepEqual(answer.body, {
    evaluations: [{ decision: false }, { decision: true }, { decision: true }],
  });
  assert.deepEqual(asked[1]?.subject, alice);
});

test("what cannot be decided is denied inside the list, and its neighbours are answered", async () => {
  const { post } = await serve(todoPoint().point);
  const answer = await post(EVALUATIONS, {
    subject: alice,
    resource: record,
    evaluations: [{ action: { name: "view" } }, {}, { action: { name: "explode" } }],
  });
  assert.deepEqual(answer.body, {
    evaluations: [
      { decision: true },
      { decision: false, context: { error: { status: 400, message: "action is missing" } } },
      { decision: false, context: { error: { status: 500, message: "it exploded" } } },
    ],
  });
});

for (const [semantic, expected] of [
  ["execute_all", [true, false, true]],
  ["deny_on_first_deny", [true, false]],
  ["permit_on_first_permit", [true]],
] as const) {
  test(`${semantic} asks ${expected.length} of three`, async () => {
    const { point, asked } = todoPoint();
    const { post } = await serve(point);
    const { body } = await post(EVALUATIONS, {
      ...{ subject: bob, resource: record, options: { evaluations_semantic: semantic } },
      evaluations: ["view", "edit", "view"].map((name) => ({ action: { name } })),
    });
    assert.deepEqual(body, { evaluations: expected.map((decision) => ({ decision })) });
    assert.equal(asked.length, expected.length);
  });
}

test("an unknown semantic is 400, and a batch without a list is a single question", async () => {
  const { post } = await serve(todoPoint().point);
  const one = { subject: bob, action: { name: "view" }, resource: record };
  const unknown = { ...one, evaluations: [{}], options: { evaluations_semantic: "some" } };
  assert.equal((await post(EVALUATIONS, unknown)).status, 400);
  assert.deepEqual((await post(EVALUATIONS, one)).body, { decision: true });
  assert.deepEqual((await post(EVALUATIONS, { ...one, evaluations: [] })).body, { decision: true });
});

test("a search goes on where its token says, and an unknown type finds nothing", async () => {
  const { post } = await serve(todoPoint().point);
  const search = {
    subject: alice,
    action: { name: "view" },
    resource: { type: "record", id: "no" },
  };
  const first = await post("/access/v1/search/resource", search);
  assert.deepEqual(first.body, {
    results: RECORDS.slice(0, 2).map((id) => ({ type: "record", id })),
    page: { next_token: "2" },
  });
  const second = await post("/access/v1/search/resource", { ...search, page: { token: "2" } });
  assert.deepEqual(second.body, {
    results: [{ type: "record", id: "record-3" }],
    page: { next_token: "" },
  });
  const other = await post("/access/v1/search/resource", { ...search, resource: { type: "car" } });
  assert.deepEqual([other.status, other.body], [200, { results: [], page: { next_token: "" } }]);
});

test("the metadata name every call", async () => {
  const { app } = await serve(todoPoint().point);
  const answer = await app.inject("/.well-known/authzen-configuration");
  const { policy_decision_point: point, ...calls } = answer.json<Record<string, string>>();
  assert.equal(point, "https://pdp.example");
  assert.equal(Object.keys(calls).length, 5);
  assert.ok(Object.values(calls).every((url) => url.startsWith("https://pdp.example/access/v1/")));
});
