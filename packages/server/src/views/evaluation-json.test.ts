import assert from "node:assert/strict";
import { test } from "node:test";
import { ALL_RULES, idFrom, isPermitting } from "@kelisim/core";
import type { EvaluationAnswer } from "@kelisim/protocol";
import fc from "fast-check";
import { reasonView } from "./access-views.ts";
import { evaluationJson, evaluationsJson } from "./evaluation-json.ts";

const UUID = "0196f0c2a1b47c3d8e9f0a1b2c3d4e5f";
const BASES = [
  null,
  { kind: "consent", id: idFrom("con", UUID) },
  { kind: "retention", id: idFrom("ret", UUID) },
  { kind: "legal-ground", code: "court-decision", act: "94-V", article: "9" },
] as const;

const answersOf = (rule: (typeof ALL_RULES)[number]): readonly EvaluationAnswer[] =>
  BASES.map((basis) => ({
    decision: isPermitting(rule.code),
    context: {
      decision_id: `dec_${UUID}`,
      rule_set: "kz-2026-07-12.3",
      categories: { permitted: ["income"], denied: [{ code: "phone", reason: rule.code }] },
      reason: reasonView(rule),
      basis,
    },
  }));

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

test("the answer of every rule is what JSON.stringify writes, the first time and the next", () => {
  assert.ok(ALL_RULES.length >= 25);
  for (const answer of ALL_RULES.flatMap(answersOf)) {
    const expected = JSON.stringify(answer);
    assert.equal(textOf(evaluationJson(answer)), expected);
    assert.equal(textOf(evaluationJson(answer)), expected);
  }
});

test("whatever stands around the words of the rule, it is what JSON.stringify writes", () => {
  const [rule] = ALL_RULES;
  assert.ok(rule);
  const text = fc.string({ unit: "grapheme" });
  const context = fc.record(
    {
      decision_id: text,
      rule_set: text,
      categories: fc.record({ permitted: fc.array(text), denied: fc.constant([]) }),
      reason: fc.constant(reasonView(rule)),
      basis: fc.constantFrom(...BASES),
      ticket: text,
      ticket_refused: fc.constantFrom("check", "unavailable"),
    },
    { requiredKeys: ["decision_id", "rule_set", "categories", "reason", "basis"] },
  );
  const answer = fc.record({ decision: fc.boolean(), context }, { noNullPrototype: true });
  const undecided = fc.record({
    decision: fc.constant(false),
    context: fc.record({ error: fc.record({ status: fc.nat(), message: text }) }),
  });
  const plain = fc.record({ decision: fc.boolean() });
  const list = fc.array(fc.oneof(answer, undecided, plain));
  fc.assert(
    fc.property(list, (evaluations) => {
      assert.equal(textOf(evaluationsJson(evaluations)), JSON.stringify({ evaluations }));
      for (const each of evaluations) {
        assert.equal(textOf(evaluationJson(each)), JSON.stringify(each));
      }
    }),
  );
});
