import assert from "node:assert/strict";
import { test } from "node:test";
import type { TSchema } from "typebox";
import { OPERATION_SCHEMAS, type OperationSchemas } from "./operation-schemas.ts";
import { isAuthzen, OPERATIONS, type OperationId } from "./operations.ts";

type Node = Readonly<Record<string, unknown>>;

const schemasOf = (id: OperationId): OperationSchemas => OPERATION_SCHEMAS[id];
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

/** Every schema inside a schema that describes a value, itself included. */
function* nodesOf(schema: unknown): Generator<Node> {
  if (!isNode(schema)) return;
  yield schema;
  const { properties, items, anyOf } = schema;
  const inner = [...Object.values(isNode(properties) ? properties : {}), items];
  for (const value of [...inner, ...(Array.isArray(anyOf) ? anyOf : [])]) yield* nodesOf(value);
}

const inputs: readonly { readonly id: OperationId; readonly schema: TSchema }[] =
  OPERATIONS.flatMap(({ id }) => {
    const { body, query } = schemasOf(id);
    return [body, query].filter((s) => s !== undefined).map((schema) => ({ id, schema }));
  });

const isLooseConfirmation = ({ properties }: Node): boolean =>
  isNode(properties) &&
  JSON.stringify(properties).includes('"sms-reply"') &&
  Object.keys(properties).length === 1;

test("every object that comes in is closed, but the access question is open at every level", () => {
  for (const { id, schema } of inputs) {
    for (const node of nodesOf(schema)) {
      if (node["properties"] === undefined || isLooseConfirmation(node)) continue;
      const wanted = isAuthzen(id) ? undefined : false;
      assert.equal(node["additionalProperties"], wanted, id);
    }
  }
});

test("every text that comes in has a bound", () => {
  for (const { id, schema } of inputs) {
    for (const node of nodesOf(schema)) {
      if (node["type"] !== "string") continue;
      const bound = node["maxLength"] ?? node["enum"] ?? node["format"] ?? node["pattern"];
      assert.notEqual(bound, undefined, id);
      const pattern = node["pattern"];
      if (typeof pattern === "string" && node["maxLength"] === undefined) {
        assert.doesNotMatch(pattern, /[+*]\$$/, id);
      }
    }
  }
});

/** Its members are judged by the tests of objects and texts; comparing objects with each other is slow. */
const isListOfObjects = ({ items, uniqueItems }: Node): boolean =>
  isNode(items) && items["properties"] !== undefined && uniqueItems === undefined;

test("every list that comes in has a bound, and is a set of plain values that compare fast, or of objects", () => {
  for (const { id, schema } of inputs) {
    for (const node of nodesOf(schema)) {
      if (node["type"] !== "array") continue;
      assert.equal(typeof node["maxItems"], "number", id);
      if (isListOfObjects(node)) continue;
      assert.equal(node["uniqueItems"], true, id);
      const items = node["items"];
      assert.ok(isNode(items) && items["type"] === "string", id);
    }
  }
});

test("no path and no query names a person", () => {
  for (const { id, path } of OPERATIONS) {
    // There a subject is the requester.
    const rest = path.replace("/correct-iin", "");
    if (!isAuthzen(id)) assert.doesNotMatch(rest, /iin|subject|phone/);
    const { query } = schemasOf(id);
    for (const node of nodesOf(query)) {
      assert.notEqual(node["format"], "iin", id);
      assert.equal(node["properties"] !== undefined && "iin" in Object(node["properties"]), false);
    }
  }
});

test("no answer carries the number of a person, but the duty to answer her and her own case file", () => {
  for (const { id } of OPERATIONS) {
    const hasIin = [...nodesOf(schemasOf(id).answer)].some((node) => node["format"] === "iin");
    assert.equal(hasIin, id === "get-duty" || id === "get-case-file", id);
  }
});
