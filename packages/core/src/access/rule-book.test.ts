import assert from "node:assert/strict";
import { test } from "node:test";
import type { LawPack } from "../law/editions/law-pack.ts";
import { allDefinitions, allEditions, LAW_PACKS } from "../law/editions/packs.ts";
import { editionOn } from "../law/editions/edition.ts";
import { definitionsOn } from "../law/definitions/wording.ts";
import { dutyRuleOn } from "../duty/rule-on.ts";
import { isInForce } from "../law/source.ts";
import { sameText } from "../text.ts";
import { addDays, day, type LegalDay } from "../time.ts";
import { RULE_BOOK, ruleBook } from "./rule-book.ts";
import { ruleSetOf } from "./rule-set.ts";

const FIRST = day("2027-03-01");
const LAST_BEFORE = addDays(FIRST, -1);

/** An act that nobody adopted: it moves a rule, ends one, and gives a duty fewer days. */
const MADE_UP: LawPack = {
  act: "395/НҚ",
  firstDay: FIRST,
  editions: [{ act: "395/НҚ", place: {}, from: FIRST, trust: "act", note: sameText("made up") }],
  definitions: [
    {
      id: "made-up",
      source: { act: "395/НҚ", article: "1", part: "1" },
      from: FIRST,
      test: "determinable",
      trust: "act",
      text: sameText("made up"),
      note: sameText("made up"),
    },
  ],
  wordings: [
    {
      rule: "person-consented",
      id: "person-consented-made-up",
      inForce: { from: FIRST, to: null },
      source: { act: "395/НҚ", article: "9", part: "4", norm: "R395-6-1" },
    },
  ],
  duties: [
    {
      kind: "cease-processing",
      inForce: { from: FIRST, to: null },
      source: { act: "395/НҚ", article: "30" },
      workingDays: 5,
      term: "act",
    },
  ],
  ended: ["state-object-through-state-service"],
};
const PACKS = [...LAW_PACKS, MADE_UP];

const idsOn = (packs: readonly LawPack[], on: LegalDay): readonly string[] => {
  const { registry, person } = ruleBook(packs);
  return [...registry, ...person]
    .filter(({ inForce }) => isInForce(inForce, on))
    .map(({ id }) => id);
};

test("a later act is one entry of data: it names a rule set, moves a rule, ends another", () => {
  assert.equal(ruleSetOf(LAST_BEFORE, PACKS), ruleSetOf(LAST_BEFORE));
  assert.match(ruleSetOf(FIRST, PACKS), /^kz-2027-03-01\.\d+$/);
  assert.deepEqual(idsOn(PACKS, LAST_BEFORE), idsOn(LAW_PACKS, LAST_BEFORE));
  const gone = ["person-consented", "state-object-through-state-service"];
  assert.deepEqual(
    idsOn(PACKS, FIRST).toSorted(),
    [
      ...idsOn(LAW_PACKS, FIRST).filter((id) => !gone.includes(id)),
      "person-consented-made-up",
    ].toSorted(),
  );
  const moved = ruleBook(PACKS).person.find(({ id }) => id === "person-consented-made-up");
  assert.deepEqual([moved?.code, moved?.source.article], ["consent", "9"]);
});

test("a later act changes texts, definitions and terms from its own day only", () => {
  const place = { act: "395/НҚ", article: "6", part: "2" } as const;
  assert.equal(editionOn(place, LAST_BEFORE, allEditions(PACKS))?.madeBy, "190/НҚ");
  assert.equal(editionOn(place, FIRST, allEditions(PACKS))?.from, FIRST);
  assert.equal(editionOn(place, LAST_BEFORE, allEditions(PACKS))?.to, LAST_BEFORE);
  const of = (on: LegalDay) => definitionsOn(on, allDefinitions(PACKS)).map(({ id }) => id);
  assert.deepEqual(of(LAST_BEFORE), ["law-231-data-with-biometrics", "order-190-with-identifiers"]);
  assert.deepEqual(of(FIRST), ["law-231-data-with-biometrics", "made-up"]);
  assert.equal(dutyRuleOn("cease-processing", LAST_BEFORE, PACKS).workingDays, 15);
  assert.equal(dutyRuleOn("cease-processing", FIRST, PACKS).workingDays, 5);
});

test("a pack that names no rule, or gives an id twice, is a bug", () => {
  assert.throws(() => ruleBook([{ ...MADE_UP, ended: ["no-such-rule"] }]), /no-such-rule/);
  const [wording] = MADE_UP.wordings;
  assert.ok(wording !== undefined);
  const twice = { ...MADE_UP, wordings: [{ ...wording, id: "deny-by-default" }] };
  assert.throws(() => ruleBook([twice]), /one id/);
  const inside = { ...wording, inForce: { from: FIRST, to: addDays(FIRST, 9) } };
  assert.throws(() => ruleBook([{ ...MADE_UP, wordings: [inside] }]), /open at one end/);
});

const ALL = [...RULE_BOOK.registry, ...RULE_BOOK.person];

test("the same conditions hold on all days of a rule's wordings: only the place differs", () => {
  const before = LAW_PACKS.flatMap(({ wordings }) => wordings);
  for (const { rule, id } of before) {
    const [now, then] = [rule, id].map((each) => ALL.find((one) => one.id === each));
    assert.ok(now !== undefined && then !== undefined, id);
    assert.deepEqual([then.code, then.kind, then.holds], [now.code, now.kind, now.holds]);
    assert.equal(then.inForce.to, addDays(now.inForce.from ?? FIRST, -1));
  }
});
