import assert from "node:assert/strict";
import { test } from "node:test";
import { OPERATIONS } from "@kelisim/protocol";
import { methodsOfPaths } from "./not-found.ts";

const methodsOf = methodsOfPaths(OPERATIONS);

test("a path tells the methods that it takes", () => {
  assert.deepEqual(methodsOf("/v1/parties"), ["POST", "GET", "HEAD"]);
  assert.deepEqual(methodsOf("/v1/consents/con_x"), ["GET", "HEAD"]);
  assert.deepEqual(methodsOf("/v1/consents/con_x/withdraw?x=1"), ["POST"]);
  assert.deepEqual(methodsOf("/healthz"), ["GET", "HEAD"]);
});

test("a path that nobody serves takes none", () => {
  for (const path of ["/", "/v1", "/v1/parties/", "/v1/consents//withdraw", "/v2/parties", "*"]) {
    assert.deepEqual(methodsOf(path), [], path);
  }
});

test("the dot of a path is a dot", () => {
  assert.deepEqual(methodsOf("/openapiXjson"), []);
});
