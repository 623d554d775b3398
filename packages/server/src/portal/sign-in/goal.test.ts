import assert from "node:assert/strict";
import { test } from "node:test";
import { localPath } from "../local-path.ts";
import { goalOf } from "./goal.ts";

const ELSEWHERE = [
  ...["https://evil.example", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil"],
  ...["/\t/evil.example", "/\n/evil.example", " //evil.example", "/%0d%0aSet-Cookie:x=1\r\nx: y"],
  ...["javascript:alert(1)", "data:text/html,x", "evil.example", "", "/a\u0000b", "/қазақ"],
  ...["http:evil.example", "/../\\evil.example", "/me\r\nLocation: https://evil.example"],
];

test("only paths of this service are gone on to", () => {
  for (const text of ELSEWHERE) {
    assert.equal(localPath(text), "/", JSON.stringify(text));
    assert.equal(goalOf(text), "/me", JSON.stringify(text));
  }
  assert.equal(localPath(null, "/me"), "/me");
  for (const path of ["/me/consents?after=x%2F", "/party/duties/dty_1", "/me/./../me", "/%2F/x"]) {
    const url = new URL(goalOf(path), "http://here.example");
    assert.equal(url.host, "here.example", path);
  }
});

test("a sign-in leads to no page of the sign-in, and no further than a cookie holds", () => {
  for (const path of [
    "/sign-in",
    "/sign-in?to=/me",
    "/sign-in/callback",
    "/sign-out",
    "/signed-out",
  ]) {
    assert.equal(goalOf(path), "/me", path);
  }
  assert.equal(goalOf(`/me?x=${"y".repeat(2000)}`), "/me");
});
