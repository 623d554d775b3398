import assert from "node:assert/strict";
import { test } from "node:test";
import { idOf } from "../testing/ids.test-support.ts";
import {
  answeredState,
  askedState,
  asking,
  consentedState,
  consentIn,
  MONDAY,
  PROVABLE,
  requestIn,
  AT_DESK,
  withdrawnState,
} from "../testing/person.test-support.ts";
import { at, plain } from "../testing/plain.test-support.ts";
import { DELIVERY, LOANS, SCORING } from "../testing/registry.test-support.ts";
import { formatInstant, type Instant } from "../time.ts";
import { askConsent } from "../commands/ask-consent.ts";
import { proofOf } from "../commands/answer-request.ts";
import type { SubjectEvent, SubjectEventBody } from "./events.ts";
import { applyEvent, fold } from "./fold.ts";
import { EMPTY_SUBJECT, newestAnswer, sameLine, type SubjectState } from "./state.ts";

const PROOF = proofOf(PROVABLE, AT_DESK.provenance);

const event = (
  seq: number,
  body: SubjectEventBody,
  recordedAt: Instant = MONDAY,
): SubjectEvent => ({ id: idOf("evt", seq), seq, recordedAt, effectiveAt: recordedAt, body });

const next = (state: SubjectState, body: SubjectEventBody, recordedAt?: Instant): SubjectState =>
  applyEvent(state, event(state.seq + 1, body, recordedAt));

const CANCEL: SubjectEventBody = { type: "consent.request-cancelled", requestId: idOf("req", 1) };
const REFUSE: SubjectEventBody = { type: "consent.refused", requestId: idOf("req", 1), ...PROOF };
const GRANT: SubjectEventBody = {
  type: "consent.granted",
  requestId: idOf("req", 1),
  consentId: idOf("con", 1),
  categories: ["iin", "income"],
  term: { kind: "purpose-achieved" },
  achievedCount: 0,
  language: "ru",
  ...PROOF,
};
const WITHDRAW: SubjectEventBody = {
  type: "consent.withdrawn",
  consentId: idOf("con", 1),
  ...PROOF,
};
const FULFIL: SubjectEventBody = { type: "consent.fulfilled", consentId: idOf("con", 1) };
const DISCHARGE: SubjectEventBody = {
  type: "duty.discharged",
  dutyId: idOf("dty", 1),
  outcome: "ceased",
  ground: null,
  evidenceSha256: null,
};

test("no events make an empty person", () => {
  assert.equal(fold([]), EMPTY_SUBJECT);
});

for (const seq of [0, 2, 5]) {
  test(`event ${seq} cannot be the first one`, () => {
    assert.throws(() => applyEvent(EMPTY_SUBJECT, event(seq, CANCEL)), /after 0/);
  });
}

for (const body of [CANCEL, REFUSE, GRANT, WITHDRAW, FULFIL, DISCHARGE]) {
  test(`${body.type} about a record that nobody made is a broken history`, () => {
    assert.throws(() => applyEvent(EMPTY_SUBJECT, event(1, body)), /unknown record/);
  });
}

for (const first of [GRANT, REFUSE, CANCEL]) {
  for (const second of [GRANT, REFUSE, CANCEL]) {
    test(`${second.type} after ${first.type} is a broken history`, () => {
      const ended = next(askedState(), first);
      assert.throws(() => next(ended, second), /cannot become/);
    });
  }
}

for (const first of [WITHDRAW, FULFIL]) {
  // What has ended with its purpose can still be withdrawn: that tells its holders to stop.
  for (const second of first === FULFIL ? [FULFIL] : [WITHDRAW, FULFIL]) {
    test(`${second.type} after ${first.type} is a broken history`, () => {
      const ended = next(next(askedState(), GRANT), first);
      assert.throws(() => next(ended, second), /cannot become/);
    });
  }
}

test("a second discharge of a duty is a broken history", () => {
  const withdrawn = withdrawnState(consentedState());
  const discharged = next(withdrawn, DISCHARGE);
  assert.throws(() => next(discharged, DISCHARGE), /discharged again/);
});

