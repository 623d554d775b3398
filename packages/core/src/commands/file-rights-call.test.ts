import assert from "node:assert/strict";
import { test } from "node:test";
import { EMPTY_SUBJECT } from "../subject/state.ts";
import { idOf } from "../testing/ids.test-support.ts";
import { consentedState, done, MONDAY, worldAt } from "../testing/person.test-support.ts";
import { at, plain } from "../testing/plain.test-support.ts";
import { BUREAU, SCORING } from "../testing/registry.test-support.ts";
import { dutyStatus } from "../duty/duty.ts";
import { fileRightsCall } from "./file-rights-call.ts";

const CALL = { id: idOf("rgt", 1), partyId: BUREAU.id, purposeId: SCORING.id, sealed: {} };

for (const [kind, duty, dueOn, warnOn] of [
  ["objection", "answer-objection", "2026-07-16", "2026-07-15"],
  ["inquiry", "answer-inquiry", "2026-07-16", "2026-07-15"],
  ["correction", "correct", "2026-07-14", "2026-07-13"],
] as const) {
  test(`an ${kind} of Monday 13 July 2026 is to be answered by ${dueOn}, with a warning on ${warnOn}`, () => {
    const result = fileRightsCall({ ...CALL, kind }, worldAt(MONDAY));
    const state = done(EMPTY_SUBJECT, result, MONDAY);
    assert.ok(result.ok);
    const opened = state.duties.get(result.result.dutyId);
    assert.ok(opened !== undefined);
    assert.deepEqual(
      [opened.kind, opened.partyId, opened.dueOn, opened.warnOn],
      [duty, BUREAU.id, dueOn, warnOn],
    );
    assert.deepEqual(opened.cause, { kind: "rights-call", id: CALL.id });
    const call = {
      id: CALL.id,
      partyId: BUREAU.id,
      purposeId: SCORING.id,
      kind,
      dutyId: opened.id,
    };
    assert.deepEqual(plain(state.rightsCalls.get(CALL.id)), plain({ ...call, receivedAt: MONDAY }));
  });
}

test("whoever received the objection answers it, a third party too, and needs no consent for that", () => {
  const state = done(
    EMPTY_SUBJECT,
    fileRightsCall({ ...CALL, kind: "objection" }, worldAt(MONDAY)),
    MONDAY,
  );
  assert.equal(state.duties.size, 1);
  const [duty] = state.duties.values();
  assert.ok(duty !== undefined);
  assert.equal(dutyStatus(duty, at("2026-07-16T23:59:59+05:00")), "open");
  assert.equal(dutyStatus(duty, at("2026-07-17T00:00:00+05:00")), "overdue");
});

test("an objection stops nothing by itself: the consents stay as they are", () => {
  const before = consentedState();
  const after = done(
    before,
    fileRightsCall({ ...CALL, kind: "objection" }, worldAt(MONDAY)),
    MONDAY,
  );
  assert.equal(after.consents, before.consents);
});

test("the person's words stay in the sealed part", () => {
  const call = { ...CALL, kind: "inquiry", sealed: { text: "private words" } } as const;
  const result = fileRightsCall(call, worldAt(MONDAY));
  assert.ok(result.ok);
  assert.deepEqual(result.drafts[0]?.sealed, { text: "private words" });
  assert.ok(!JSON.stringify(result.drafts.map(({ body }) => body)).includes("private words"));
});
