import assert from "node:assert/strict";
import { test } from "node:test";
import { BUREAU, STRANGER } from "../testing/registry.test-support.ts";
import {
  coversAction,
  coversCategories,
  coversCountry,
  coversRecipient,
  includesAll,
} from "./coverage.ts";
import type { AccessQuestion } from "./question.ts";

type Asked = Pick<AccessQuestion, "action" | "categories" | "recipient" | "country">;

const asked = (more: Partial<Asked> = {}): Asked => ({
  action: "process",
  categories: ["iin"],
  recipient: undefined,
  country: undefined,
  ...more,
});

test("a part is inside the whole, the whole is not inside a part", () => {
  assert.ok(includesAll(["a", "b"], ["b"]));
  assert.ok(includesAll(["a", "b"], []));
  assert.ok(!includesAll(["a"], ["a", "b"]));
});

test("consent to processing is no consent to collection", () => {
  assert.ok(coversAction({ actions: ["process"] }, asked()));
  assert.ok(!coversAction({ actions: ["process"] }, asked({ action: "collect" })));
});

test("all the data asked for must be covered", () => {
  const covered = { categories: ["iin", "income"] };
  assert.ok(coversCategories(covered, asked({ categories: ["income", "iin"] })));
  assert.ok(!coversCategories(covered, asked({ categories: ["iin", "phone"] })));
});

for (const [action, recipient, covers] of [
  ["process", undefined, true],
  ["process", "named", true],
  ["process", "other", false],
  ["process", "unknown", false],
  ["disclose", undefined, false],
  ["disclose", "named", true],
  ["disclose", "other", false],
  ["disclose", "unknown", false],
] as const) {
  test(`${action} for ${recipient ?? "nobody by name"} is ${covers ? "" : "not "}covered`, () => {
    const ids = { named: BUREAU.id, other: STRANGER.id, unknown: "unknown" } as const;
    const question = asked({ action, recipient: recipient && ids[recipient] });
    assert.equal(coversRecipient({ recipients: [BUREAU.id] }, question), covers);
  });
}

for (const [action, country, covers] of [
  ["process", undefined, true],
  ["process", "DE", true],
  ["process", "FR", false],
  ["cross-border", undefined, false],
  ["cross-border", "DE", true],
  ["cross-border", "FR", false],
] as const) {
  test(`${action} with ${country ?? "no country"} is ${covers ? "" : "not "}covered`, () => {
    assert.equal(coversCountry({ countries: ["DE"] }, asked({ action, country })), covers);
  });
}
