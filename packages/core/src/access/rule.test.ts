import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { sameText } from "../text.ts";
import { day } from "../time.ts";
import { runRules, type Rule } from "./rule.ts";

const rule = (id: string, more: Partial<Rule<number>> = {}): Rule<number> => ({
  id,
  kind: "guard",
  code: "no-consent",
  source: { act: "product", article: "test" },
  inForce: { from: null, to: null },
  holds: () => true,
  text: sameText(id),
  ...more,
});

const ON = day("2026-07-12");

test("a guard that does not hold decides, and nothing after it is tried", () => {
  const never = rule("never", { holds: () => assert.fail("tried after the decision") });
  const run = runRules([rule("a"), rule("b", { holds: () => false }), never], 0, ON);
  assert.deepEqual(
    run.tried.map(({ rule: id, outcome }) => `${id} ${outcome}`),
    ["a passed", "b failed"],
  );
  assert.equal(run.decidedBy?.rule, "b");
});

test("a ground permits where it holds and is passed over where it does not", () => {
  const ground = (id: string, holds: boolean) => rule(id, { kind: "ground", holds: () => holds });
  const run = runRules([ground("a", false), ground("b", true), ground("c", true)], 0, ON);
  assert.deepEqual(
    run.tried.map(({ rule: id, outcome }) => `${id} ${outcome}`),
    ["a not-applicable", "b permitted"],
  );
});

test("rules that hold all the way leave the decision open", () => {
  assert.equal(runRules([rule("a"), rule("b")], 0, ON).decidedBy, undefined);
  assert.deepEqual(runRules([], 0, ON), { tried: [], decidedBy: undefined });
});

for (const [from, to, judged] of [
  ["2026-07-12", null, true],
  ["2026-07-13", null, false],
  [null, "2026-07-12", true],
  [null, "2026-07-11", false],
  ["2026-07-12", "2026-07-12", true],
] as const) {
  test(`on 12 July 2026 a rule from ${from ?? "ever"} to ${to ?? "ever"} is ${judged ? "" : "not "}judged`, () => {
    const inForce = { from: from && day(from), to: to && day(to) };
    const run = runRules([rule("a", { inForce, holds: () => false })], 0, ON);
    assert.equal(run.tried[0]?.outcome, judged ? "failed" : "not-applicable");
    assert.equal(run.decidedBy !== undefined, judged);
  });
}

test("the first rule that decides wins, whatever follows", () => {
  const kinds = fc.constantFrom("guard" as const, "ground" as const);
  const made = fc.array(fc.record({ kind: kinds, held: fc.boolean() }), { maxLength: 8 });
  fc.assert(
    fc.property(made, (all) => {
      const rules = all.map(({ kind, held }, n) => rule(String(n), { kind, holds: () => held }));
      const first = all.findIndex(({ kind, held }) => held === (kind === "ground"));
      const { decidedBy, tried } = runRules(rules, 0, ON);
      assert.equal(decidedBy?.rule, first === -1 ? undefined : String(first));
      assert.equal(tried.length, first === -1 ? all.length : first + 1);
    }),
  );
});
