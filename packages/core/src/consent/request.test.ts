import assert from "node:assert/strict";
import { test } from "node:test";
import { answeredState, askedState, requestIn } from "../testing/person.test-support.ts";
import { at } from "../testing/plain.test-support.ts";
import { requestStatus } from "./request.ts";

test("a request without an answer is expired from the instant on which its time is up", () => {
  const request = requestIn(askedState());
  assert.equal(requestStatus(request, at("2026-07-20T09:59:59.999+05:00")), "pending");
  assert.equal(requestStatus(request, at("2026-07-20T10:00:00+05:00")), "expired");
});

test("an answered request does not expire", () => {
  const granted = requestIn(answeredState(askedState()));
  const refused = requestIn(answeredState(askedState(), { answer: "refuse" }));
  assert.equal(requestStatus(granted, at("2036-01-01T00:00:00Z")), "granted");
  assert.equal(requestStatus(refused, at("2036-01-01T00:00:00Z")), "refused");
});
