import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, day } from "../../time.ts";
import { LAW_231_FIRST_DAY, ORDER_190_FIRST_DAY } from "../source.ts";
import { editionOn, editionsOn, isTextHeld } from "./edition.ts";
import { allEditions, LAW_PACKS } from "./packs.ts";

const EDITIONS = allEditions();
const DAY_BEFORE_231 = addDays(LAW_231_FIRST_DAY, -1);
const DAY_BEFORE_190 = addDays(ORDER_190_FIRST_DAY, -1);

const rules = (article: string, part?: string) =>
  ({ act: "395/НҚ", article, ...(part === undefined ? {} : { part }) }) as const;
const law = (article: string, part?: string) =>
  ({ act: "94-V", article, ...(part === undefined ? {} : { part }) }) as const;

for (const place of [rules("2", "1"), rules("2", "10"), rules("2", "11"), rules("6", "1")]) {
  test(`the words of the Rules ${place.article} (${place.part}) are held from 12.07.2026`, () => {
    assert.equal(isTextHeld(place, DAY_BEFORE_190, EDITIONS), false);
    assert.equal(isTextHeld(place, ORDER_190_FIRST_DAY, EDITIONS), true);
    const edition = editionOn(place, ORDER_190_FIRST_DAY, EDITIONS);
    assert.deepEqual([edition?.trust, edition?.madeBy, edition?.to], ["act", "190/НҚ", null]);
    assert.equal(editionOn(place, DAY_BEFORE_190, EDITIONS)?.to, DAY_BEFORE_190);
  });
}

test("other paragraphs of the Rules are not held on any day", () => {
  for (const on of [DAY_BEFORE_190, ORDER_190_FIRST_DAY, day("2030-01-01")]) {
    assert.equal(isTextHeld(rules("16"), on, EDITIONS), false);
  }
});

for (const [place, before] of [
  [law("1", "2"), "base-law"],
  [law("7", "8"), "not-held"],
  [law("7", "11"), "base-law"],
  [law("7", "12"), "base-law"],
  [law("8", "5"), "base-law"],
  [law("8", "6"), "base-law"],
  [law("8", "7"), "base-law"],
  [law("17", "3"), "base-law"],
  [law("19-1", "1"), "base-law"],
] as const) {
  test(`the Law ${place.article} (${place.part}) is quoted from 18.01.2026; before: ${before}`, () => {
    assert.equal(editionOn(place, DAY_BEFORE_231, EDITIONS)?.trust, before);
    const edition = editionOn(place, LAW_231_FIRST_DAY, EDITIONS);
    assert.deepEqual([edition?.trust, edition?.madeBy], ["act", "231-VIII"]);
  });
}

test("what Law 231-VIII left alone is known by its sense, and before 2021 not at all", () => {
  assert.equal(editionOn(law("10", "1"), LAW_231_FIRST_DAY, EDITIONS)?.trust, "base-law");
  assert.equal(isTextHeld(law("10", "1"), day("2020-06-01"), EDITIONS), false);
});

test("item 9 of Law 231-VIII is a year older than the rest of it; our own rules have no edition", () => {
  const item9 = { act: "231-VIII", article: "1", part: "9" } as const;
  const item8 = { act: "231-VIII", article: "1", part: "8" } as const;
  assert.equal(editionOn(item9, day("2024-12-31"), EDITIONS), undefined);
  assert.equal(editionOn(item9, day("2025-01-01"), EDITIONS)?.trust, "act");
  assert.equal(editionOn(item8, DAY_BEFORE_231, EDITIONS), undefined);
  assert.equal(editionOn(item8, LAW_231_FIRST_DAY, EDITIONS)?.trust, "act");
  assert.equal(isTextHeld({ act: "product", article: "access" }, DAY_BEFORE_231, EDITIONS), true);
});

test("the editions of a day name each place once", () => {
  for (const on of [day("2019-01-01"), DAY_BEFORE_231, LAW_231_FIRST_DAY, ORDER_190_FIRST_DAY]) {
    const found = editionsOn(on, EDITIONS);
    const places = found.map(({ act, place }) => `${act} ${place.article} ${place.part}`);
    assert.equal(new Set(places).size, places.length, on);
    for (const { from, to } of found) {
      assert.ok((from === null || from <= on) && (to === null || on <= to), on);
    }
  }
  const rewritten = editionsOn(ORDER_190_FIRST_DAY, EDITIONS).filter(({ act }) => act === "395/НҚ");
  assert.equal(rewritten.length, 5);
});

test("the packs stand in the order of their first days, and say nothing of a day before", () => {
  const firsts = LAW_PACKS.map(({ firstDay }) => firstDay);
  assert.deepEqual(firsts, firsts.toSorted());
  for (const { firstDay, definitions, wordings } of LAW_PACKS) {
    for (const { from } of definitions) assert.equal(from, firstDay);
    for (const { inForce } of wordings) {
      assert.ok(inForce.from === firstDay || inForce.to === addDays(firstDay, -1));
    }
  }
});
