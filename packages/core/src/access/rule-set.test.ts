import assert from "node:assert/strict";
import { test } from "node:test";
import { LANGUAGES } from "../text.ts";
import { addDays, day, type LegalDay } from "../time.ts";
import { REASON_CODES } from "./reason.ts";
import { isInForce } from "../law/source.ts";
import {
  ALL_RULES,
  isRuleTextHeld,
  personRuleFor,
  ruleById,
  ruleFor,
  ruleSetOf,
  type RuleFacts,
} from "./rule-set.ts";
import { PERSON_RULES } from "./rules/person-rules.ts";
import { REGISTRY_RULES } from "./rules/registry-rules.ts";

const LAW_231 = day("2026-01-18");
const ORDER_190 = day("2026-07-12");
const inForceNow = (rule: RuleFacts): boolean => isInForce(rule.inForce, ORDER_190);
const DAYS = [LAW_231, ORDER_190].flatMap((d) => [addDays(d, -1), d, addDays(d, 1)]);

test("every rule has an id of its own and is found by it", () => {
  assert.equal(ALL_RULES.length, REGISTRY_RULES.length + PERSON_RULES.length);
  for (const rule of ALL_RULES) assert.equal(ruleById(rule.id), rule);
});

test("an id that no rule has is a bug, not an answer", () => {
  assert.throws(() => ruleById("no-such-rule"), /no rule no-such-rule/);
});

for (const { id, source, inForce, text } of ALL_RULES) {
  test(`the rule ${id} names its source and its days and speaks three languages`, () => {
    assert.ok(["94-V", "231-VIII", "395/НҚ", "190/НҚ", "product"].includes(source.act));
    assert.notEqual(source.article, "");
    if (source.norm !== undefined) assert.match(source.norm, /^(L231|L94|R395)-[0-9][0-9a-z-]*$/);
    if (inForce.from !== null && inForce.to !== null) assert.ok(inForce.from <= inForce.to);
    for (const language of LANGUAGES) assert.match(text[language], /^\p{Lu}.*\.$/su);
    assert.doesNotMatch(text.kk + text.ru, /[a-z]/i);
    assert.doesNotMatch(text.en, /\p{Script=Cyrillic}/u);
    assert.notEqual(text.kk, text.ru);
  });
}

test("the rules that need no person stand in the order of the contract's reasons", () => {
  assert.deepEqual(
    REGISTRY_RULES.filter(inForceNow).map(({ code }) => code),
    [
      "unknown-object",
      "unknown-purpose",
      "party-not-entitled",
      "harmful-purpose",
      "untargeted-collection",
      "storage-abroad",
      "not-deidentified",
      "state-object-needs-state-service",
      "purpose-mismatch",
      "action-not-covered",
      "category-not-covered",
      "recipient-not-covered",
      "cross-border-not-covered",
    ],
  );
});

test("the rules about the person stand in the order of the contract's reasons", () => {
  assert.deepEqual(
    PERSON_RULES.filter(inForceNow).map(({ code }) => code),
    [
      ...(["party-not-entitled", "automated-decision-needs-consent"] as const),
      ...(["biometrics-in-public-place", "data-subject-blocked"] as const),
      ...([
        "legal-ground",
        "retention",
        "consent-refused",
        "consent-withdrawn",
        "consent-expired",
      ] as const),
      ...(["purpose-achieved", "consent-disputed"] as const),
      ...(["no-consent", "action-not-covered"] as const),
      ...(["category-not-covered", "recipient-not-covered", "cross-border-not-covered"] as const),
      ...(["consent", "no-consent"] as const),
    ],
  );
});

test("the reasons are listed in the order in which the rules are tried, but for bans that consent lifts", () => {
  const lifted = ["automated-decision-needs-consent", "biometrics-in-public-place"];
  const tried = [...REGISTRY_RULES, ...PERSON_RULES].map(({ code }) => code);
  const others = [...new Set(tried)].filter((code) => !lifted.includes(code));
  assert.deepEqual(
    others,
    [...REASON_CODES].filter((code) => !lifted.includes(code)),
  );
  assert.deepEqual(new Set(tried), new Set(REASON_CODES));
});

