import assert from "node:assert/strict";
import { test } from "node:test";
import { ProblemDetails } from "../schemas/problem.ts";
import { takes } from "../testing/compile.ts";
import { problemError } from "./problem-error.ts";
import { MAX_ERRORS, problemDetails } from "./problem.ts";

const AT = { language: "kk", instance: "/v1/parties" } as const;

test("a problem is RFC 9457, in the language asked for, and says what to do next", () => {
  const problem = problemDetails({ ...AT, code: "bin-taken" });
  assert.deepEqual(problem, {
    type: "urn:kelisim:problem:bin-taken",
    title: "Мұндай БСН нөмірімен ұйым тіркелген",
    status: 409,
    detail: "Тіркелген ұйымның жазбасын қолданыңыз.",
    instance: "/v1/parties",
    code: "bin-taken",
  });
  assert.ok(takes(ProblemDetails, JSON.parse(JSON.stringify(problem))));
});

test("a sentence about the occurrence stands before what to do next", () => {
  const problem = problemDetails({
    code: "outcome-not-for-this-duty",
    language: "en",
    instance: "/v1/duties/x/discharge",
    detail: "This duty takes: ceased, reasoned-refusal.",
  });
  assert.equal(
    problem.detail,
    "This duty takes: ceased, reasoned-refusal. Give an outcome that fits the kind of the duty.",
  );
});

test("a fault of the service shows no detail of its own", () => {
  const detail = "connect ECONNREFUSED 10.0.0.1";
  const problem = problemDetails({ ...AT, code: "internal-error", detail });
  assert.doesNotMatch(JSON.stringify(problem), /ECONN/);
});

test("a problem carries more members, but they cannot replace its own", () => {
  const extensions = { request_id: "req_1", status: 200, code: "fine", type: "about:blank" };
  const problem = problemDetails({ ...AT, code: "request-pending", extensions });
  assert.equal(Reflect.get(problem, "request_id"), "req_1");
  assert.equal(problem.status, 409);
  assert.equal(problem.code, "request-pending");
  assert.equal(problem.type, "urn:kelisim:problem:request-pending");
});

test("under AuthZEN a fault of the request can be a 400", () => {
  assert.equal(problemDetails({ ...AT, code: "invalid-request", status: 400 }).status, 400);
});

test("a problem lists at most twenty wrong members", () => {
  const errors = Array.from({ length: 50 }, (_, i) =>
    problemError(`/categories/${i}`, "unknown-reference", "kk"),
  );
  const problem = problemDetails({ ...AT, code: "unknown-reference", errors });
  assert.equal(problem.errors?.length, MAX_ERRORS);
});

test("a problem without wrong members has no empty list of them", () => {
  assert.ok(!("errors" in problemDetails({ ...AT, code: "not-found", errors: [] })));
});

test("the entry of a broken rule says what is wrong and what to do next", () => {
  assert.deepEqual(problemError("/valid_until", "term-in-the-past", "en"), {
    pointer: "/valid_until",
    detail: "The term given is already over. Give today or a later day.",
    code: "term-in-the-past",
  });
});
