import assert from "node:assert/strict";
import { test } from "node:test";
import { Journal, type Odd } from "../journal.ts";
import { badAnswers, unequalRepeats } from "./answers.ts";

const odd = (over: Partial<Odd> = {}): Odd => ({
  ...{ service: "s", call: "/v1/x", status: 503, code: "not-ready", saysWhatToDo: true },
  ...{ sentAt: 10_000, heardAt: 10_100 },
  ...over,
});

const isBad = (answer: Odd): boolean => {
  const journal = new Journal();
  const window = { names: ["kill"], from: 10_050, to: 10_500, recoveryMs: 1 };
  journal.windows.push(window);
  journal.oddly(answer);
  return badAnswers(journal).length === 1;
};

test("503 with what to do, and silence, are right while something is wrong", () => {
  assert.equal(isBad(odd()), false);
  assert.equal(isBad(odd({ code: "cannot-be-logged" })), false);
  assert.equal(isBad(odd({ status: "no answer", code: "TypeError", saysWhatToDo: false })), false);
  assert.equal(isBad(odd({ sentAt: 12_000, heardAt: 12_100 })), false);
});

test("every other answer is bad, and so are these without a fault", () => {
  assert.equal(isBad(odd({ status: 500, code: "internal-error" })), true);
  assert.equal(isBad(odd({ status: 404, code: "not-found" })), true);
  assert.equal(isBad(odd({ saysWhatToDo: false })), true);
  assert.equal(isBad(odd({ code: "internal-error" })), true);
  assert.equal(isBad(odd({ sentAt: 13_000, heardAt: 13_100 })), true);
  assert.equal(isBad(odd({ sentAt: 9000, heardAt: 9100, status: "no answer" })), true);
});

test("one key with two results is a double effect", () => {
  const journal = new Journal();
  journal.again({ key: "a", ids: ["req_1", "req_1"] });
  assert.deepEqual(unequalRepeats(journal), []);
  journal.again({ key: "b", ids: ["req_1", "req_2"] });
  assert.equal(unequalRepeats(journal).length, 1);
});
