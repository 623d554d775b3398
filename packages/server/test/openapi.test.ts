import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  formats,
  OPERATION_SCHEMAS,
  OPERATIONS,
  PROBLEM_CODES,
  PROBLEMS,
  type OperationSchemas,
  type ProblemCode,
  isAuthzen,
  mediaTypeOf,
} from "@kelisim/protocol";
import { Ajv2020 } from "ajv/dist/2020.js";
import { ask, bankLine, grant, withdraw } from "./support/acts.ts";
import { Contract, type DocumentedOperation, type OpenApi } from "./support/contract.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { send } from "./support/http-client.ts";
import { samplesOf, type Sample } from "./support/sample-bodies.ts";
import { SERVED } from "./support/served.ts";
import { startService, type Service } from "./support/service.ts";
import { buildWorld } from "./support/world.ts";

const DOCUMENT = "contract";

/** Every value below a value, with the way to it. */
function* walk(
  value: unknown,
  way: readonly string[] = [],
): Generator<[readonly string[], unknown]> {
  yield [way, value];
  if (typeof value !== "object" || value === null) return;
  for (const [name, member] of Object.entries(value)) yield* walk(member, [...way, name]);
}

describe("The OpenAPI document", () => {
  let service: Service;
  let document: OpenApi;
  let samples: readonly Sample[];

  before(async () => {
    service = await startService({ engine: "postgres" });
    ({ document } = await Contract.of(service.url));
    const world = await buildWorld(service);
    const { id: request } = await ask(bankLine(world), newIin());
    const consent = await grant(world, bankLine(world), newIin());
    const [duty] = (await withdraw(world.desk.api, consent)).duties;
    samples = samplesOf(world, { request, consent, duty: duty?.id ?? "" });
  });
  after(() => service.close());

  const documented = (method: string, path: string): DocumentedOperation => {
    const found = document.paths[path]?.[method.toLowerCase()];
    assert.ok(found, `${method} ${path} is not documented`);
    return found;
  };

  test("is OpenAPI 3.1 with a name, a version and the way to send a key", () => {
    assert.match(document.openapi, /^3\.1\.\d+$/);
    assert.ok(document.info.title && document.info.version);
    const { apiKey } = document.components.securitySchemes;
    assert.deepEqual([apiKey?.["type"], apiKey?.["scheme"]], ["http", "bearer"]);
    for (const [, methods] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        assert.match(method, /^(get|post)$/);
        assert.match(operation.operationId, /^[a-z][a-z-]*$/);
        for (const [status, response] of Object.entries(operation.responses)) {
          assert.match(status, /^[2-5]\d\d$/);
          assert.ok(response.description);
        }
      }
    }
  });

  test("is open to everybody, and the same for everybody", async () => {
    const first = await send(service.url, "GET", "/openapi.json");
    const second = await send(service.url, "GET", "/openapi.json", undefined, {
      "accept-language": "ru",
      authorization: "Bearer wrong",
    });
    assert.equal(second.text, first.text);
    assert.equal(first.headers.get("content-type"), "application/json; charset=utf-8");
  });

  test("has every operation of the contract, each once, and no other", () => {
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(ids.toSorted(), OPERATIONS.map(({ id }) => id).toSorted());
  });

  for (const { id, method, path, auth, scopes, successStatus } of SERVED) {
    test(`documents ${id} with its key, its members and its answers`, () => {
      const operation = documented(method, path);
      assert.equal(operation.operationId, id);
      assert.deepEqual(operation.security, auth === "key" ? [{ apiKey: [] }] : []);
      const { description } = operation;
      for (const scope of scopes) assert.ok(description.includes(`\`${scope}\``), scope);
      const success = operation.responses[String(successStatus)];
      const type = mediaTypeOf(id).replace(/;.*$/, "");
      assert.ok(success?.content?.[type]?.schema);
      const { parameters = [] } = operation;
      const inPath = parameters.filter((each) => each.in === "path").map(({ name }) => name);
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
      assert.deepEqual(inPath.toSorted(), named.toSorted());
      const { body, query }: OperationSchemas = OPERATION_SCHEMAS[id];
      assert.equal(operation.requestBody !== undefined, body !== undefined);
      const schema: { readonly properties?: object } = query ?? {};
      const inQuery = parameters.filter((each) => each.in === "query").map(({ name }) => name);
      assert.deepEqual(inQuery.toSorted(), Object.keys(schema.properties ?? {}).toSorted());
      // No way to name a person in a URL.
      for (const { name } of parameters) assert.doesNotMatch(name, /iin|subject|phone/i);
    });

    test(`documents the problems of ${id} under the statuses that they have`, () => {
      for (const [status, response] of Object.entries(documented(method, path).responses)) {
        if (Number(status) < 400) continue;
        assert.ok(response.content?.["application/problem+json"]?.schema, status);
        const codes = [...response.description.matchAll(/^`([a-z-]+)`/gm)].map(([, code]) => code);
        assert.ok(codes.length > 0);
        for (const code of codes as ProblemCode[]) {
          assert.ok(code in PROBLEMS, code);
          const usual = PROBLEMS[code].status;
          const wanted = path.startsWith("/access/v1/") && [415, 422].includes(usual) ? 400 : usual;
          assert.equal(Number(status), wanted, code);
        }
      }
      const { responses } = documented(method, path);
      if (auth === "key") assert.ok(responses["401"] && responses["500"]);
      if (scopes.length > 0) assert.ok(responses["403"]);
      if (path.includes("{")) assert.ok(responses["404"]);
    });
  }

  test("names every problem code that there is", () => {
    const problem = document.components.schemas["ProblemDetails"];
    const properties = problem?.["properties"] as Record<string, { enum?: readonly string[] }>;
    assert.deepEqual(properties["code"]?.enum?.toSorted(), PROBLEM_CODES.toSorted());
  });

  test("refers to nothing that is not there, and uses every schema that it has", () => {
    const used = new Set<string>();
    for (const [way, value] of walk(document)) {
      if (way.at(-1) !== "$ref") continue;
      assert.match(String(value), /^#\/components\/schemas\/\w+$/);
      const name = String(value).split("/").at(-1) ?? "";
      assert.ok(name in document.components.schemas, name);
      used.add(name);
    }
    assert.deepEqual([...used].toSorted(), Object.keys(document.components.schemas).toSorted());
  });

  test("holds schemas that a validator takes, with formats that the contract has", () => {
    const ajv = new Ajv2020({ strict: false, formats });
    ajv.addSchema(document, DOCUMENT, undefined, false);
    for (const name of Object.keys(document.components.schemas)) {
      ajv.compile({ $ref: `${DOCUMENT}#/components/schemas/${name}` });
    }
    for (const [way, value] of walk(document.components.schemas)) {
      if (way.at(-1) === "format") assert.ok(String(value) in formats, String(value));
      if (way.at(-1) === "pattern") assert.doesNotThrow(() => new RegExp(String(value), "u"));
      if (way.at(-1) !== "examples" || !Array.isArray(value)) continue;
      const owner = way
        .slice(0, -1)
        .map((part) => part.replaceAll("/", "~1"))
        .join("/");
      const validate = ajv.compile({ $ref: `${DOCUMENT}#/components/schemas/${owner}` });
      for (const example of value) assert.ok(validate(example), `${owner}: ${String(example)}`);
    }
  });

  test("takes the bodies that the service takes", () => {
    const ajv = new Ajv2020({ strict: false, formats });
    ajv.addSchema(document, DOCUMENT, undefined, false);
    for (const { id, path, body } of samples) {
      const served = SERVED.find((operation) => operation.id === id);
      if (served === undefined) continue;
      const way = served.path.replaceAll("/", "~1");
      const content = "requestBody/content/application~1json/schema";
      const $ref = `${DOCUMENT}#/paths/${encodeURIComponent(way)}/post/${content}`;
      const validate = ajv.compile({ $ref });
      assert.ok(validate(body), `${path}: ${JSON.stringify(validate.errors)}`);
      const closed = validate({ ...body, surprise: true });
      assert.equal(closed, isAuthzen(id), `${id} and a member too many`);
    }
  });

  test("tells nothing of the machine that it was made on", () => {
    const text = JSON.stringify(document);
    assert.doesNotMatch(text, /127\.0\.0\.1|localhost|\/home\/|\/tmp\/|node_modules|~kind|\$id/);
    assert.ok(text.length < 400_000);
  });
});
