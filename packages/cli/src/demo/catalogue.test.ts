import assert from "node:assert/strict";
import { test } from "node:test";
import { BUILT_IN_CATEGORIES, LANGUAGES, type Text3 } from "@kelisim/core";
import { DEMO_OBJECTS } from "./objects.ts";
import { DEMO_PARTIES } from "./parties.ts";
import { DEMO_PURPOSES } from "./purposes.ts";

const CATEGORIES = new Map(BUILT_IN_CATEGORIES.map((category) => [category.code, category]));
/** Letters that Russian does not have. */
const KAZAKH = /[әғқңөұүһі]/iu;

const isWhole = (text: Text3): boolean =>
  LANGUAGES.every((language) => text[language].trim() !== "");

test("codes of purposes are unique over all parties, and so are those of categories", () => {
  assert.equal(new Set(DEMO_PURPOSES.map(({ code }) => code)).size, DEMO_PURPOSES.length);
  assert.equal(CATEGORIES.size, BUILT_IN_CATEGORIES.length);
});

test("objects and purposes name only categories of the dictionary", () => {
  const named = [
    ...Object.values(DEMO_OBJECTS).flatMap(({ categories }) => categories),
    ...DEMO_PURPOSES.flatMap(({ required, optional }) => [...required, ...optional]),
  ];
  assert.deepEqual(
    named.filter((code) => !CATEGORIES.has(code)),
    [],
  );
});

test("a purpose names only what its object holds, and nothing twice", () => {
  for (const { code, object, required, optional } of DEMO_PURPOSES) {
    const all = [...required, ...optional];
    assert.equal(new Set(all).size, all.length, code);
    const { categories } = DEMO_OBJECTS[object];
    assert.deepEqual(
      all.filter((category) => !categories.includes(category)),
      [],
      code,
    );
  }
});

test("credit_scoring touches no biometrics", () => {
  const scoring = DEMO_PURPOSES.find(({ code }) => code === "credit_scoring");
  for (const code of [...(scoring?.required ?? []), ...(scoring?.optional ?? [])]) {
    assert.equal(CATEGORIES.get(code)?.biometric, false);
  }
});

test("every text is there in three languages, and the Kazakh one is Kazakh", () => {
  for (const { name } of [...BUILT_IN_CATEGORIES, ...Object.values(DEMO_PARTIES)]) {
    assert.equal(isWhole(name), true, name.en);
  }
  for (const { name, description, code } of DEMO_PURPOSES) {
    assert.equal(isWhole(name) && isWhole(description), true, code);
    assert.match(description.kk, KAZAKH);
    assert.doesNotMatch(description.ru, KAZAKH);
  }
});

test("all that is biometric identifies and is sensitive", () => {
  for (const category of BUILT_IN_CATEGORIES.filter(({ biometric }) => biometric)) {
    assert.deepEqual([category.identifier, category.sensitivity], [true, "sensitive"]);
  }
});
