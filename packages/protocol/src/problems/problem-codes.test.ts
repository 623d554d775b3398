import assert from "node:assert/strict";
import { test } from "node:test";
import type { RefusalCode, Text3 } from "@kelisim/core";
import { ACCESS_PROBLEMS } from "./access-problems.ts";
import { AUTH_PROBLEMS } from "./auth-problems.ts";
import { AUTOMATED_PROBLEMS } from "./automated-problems.ts";
import { CONSENT_PROBLEMS } from "./consent-problems.ts";
import { DUTY_PROBLEMS } from "./duty-problems.ts";
import { ERASURE_PROBLEMS } from "./erasure-problems.ts";
import { GROUND_PROBLEMS } from "./ground-problems.ts";
import { IMPORT_PROBLEMS } from "./import-problems.ts";
import { PEOPLE_PROBLEMS } from "./people-problems.ts";
import { REGISTRY_PROBLEMS } from "./registry-problems.ts";
import { REQUEST_PROBLEMS } from "./request-problems.ts";
import { RIGHTS_PROBLEMS } from "./rights-problems.ts";
import { SERVICE_PROBLEMS } from "./service-problems.ts";
import { SIGNATURE_PROBLEMS } from "./signature-problems.ts";
import { SIGNATURE_FAULT_TEXTS } from "./signature-faults.ts";
import { WEBHOOK_PROBLEMS } from "./webhook-problems.ts";
import { PROBLEM_CODES, PROBLEMS, type ProblemCode } from "./problem-codes.ts";

const CYRILLIC = /\p{Script=Cyrillic}/u;
const ONLY_KAZAKH = /[әғқңөұүһі]/iu;

function assertThreeLanguages({ kk, ru, en }: Text3): void {
  assert.match(kk, CYRILLIC);
  assert.match(ru, CYRILLIC);
  assert.doesNotMatch(en, CYRILLIC);
  assert.doesNotMatch(ru, ONLY_KAZAKH);
  assert.equal(new Set([kk, ru, en]).size, 3);
  for (const text of [kk, ru, en]) assert.equal(text, text.trim());
}

for (const code of PROBLEM_CODES) {
  test(`${code} says what is wrong and what to do next, in three languages`, () => {
    const { title, next } = PROBLEMS[code];
    assertThreeLanguages(title);
    assertThreeLanguages(next);
    assert.match(`${title.kk} ${next.kk}`, ONLY_KAZAKH);
    for (const text of Object.values(title)) assert.doesNotMatch(text, /\.$/);
    for (const text of Object.values(next)) assert.match(text, /\.$/);
  });
}

for (const [fault, text] of Object.entries(SIGNATURE_FAULT_TEXTS)) {
  test(`a signature that is ${fault} says what is wrong and what to do next, in three languages`, () => {
    assertThreeLanguages(text);
    for (const each of Object.values(text)) assert.match(each, /^[^.]+.*\. .*\.$/);
  });
}

test("every status is one that a client can act on", () => {
  const known = new Set([400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 429, 500, 503]);
  for (const code of PROBLEM_CODES) assert.ok(known.has(PROBLEMS[code].status), code);
});

test("codes are words in kebab case, each in one table only", () => {
  for (const code of PROBLEM_CODES) assert.match(code, /^[a-z]+(-[a-z]+)*$/);
  const tables = [
    REQUEST_PROBLEMS,
    AUTH_PROBLEMS,
    REGISTRY_PROBLEMS,
    GROUND_PROBLEMS,
    PEOPLE_PROBLEMS,
    CONSENT_PROBLEMS,
    IMPORT_PROBLEMS,
    ACCESS_PROBLEMS,
    DUTY_PROBLEMS,
    AUTOMATED_PROBLEMS,
    ERASURE_PROBLEMS,
    WEBHOOK_PROBLEMS,
    RIGHTS_PROBLEMS,
    SERVICE_PROBLEMS,
    SIGNATURE_PROBLEMS,
  ];
  const codes = tables.flatMap((table) => Object.keys(table));
  assert.deepEqual(codes.toSorted(), PROBLEM_CODES.toSorted());
});

test("no two problems share a title", () => {
  for (const language of ["kk", "ru", "en"] as const) {
    const titles = PROBLEM_CODES.map((code) => PROBLEMS[code].title[language]);
    assert.equal(new Set(titles).size, titles.length);
  }
});

test("every refusal of a command is a problem that a person can read", () => {
  const problemOf = (refusal: RefusalCode): ProblemCode => refusal;
  assert.equal(PROBLEMS[problemOf("ground-required")].status, 422);
});
