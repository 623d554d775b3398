import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { DUTY_RULES, LANGUAGES, type Action } from "@kelisim/core";
import { terms } from "./terms.ts";

const GLOSSARY = readFileSync(new URL("../../../../docs/law/glossary.md", import.meta.url), "utf8");

/** The rows of the glossary, without the mark of words that are not in the acts. */
const ROWS = GLOSSARY.split("\n")
  .filter((line) => /` *\|$/.test(line))
  .map((line) => line.slice(1, -1).split("|"))
  .map((cells) => cells.map((cell) => cell.trim().replace(/\\\*$/, "").replaceAll("`", "")));

test("the glossary and the terms are the same table", () => {
  assert.deepEqual(
    ROWS.map(([kk, ru, en, code]) => [code, { kk, ru, en }]),
    Object.entries(terms),
  );
});

const ACTIONS: Readonly<Record<Action, keyof typeof terms>> = {
  collect: "collect",
  process: "process",
  disclose: "disclose",
  "cross-border": "cross-border",
  disseminate: "disseminate",
  "automated-decision": "AutomatedProcessing",
};

test("every kind of duty and every action has its name", () => {
  const names = new Set(Object.keys(terms));
  for (const name of [...Object.keys(DUTY_RULES), ...Object.values(ACTIONS)]) {
    assert.ok(names.has(name), name);
  }
});

test("the answers, and what they become, are said as a reading of the acts settled it", () => {
  assert.equal(terms.yesGrant.kk, "Иә, келісім беремін");
  assert.equal(terms.noRefuse.kk, "Жоқ, келісім бермеймін");
  assert.equal(terms.withdraw.kk, "Келісімді кері қайтарып алу");
  assert.equal(terms.yesWithdraw.kk, "Иә, кері қайтарып аламын");
  assert.equal(terms.noWithdraw.kk, "Жоқ, келісім қала берсін");
  assert.deepEqual(
    [terms.active.kk, terms.expired.kk, terms.purposeAchieved.kk, terms.withdrawn.kk],
    ["Қолданыста", "Мерзімі аяқталды", "Мақсатына жетті", "Кері қайтарып алынды"],
  );
  assert.equal(terms.object.kk, "Автоматтандырылған өңдеуге қарсылық білдіру");
  assert.equal(terms.matchingWord.kk, "Салыстыру сөзі");
});

test("a duty that is late and a consent that has ended are not said alike", () => {
  for (const language of LANGUAGES) {
    assert.notEqual(terms.overdue[language], terms.expired[language]);
    assert.notEqual(terms.refused[language], terms.reasonedRefusal[language]);
  }
});

test("no two terms share their Kazakh words", () => {
  const seen = new Map<string, string>();
  for (const [code, { kk }] of Object.entries(terms)) {
    assert.equal(seen.get(kk), undefined, `${code} and ${seen.get(kk)} are both «${kk}»`);
    seen.set(kk, code);
  }
});
