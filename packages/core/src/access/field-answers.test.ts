import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { consentedState, MONDAY } from "../testing/person.test-support.ts";
import { facts, questions } from "../testing/questions.test-support.ts";
import { BANK, LOANS, SCORING } from "../testing/registry.test-support.ts";
import { decideAccess, planAccess } from "./decide.ts";
import { factsAbout } from "./facts.ts";
import { fieldAnswers, fieldsNeedPerson, lineFactsOf, type FieldAnswer } from "./field-answers.ts";
import type { AccessQuestion, PersonFacts } from "./question.ts";
import { isPermitting } from "./reason.ts";

/** The answers, from no more facts than may be given. */
function answersTo(asked: AccessQuestion, known: PersonFacts): readonly FieldAnswer[] {
  const plan = planAccess(asked);
  const { reason } = decideAccess(asked, known);
  const { requester, object, purpose } = asked;
  const isLookedAt = plan.kind === "ask-person" || fieldsNeedPerson(asked);
  if (!isLookedAt) return fieldAnswers(asked, { plan, reason }, undefined);
  assert.ok(requester !== undefined && object !== undefined && purpose !== undefined);
  const line = lineFactsOf({ ...asked, requester, object, purpose }, known);
  return fieldAnswers(asked, { plan, reason }, isPermitting(reason) ? undefined : line);
}

const one = (asked: AccessQuestion, code: string): AccessQuestion => ({
  ...asked,
  categories: [code],
  biometric: asked.biometric.filter((each) => each === code),
});

/** Biometric or not, each by itself. */
const asking = fc
  .tuple(questions, fc.subarray(["iin", "income", "phone"]))
  .map(([asked, some]): AccessQuestion => ({
    ...asked,
    biometric: [...asked.biometric, ...some].filter((code) => asked.categories.includes(code)),
  }));

test("each category gets what the question with it alone would get", () => {
  let mixed = 0;
  fc.assert(
    fc.property(asking, facts, (asked, known) => {
      const answers = answersTo(asked, known);
      assert.deepEqual(
        answers.map(({ code }) => code),
        asked.categories,
      );
      for (const { code, reason, aboutPerson } of answers) {
        const single = decideAccess(one(asked, code), known);
        // A whole permit is told with its own reason; each part has one as well.
        if (isPermitting(decideAccess(asked, known).reason)) assert.ok(single.permitted);
        else assert.equal(reason, single.reason, code);
        assert.equal(aboutPerson, planAccess(one(asked, code)).kind === "ask-person");
      }
      if (new Set(answers.map(({ reason }) => isPermitting(reason))).size === 2) mixed += 1;
    }),
    { numRuns: 3000 },
  );
  assert.ok(mixed > 20, `${mixed} mixed answers`);
});

test("a whole question is permitted exactly when it is permitted with all its categories", () => {
  fc.assert(
    fc.property(asking, facts, (asked, known) => {
      const { permitted } = decideAccess(asked, known);
      const denied = answersTo(asked, known).filter(({ reason }) => !isPermitting(reason));
      if (permitted) assert.deepEqual(denied, []);
    }),
  );
});

const asks = (categories: readonly string[]): AccessQuestion => ({
  ...{ service: "non-state", at: MONDAY, requester: BANK, action: "process", object: LOANS },
  ...{ purpose: SCORING, categories, recipient: undefined, country: undefined },
  ...{ recipientRoles: [], biometric: [] },
});

test("data outside the purpose are denied, and those beside them that she consented to are not", () => {
  const known = factsAbout(consentedState(), { object: LOANS, purpose: SCORING });
  const asked = asks(["iin", "address"]);
  assert.equal(planAccess(asked).kind, "decided");
  assert.deepEqual(answersTo(asked, known), [
    { code: "iin", reason: "consent", aboutPerson: true },
    { code: "address", reason: "category-not-covered", aboutPerson: false },
  ]);
});

test("a category is denied by each reason of its own, and nobody is looked at where none hangs on her", () => {
  const known = factsAbout(consentedState(), { object: LOANS, purpose: SCORING });
  assert.ok(known.newest?.kind === "granted");
  const narrow = { ...known, newest: { ...known.newest, categories: ["iin"] } };
  assert.deepEqual(
    answersTo(asks(["iin", "income", "address"]), narrow).map(({ reason }) => reason),
    ["consent", "category-not-covered", "category-not-covered"],
  );
  assert.equal(fieldsNeedPerson(asks(["address", "passport"])), false);
  assert.equal(fieldsNeedPerson(asks(["address"])), false);
  assert.equal(fieldsNeedPerson(asks(["iin", "address"])), true);
  const whole = {
    plan: planAccess(asks(["iin", "address"])),
    reason: "category-not-covered" as const,
  };
  assert.throws(() => fieldAnswers(asks(["iin", "address"]), whole, undefined), /not looked at/);
});
