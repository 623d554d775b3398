import assert from "node:assert/strict";
import { test } from "node:test";
import { Journal, type Act } from "../journal.ts";
import { wrongDecisions } from "./late-permits.ts";

const journalOf = (...acts: readonly Act[]): Journal => {
  const journal = new Journal();
  for (const act of acts) journal.heard(act);
  return journal;
};

const granted = (sent: number, heard: number, id = "con_1"): Act => ({
  ...{ act: "granted", person: 1, id, sent, heard },
});
const withdrawn = (sent: number, heard: number): Act => ({
  ...{ act: "withdrawn", person: 1, id: "con_1", duties: [], sent, heard },
});
const decided = (permit: boolean, sent: number, heard: number, reason = "consent"): Act => ({
  ...{ act: "decided", person: 1, id: "dec_1", permit, reason, sent, heard },
});
const found = (...acts: readonly Act[]): readonly string[] =>
  wrongDecisions(journalOf(...acts)).map(({ invariant }) => invariant);

test("a permit to a question that was put after the withdrawal was answered is late", () => {
  const life = [granted(1, 2), withdrawn(3, 4)];
  assert.deepEqual(found(...life, decided(true, 5, 6)), ["late permit"]);
  assert.deepEqual(found(...life, decided(false, 5, 6)), []);
  assert.deepEqual(found(...life, decided(true, 5, 6, "retention")), []);
});

test("a permit to a question that was on its way with the withdrawal is not", () => {
  assert.deepEqual(found(granted(1, 2), withdrawn(3, 6), decided(true, 5, 7)), []);
  assert.deepEqual(found(granted(1, 2), withdrawn(3, 6), decided(true, 4, 5)), []);
});

test("a permit after a refusal, and after a person was erased, is late", () => {
  for (const act of ["refused", "erased"] as const) {
    const closing: Act = { act, person: 1, id: "req_2", sent: 3, heard: 4 };
    assert.deepEqual(found(granted(1, 2), closing, decided(true, 5, 6)), ["late permit"], act);
  }
});

test("a new grant permits again, from the moment on which it was sent", () => {
  const life = [granted(1, 2), withdrawn(3, 4), granted(5, 9, "con_2")];
  assert.deepEqual(found(...life, decided(true, 6, 7)), []);
  assert.deepEqual(found(...life, decided(true, 10, 11)), []);
  assert.deepEqual(found(...life, decided(false, 10, 11)), ["lost"]);
});

test("a grant without an answer may have happened, and so may a withdrawal", () => {
  const journal = journalOf(granted(1, 2), decided(false, 5, 6));
  assert.equal(wrongDecisions(journal).length, 1);
  journal.begin("key", { act: "withdrawn", person: 1, sent: 4 });
  assert.deepEqual(wrongDecisions(journal), []);
  const other = journalOf(granted(1, 2), withdrawn(3, 4), decided(true, 6, 7));
  other.begin("key", { act: "granted", person: 1, sent: 5 });
  assert.deepEqual(wrongDecisions(other), []);
});

test("other people's acts are theirs", () => {
  const other: Act = {
    ...{ act: "withdrawn", person: 2, id: "con_9", duties: [], sent: 3, heard: 4 },
  };
  assert.deepEqual(found(granted(1, 2), other, decided(true, 5, 6)), []);
});
