import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { OPERATIONS, PROBLEMS } from "@kelisim/protocol";
import type { FastifyInstance } from "fastify";
import { buildApp } from "../../app.ts";
import { createLogger } from "../../operate/logger.ts";
import { ALL_OPERATIONS } from "../../routes/index.ts";
import { testService, type TestService } from "../testing/test-service.ts";

type Described = {
  readonly operationId: string;
  readonly description: string;
  readonly security: readonly object[];
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly required: boolean };
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
};
type Document = {
  readonly openapi: string;
  readonly info: { readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
};

let service: TestService;
let app: FastifyInstance;
let document: Document;

before(async () => {
  service = await testService();
  app = await buildApp(service.ctx, { logger: createLogger("silent") });
  document = (await app.inject({ method: "GET", url: "/openapi.json" })).json();
});

after(async () => {
  await app.close();
  await service.close();
});

const described = (id: string): Described => {
  const all = Object.values(document.paths).flatMap((path) => Object.values(path));
  const found = all.find(({ operationId }) => operationId === id);
  assert.ok(found, id);
  return found;
};

test("every operation that is served is described under its path and method", () => {
  const served = new Set<string>(ALL_OPERATIONS.map(({ id }) => id));
  for (const id of ["healthz", "readyz", "openapi"]) served.add(id);
  assert.ok(served.size > 25);
  for (const { id, path, method } of OPERATIONS) {
    if (served.has(id)) {
      assert.equal(document.paths[path]?.[method.toLowerCase()]?.operationId, id);
    }
  }
});

test("it is OpenAPI 3.1 with the conventions in its text", () => {
  assert.equal(document.openapi, "3.1.0");
  for (const words of ["Idempotency-Key", "Accept-Language", "next_cursor", "X-Request-ID"]) {
    assert.ok(document.info.description.includes(words), words);
  }
  assert.match(document.info.description, /duplicate members the last one counts/);
});

test("bodies and answers are named components, and every reference leads somewhere", () => {
  const text = JSON.stringify(document);
  const references = [...text.matchAll(/"\$ref":"([^"]*)"/g)].map(([, to]) => to ?? "");
  assert.ok(references.length > 100);
  for (const to of references) {
    const name = to.replace("#/components/schemas/", "");
    assert.ok(document.components.schemas[name], to);
  }
  assert.ok(document.components.schemas["CreatePartyBody"]);
  assert.doesNotMatch(text, /def-\d/);
});

test("an operation names its scopes, or that it needs none", () => {
  assert.match(described("create-party").description, /`admin:registry`/);
  assert.match(described("withdraw-consent").description, /`channel:assisted`/);
  assert.match(described("list-parties").description, /any scope/);
  assert.deepEqual(described("healthz").security, []);
  assert.deepEqual(described("list-parties").security, [{ apiKey: [] }]);
});

test("an operation lists its problems by status, each with its meaning", () => {
  const { responses } = described("create-consent-request");
  assert.match(responses["409"]?.description ?? "", /`request-pending`: /);
  assert.match(responses["401"]?.description ?? "", /`unauthenticated`: /);
  assert.ok(responses["201"] && responses["413"] && responses["415"] && responses["422"]);
});

test("under /access/v1 no 415 and no 422 is described", () => {
  const { responses } = described("evaluate-access");
  assert.match(responses["400"]?.description ?? "", /`invalid-request`/);
  assert.equal(responses["415"] ?? responses["422"], undefined);
  assert.match(responses["503"]?.description ?? "", /`cannot-be-logged`/);
});

test("what is repeatable takes an Idempotency-Key", () => {
  for (const def of ALL_OPERATIONS) {
    const headers = described(def.id).parameters?.filter((parameter) => parameter.in === "header");
    const names = headers?.map(({ name }) => name) ?? [];
    assert.deepEqual(names, def.render === undefined ? [] : ["idempotency-key"], def.id);
  }
});

test("a body is required where the act needs one", () => {
  assert.equal(described("create-party").requestBody?.required, true);
  assert.equal(described("close-purpose").requestBody?.required, false);
});

test("no path and no query takes an identifier of a person", () => {
  for (const path of Object.values(document.paths)) {
    for (const { operationId, parameters = [] } of Object.values(path)) {
      for (const { name } of parameters) {
        assert.doesNotMatch(name, /iin|person|subject|phone/, operationId);
      }
    }
  }
});

test("every problem of the contract has a status between 400 and 599", () => {
  assert.ok(Object.values(PROBLEMS).every(({ status }) => status >= 400 && status <= 599));
});