test("a grant replaces the standing consent of its own line and no other", () => {
  const scoring = consentedState();
  const other = askedState({ id: idOf("req", 2), purpose: DELIVERY }, MONDAY, scoring);
  const both = answeredState(
    other,
    { requestId: idOf("req", 2), consentId: idOf("con", 2) },
    MONDAY,
    { purpose: DELIVERY },
  );
  assert.equal(consentIn(both).end.state, "standing");
  const asked = askedState({ id: idOf("req", 3) }, MONDAY, both);
  const renewed = answeredState(asked, { requestId: idOf("req", 3), consentId: idOf("con", 3) });
  assert.deepEqual(consentIn(renewed).end, { state: "superseded", by: idOf("con", 3) });
  assert.equal(consentIn(renewed, idOf("con", 2)).end.state, "standing");
});

test("a new grant leaves a withdrawn consent withdrawn", () => {
  const withdrawn = withdrawnState(consentedState());
  const asked = askedState({ id: idOf("req", 2) }, MONDAY, withdrawn);
  const again = answeredState(asked, { requestId: idOf("req", 2), consentId: idOf("con", 2) });
  assert.equal(consentIn(again).end.state, "withdrawn");
  assert.equal(newestAnswer(again, consentIn(again))?.seq, again.seq);
});

test("the number of an event, not a clock, says which answer is the newest", () => {
  const granted = consentedState();
  const asked = askedState({ id: idOf("req", 2) }, MONDAY, granted);
  const earlier = at("2026-07-01T00:00:00+05:00");
  const refused = next(asked, { ...REFUSE, requestId: idOf("req", 2) }, earlier);
  assert.equal(newestAnswer(refused, consentIn(refused))?.kind, "refused");
});

test("the newest instant is remembered when a clock goes back", () => {
  const asked = askedState();
  const later = next(asked, CANCEL, at("2026-07-01T00:00:00+05:00"));
  assert.ok(later.lastEventAt !== undefined);
  assert.equal(formatInstant(later.lastEventAt), formatInstant(MONDAY));
});

test("an event is recorded when it is recorded, whatever time is claimed for it", () => {
  const claimed = at("2026-07-01T00:00:00+05:00");
  const state = applyEvent(askedState(), { ...event(2, GRANT), effectiveAt: claimed });
  const { grantedAt, effectiveAt } = consentIn(state);
  assert.deepEqual(
    [formatInstant(grantedAt), formatInstant(effectiveAt)],
    [formatInstant(MONDAY), formatInstant(claimed)],
  );
});

test("the fold leaves the state before an event as it was", () => {
  const asked = askedState();
  const before = plain(asked);
  next(asked, GRANT);
  assert.deepEqual(plain(asked), before);
});

test("a request comes into being pending, at the instant of its event", () => {
  const result = askConsent(EMPTY_SUBJECT, asking(), "non-state", MONDAY);
  assert.ok(result.ok);
  const [draft] = result.drafts;
  assert.ok(draft !== undefined);
  const request = requestIn(next(EMPTY_SUBJECT, draft.body, MONDAY));
  assert.deepEqual(request.outcome, { state: "pending" });
  assert.equal(formatInstant(request.requestedAt), formatInstant(MONDAY));
});

test("a line is one party, one object and one purpose", () => {
  const line = { partyId: SCORING.partyId, objectId: LOANS.id, purposeId: SCORING.id };
  assert.ok(sameLine(line, { ...line }));
  assert.ok(!sameLine(line, { ...line, partyId: idOf("pty", 99) }));
  assert.ok(!sameLine(line, { ...line, objectId: idOf("obj", 99) }));
  assert.ok(!sameLine(line, { ...line, purposeId: idOf("pur", 99) }));
});

test("who was asked only has no answer yet", () => {
  const line = { partyId: SCORING.partyId, objectId: LOANS.id, purposeId: SCORING.id };
  assert.equal(newestAnswer(askedState(), line), undefined);
});
