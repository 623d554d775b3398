import assert from "node:assert/strict";
import { test } from "node:test";
import { hostUrls, joinHosts } from "./host-list.ts";

test("several hosts are one URL each, and come together again", () => {
  const url = "postgres://app:a%2Cb@h1:5432,[::1]:5433,h3/kelisim?sslmode=require&x=a,b";
  assert.deepEqual(hostUrls(url), [
    "postgres://app:a%2Cb@h1:5432/kelisim?sslmode=require&x=a,b",
    "postgres://app:a%2Cb@[::1]:5433/kelisim?sslmode=require&x=a,b",
    "postgres://app:a%2Cb@h3/kelisim?sslmode=require&x=a,b",
  ]);
  assert.equal(joinHosts(hostUrls(url)), url);
});

test("commas and signs in a password divide no hosts", () => {
  const url = "postgresql://app:a,b@c@h1,h2/kelisim";
  assert.deepEqual(hostUrls(url), [
    "postgresql://app:a,b@c@h1/kelisim",
    "postgresql://app:a,b@c@h2/kelisim",
  ]);
});

test("one host, no host and what is no URL stay as they are", () => {
  for (const url of ["postgres://h1/db", "postgres://h1", "postgres:///db?host=/run", "db", ""]) {
    assert.deepEqual(hostUrls(url), [url]);
    assert.equal(joinHosts([url]), url);
  }
});
