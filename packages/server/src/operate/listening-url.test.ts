import assert from "node:assert/strict";
import { test } from "node:test";
import { urlOf } from "./listening-url.ts";

for (const [address, url] of [
  ["127.0.0.1", "http://127.0.0.1:80"],
  ["::1", "http://[::1]:80"],
  ["0.0.0.0", "http://localhost:80"],
  ["::", "http://localhost:80"],
] as const) {
  test(`${address} is reached as ${url}`, () => assert.equal(urlOf(address, 80), url));
}
