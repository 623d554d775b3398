import assert from "node:assert/strict";
import { test } from "node:test";
import { Ajv } from "ajv";
import { formats } from "../schemas/formats.ts";
import { SCOPES } from "../scopes.ts";
import { OPERATION_SCHEMAS, type OperationSchemas } from "./operation-schemas.ts";
import type { Operation } from "./operation.ts";
import { operation, OPERATIONS, type OperationId } from "./operations.ts";

const ALL: readonly Operation[] = OPERATIONS;
const schemasOf = (id: OperationId): OperationSchemas => OPERATION_SCHEMAS[id];

test("every operation has its own id and its own method and path", () => {
  assert.equal(new Set(ALL.map(({ id }) => id)).size, ALL.length);
  assert.equal(new Set(ALL.map(({ method, path }) => `${method} ${path}`)).size, ALL.length);
  for (const { id } of ALL) assert.match(id, /^[a-z]+(-[a-z]+)*$/);
});

test("an operation is found by its id", () => {
  assert.equal(operation("evaluate-access").path, "/access/v1/evaluation");
  for (const { id } of OPERATIONS) assert.equal(operation(id).id, id);
});

test("scopes are those of the contract, and calls without a key name none", () => {
  for (const { auth, scopes, id } of ALL) {
    for (const scope of scopes) assert.ok(SCOPES.includes(scope), id);
    if (auth === "none") assert.deepEqual(scopes, [], id);
  }
});

test("every scope of the contract opens something", () => {
  const used = new Set(ALL.flatMap(({ scopes }) => scopes));
  assert.deepEqual([...used].toSorted(), SCOPES.toSorted());
});

test("whatever is registered, asked or filed is answered with 201, everything else with 200", () => {
  for (const { id, successStatus } of ALL) {
    assert.equal(successStatus, /^(create|file|report|rotate)-/.test(id) ? 201 : 200, id);
  }
});

test("only calls with an id in their path have parameters, and only POST has a body", () => {
  for (const { id, path, method } of OPERATIONS) {
    const { params, body, query } = schemasOf(id);
    assert.equal(params !== undefined, path.includes("{"), id);
    if (method === "GET") assert.equal(body, undefined, id);
    else assert.notEqual(body, undefined, id);
    if (id.startsWith("list-") || id.startsWith("search-")) assert.notEqual(query, undefined, id);
  }
});

test("every schema compiles in the validator's default strictness, without a warning", () => {
  const said: unknown[] = [];
  const note = (...words: unknown[]): void => void said.push(words);
  const logger = { log: note, warn: note, error: note };
  for (const { id } of OPERATIONS) {
    for (const schema of Object.values(schemasOf(id))) {
      new Ajv({
        strictSchema: true,
        strictTypes: true,
        allowUnionTypes: true,
        allErrors: true,
        formats,
        logger,
      }).compile(schema);
    }
  }
  assert.deepEqual(said, []);
});
