import assert from "node:assert/strict";
import { test } from "node:test";
import { DEFAULT_READINGS } from "../law/readings.ts";
import { SCORING } from "../testing/registry.test-support.ts";
import { declaredUnder } from "./declared.ts";
import type { Purpose } from "./purpose.ts";

const CRAWLING: Purpose = { ...SCORING, source: "public-source" };

test("by default nothing is filled in", () => {
  assert.deepEqual(declaredUnder(DEFAULT_READINGS, CRAWLING), CRAWLING);
});

test("where a purpose is aim enough, one that draws on public sources is targeted by its own words", () => {
  const readings = { ...DEFAULT_READINGS, purposeIsAim: true };
  const { targeting } = declaredUnder(readings, CRAWLING).declared;
  assert.deepEqual(targeting, { criteria: SCORING.description.kk });
  const own: Purpose = { ...CRAWLING, declared: { targeting: { criteria: "өз клиенттері" } } };
  assert.deepEqual(declaredUnder(readings, own), own);
  assert.deepEqual(declaredUnder(readings, SCORING), SCORING);
});

test("where an undeclared place is private, a declared public one stays public", () => {
  const readings = { ...DEFAULT_READINGS, undeclaredPlace: "private" } as const;
  assert.equal(declaredUnder(readings, SCORING).declared.place, "private");
  const shop: Purpose = { ...SCORING, declared: { place: "public" } };
  assert.equal(declaredUnder(readings, shop).declared.place, "public");
});