test("only grounds permit, and denial by default is the last rule", () => {
  const grounds = PERSON_RULES.filter(({ kind }) => kind === "ground").map(({ code }) => code);
  assert.deepEqual(new Set(grounds), new Set(["legal-ground", "retention", "consent"]));
  assert.ok(REGISTRY_RULES.every(({ kind }) => kind === "guard"));
  const last = PERSON_RULES.at(-1);
  assert.equal(last?.id, "deny-by-default");
  assert.deepEqual(last?.inForce, { from: null, to: null });
});

for (const on of DAYS) {
  test(`on ${on} each reason about a person comes from one rule`, () => {
    const isOn = ({ inForce: { from, to } }: (typeof PERSON_RULES)[number]) =>
      (from === null || from <= on) && (to === null || on <= to);
    const inForce = PERSON_RULES.filter((rule) => rule.id !== "deny-by-default" && isOn(rule));
    const codes = inForce.map(({ code }) => code);
    assert.equal(new Set(codes).size, codes.length);
    for (const code of codes) assert.equal(personRuleFor(code, on).code, code);
    const dated = ["retention", "purpose-achieved"] as const;
    for (const code of dated) assert.equal(codes.includes(code), on >= LAW_231);
    for (const code of ["consent", "no-consent", "consent-withdrawn"] as const) {
      assert.ok(codes.includes(code));
    }
  });
}

test("a permit by consent cites the Rules from the first day of order 190/НҚ, the Law before it", () => {
  assert.equal(personRuleFor("consent", addDays(ORDER_190, -1)).source.act, "94-V");
  assert.equal(personRuleFor("consent", ORDER_190).source.act, "395/НҚ");
});

test("no rule about a person gives a reason that is about the registry", () => {
  assert.throws(() => personRuleFor("unknown-object", ORDER_190), /unknown-object/);
  assert.throws(() => personRuleFor("retention", addDays(LAW_231, -1)), /retention/);
});

for (const [on, name] of [
  ["1999-12-31", "kz-earlier.3"],
  ["2026-01-17", "kz-earlier.3"],
  ["2026-01-18", "kz-2026-01-18.3"],
  ["2026-07-11", "kz-2026-01-18.3"],
  ["2026-07-12", "kz-2026-07-12.3"],
  ["2031-01-01", "kz-2026-07-12.3"],
] as const) {
  test(`the rule set of ${on} is ${name}`, () => {
    assert.equal(ruleSetOf(day(on)), name);
  });
}

test("every reason that a log row can have is told by some rule", () => {
  for (const on of DAYS) {
    for (const code of REASON_CODES) assert.equal(ruleFor(code, on).code, code);
  }
  assert.equal(ruleFor("consent-withdrawn", LAW_231).id, "consent-is-not-withdrawn");
  const before = ruleFor("consent-withdrawn", addDays(LAW_231, -1));
  assert.equal(before.id, "consent-is-not-withdrawn-before-law-231");
});

test("a rule says on which days its words are not held", () => {
  const held = (id: string, on: LegalDay) => isRuleTextHeld(ruleById(id), on);
  assert.equal(held("purpose-is-known-before-law-231", addDays(LAW_231, -1)), false);
  assert.equal(held("purpose-is-known", LAW_231), true);
  assert.equal(held("state-object-through-state-service", addDays(ORDER_190, -1)), false);
  assert.equal(held("state-object-through-state-service", ORDER_190), true);
  assert.equal(held("consent-is-not-withdrawn-before-law-231", addDays(LAW_231, -1)), true);
  assert.equal(held("object-is-known", addDays(LAW_231, -1)), true);
});
