import assert from "node:assert/strict";
import { test } from "node:test";
import { DELIVERY } from "../testing/registry.test-support.ts";
import { ACTIONS, categoriesOf } from "./purpose.ts";

test("a purpose's categories are the required ones, then the optional ones", () => {
  assert.deepEqual(categoriesOf(DELIVERY), ["full-name", "phone", "address"]);
});

test("collection is an action of its own, apart from processing", () => {
  assert.ok(ACTIONS.includes("collect") && ACTIONS.includes("process"));
  assert.equal(new Set(ACTIONS).size, ACTIONS.length);
});
