import assert from "node:assert/strict";
import { test } from "node:test";
import { compile, takes } from "../testing/compile.ts";
import { BIN, CON, IIN, OBJ, PTY, PUR, QUESTION, TEXT } from "../testing/samples.ts";
import { DecisionExplanation, ExplainQuery, SearchAccessLogBody } from "./access-log.ts";
import { EvaluationAnswer, EvaluationBody } from "./access.ts";
import { validationErrors } from "../problems/validation-errors.ts";

type Json = Record<string, unknown>;

/** The question with one member, named by its path, replaced. */
function withMember(path: string, value: unknown): Json {
  const question: Json = structuredClone(QUESTION);
  const names = path.split("/");
  const last = names.pop() ?? "";
  let at = question;
  for (const name of names) at = at[name] as Json;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return question;
}

test("the question of the contract is taken", () => {
  assert.ok(takes(EvaluationBody, QUESTION));
});

test("unknown members are ignored at every level", () => {
  for (const path of ["x", "subject/x", "subject/properties/x", "action/x", "resource/x"]) {
    assert.ok(takes(EvaluationBody, withMember(path, { deep: [1] })), path);
  }
  for (const path of ["resource/properties/x", "context/x", "action/properties"]) {
    assert.ok(takes(EvaluationBody, withMember(path, {})), path);
  }
});

for (const path of [
  "subject",
  "subject/type",
  "subject/id",
  "action",
  "action/name",
  "resource",
  "resource/type",
  "resource/id",
  "resource/properties",
  "resource/properties/data_subject",
  "resource/properties/categories",
  "context",
  "context/purpose",
]) {
  test(`a question without ${path} is refused and the member is named`, () => {
    const errors = compile(EvaluationBody)(withMember(path, undefined));
    assert.deepEqual(
      validationErrors(errors, "en").map(({ pointer, code }) => [pointer, code]),
      [[`/${path}`, "required"]],
    );
  });
}

test("a question with a wrong value is refused and the member is named", () => {
  for (const [path, value] of [
    ["subject/type", "user"],
    ["subject/id", "123456789012"],
    ["action/name", "read"],
    ["resource/id", PUR],
    ["resource/properties/data_subject", "000000000000"],
    ["resource/properties/categories", []],
    ["resource/properties/recipient", OBJ],
    ["resource/properties/country", "Germany"],
    ["context/purpose", OBJ],
    ["context/mode", "dry-run"],
    ["context/want_ticket", "yes"],
  ] as const) {
    const entries = validationErrors(compile(EvaluationBody)(withMember(path, value)), "en");
    assert.deepEqual(
      entries.map(({ pointer }) => pointer),
      [`/${path}`],
    );
  }
});

test("an object, a purpose and a category that nobody knows are asked about, not refused", () => {
  assert.ok(takes(EvaluationBody, withMember("resource/id", "obj_no-such")));
  assert.ok(takes(EvaluationBody, withMember("context/purpose", "pur_no-such")));
  assert.ok(takes(EvaluationBody, withMember("resource/properties/categories", ["no such"])));
});

const REASON = {
  code: "consent",
  rule: "person-consented",
  act: "395/НҚ",
  article: "6",
  text: TEXT,
};

test("a permit names its basis and a denial has none", () => {
  const answer = {
    decision: true,
    context: {
      decision_id: "dec_AbC-9_x",
      rule_set: "2026-07-12",
      categories: { permitted: ["income"], denied: [] },
      reason: REASON,
      basis: { kind: "consent", id: CON },
    },
  };
  assert.ok(takes(EvaluationAnswer, answer));
  assert.ok(takes(EvaluationAnswer, { ...answer, context: { ...answer.context, basis: null } }));
  const wrong = { ...answer.context, basis: { kind: "consent", id: PTY } };
  assert.ok(!takes(EvaluationAnswer, { ...answer, context: wrong }));
});

test("an explanation carries every rule that was tried, with its days in force", () => {
  const rule = {
    rule: "state-object-through-state-service",
    code: "state-object-needs-state-service",
    outcome: "passed",
    source: { act: "395/НҚ", article: "6", part: "2" },
    in_force: { from: "2026-07-12", to: null },
    text: TEXT,
    text_held: true,
  };
  const explanation = {
    decision_id: "dec_x",
    decided_at: "2026-07-13T10:00:00.000+05:00",
    decision: true,
    mode: "check",
    action: "process",
    categories: ["income"],
    object_id: "obj_no-such",
    purpose_id: PUR,
    caller_id: PTY,
    requester_bin: BIN,
    reason: REASON,
    basis: null,
    rule_set: "2026-07-12",
    law: { words: TEXT },
    rules_tried: [rule],
  };
  assert.ok(takes(DecisionExplanation, explanation));
  const badRule = { ...rule, outcome: "skipped" };
  assert.ok(!takes(DecisionExplanation, { ...explanation, rules_tried: [badRule] }));
  const replayed = {
    on: "2026-07-11",
    at: "2026-07-11T12:00:00.000+05:00",
    logged: { decision: true, reason: "consent", rule_set: "2026-07-12" },
    differences: [{ rule: rule.rule, logged: "passed", replayed: null }],
  };
  assert.ok(takes(DecisionExplanation, { ...explanation, replayed }));
  for (const at of ["2026-07-11", "2026-07-11T19:00:00Z"]) assert.ok(takes(ExplainQuery, { at }));
  assert.ok(!takes(ExplainQuery, { at: "yesterday" }));
});

test("the log is searched by person, object, purpose, requester, answer and time", () => {
  const search = {
    data_subject: { iin: IIN },
    object_id: OBJ,
    purpose_id: PUR,
    requester_bin: BIN,
    decision: false,
    mode: "enforce",
    from: "2026-07-12T00:00:00+05:00",
    to: "2026-08-12T00:00:00+05:00",
  };
  assert.ok(takes(SearchAccessLogBody, search));
  assert.ok(takes(SearchAccessLogBody, {}));
  assert.ok(!takes(SearchAccessLogBody, { ...search, decision: "false" }));
  assert.ok(!takes(SearchAccessLogBody, { ...search, iin: IIN }));
});
