import assert from "node:assert/strict";
import { test } from "node:test";
import { DEFAULT_READINGS, type Readings } from "@kelisim/core";
import { lawReadings } from "./law-readings.ts";

const read = (file: unknown) => lawReadings(JSON.stringify(file));

test("what a file does not name keeps its default", () => {
  assert.deepEqual(read({}), { ok: true, value: DEFAULT_READINGS });
  const turned = { coolDownDays: 0, ceaseCountsFrom: "sending" } as const;
  assert.deepEqual(read(turned), { ok: true, value: { ...DEFAULT_READINGS, ...turned } });
});

test("every reading can be turned", () => {
  const turned: Readings = {
    countsDayOfReceipt: true,
    ceaseCountsFrom: "sending",
    representativesObject: false,
    separateAutomatedConsent: false,
    nominalSeconds: 30,
    purposeIsAim: true,
    undeclaredPlace: "private",
    ownSayFrom: 16,
    adultFrom: 21,
    lateRefusalKeeps: false,
    requestLifetimeDays: 30,
    unansweredAMonth: 1,
    coolDownDays: 90,
    refusalsAYear: 1,
    reviewEvery: "P90D",
  };
  for (const name of Object.keys(DEFAULT_READINGS) as (keyof Readings)[]) {
    assert.notEqual(turned[name], DEFAULT_READINGS[name], name);
  }
  assert.deepEqual(read(turned), { ok: true, value: turned });
});

for (const [name, wrong] of [
  ["countsDayOfReceipt", "yes"],
  ["ceaseCountsFrom", "receipt"],
  ["representativesObject", 1],
  ["purposeIsAim", "yes"],
  ["undeclaredPlace", "shop"],
  ["ownSayFrom", 14.5],
  ["ownSayFrom", 19],
  ["adultFrom", 13],
  ["requestLifetimeDays", 0],
  ["unansweredAMonth", "3"],
  ["coolDownDays", -1],
  ["refusalsAYear", 0],
  ["reviewEvery", "yearly"],
  ["reviewEvery", "PT1H"],
  ["reviewEvery", "P0D"],
  ["lateRefusalKeeps", null],
  ["coolDownDay", 14],
] as const) {
  test(`${name}: ${JSON.stringify(wrong)} is a fault that names it in each language`, () => {
    const result = read({ [name]: wrong });
    assert.ok(!result.ok);
    for (const text of Object.values(result.text)) assert.ok(text.includes(name), text);
  });
}

test("what is no JSON object is a fault that says so", () => {
  for (const text of ["", "{", "[]", "null", "7", '"coolDownDays"']) {
    const result = lawReadings(text);
    assert.ok(!result.ok);
    assert.match(result.text.en, /JSON object/);
    assert.match(result.text.kk, /[әғқңөұүһі]/);
  }
});
