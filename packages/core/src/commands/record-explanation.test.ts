import assert from "node:assert/strict";
import { test } from "node:test";
import { EMPTY_SUBJECT } from "../subject/state.ts";
import { idOf } from "../testing/ids.test-support.ts";
import { done, faultsIn, MONDAY } from "../testing/person.test-support.ts";
import { plain } from "../testing/plain.test-support.ts";
import { AUTO_SCORING, BUREAU, SCORING } from "../testing/registry.test-support.ts";
import { day, startOfDay } from "../time.ts";
import { recordExplanation, type RecordExplanation } from "./record-explanation.ts";

const explanation = (more: Partial<RecordExplanation> = {}): RecordExplanation => ({
  id: idOf("xpl", 1),
  partyId: BUREAU.id,
  purpose: AUTO_SCORING,
  language: "kk",
  manner: "shown",
  shownOn: undefined,
  evidenceSha256: "d".repeat(64),
  ...more,
});

test("an explanation is kept with the version of the words, the day and its proof", () => {
  const result = recordExplanation(explanation(), MONDAY);
  const [made] = done(EMPTY_SUBJECT, result, MONDAY).explanations.values();
  const { id: purposeId, version: purposeVersion } = AUTO_SCORING;
  assert.deepEqual(plain(made), {
    id: idOf("xpl", 1),
    partyId: BUREAU.id,
    purposeId,
    purposeVersion,
    language: "kk",
    shownOn: "2026-07-13",
    evidenceSha256: "d".repeat(64),
    recordedAt: plain(MONDAY),
  });
});

test("an earlier day is the claimed time of the showing", () => {
  const result = recordExplanation(explanation({ shownOn: day("2026-07-10") }), MONDAY);
  assert.ok(result.ok);
  assert.deepEqual(result.drafts[0]?.effectiveAt, startOfDay(day("2026-07-10")));
  const today = recordExplanation(explanation({ shownOn: day("2026-07-13") }), MONDAY);
  assert.ok(today.ok && today.drafts[0]?.effectiveAt === undefined);
});

for (const [name, more, fault] of [
  ["a link", { manner: "link" }, "/manner link-is-no-explanation"],
  ["a showing of tomorrow", { shownOn: day("2026-07-14") }, "/shown_on evidence-in-the-future"],
  ["a purpose without words", { purpose: SCORING }, "/purpose_id purpose-not-automated"],
  ["a purpose of later", { purpose: undefined }, "/purpose_id purpose-not-automated"],
] as const) {
  test(`${name} explains nothing`, () => {
    assert.deepEqual(faultsIn(recordExplanation(explanation(more), MONDAY)), [fault]);
  });
}
