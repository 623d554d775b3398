import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { decideAccess } from "../access/decide.ts";
import { factsAbout } from "../access/facts.ts";
import type { DutyKind, DutyOutcome } from "../duty/kinds.ts";
import type { RightsCallKind } from "../duty/rights-call.ts";
import type { DutyId, RightsCallId } from "../ids.ts";
import { EMPTY_SUBJECT, type SubjectState } from "../subject/state.ts";
import { countingIds, idOf } from "../testing/ids.test-support.ts";
import { consentedState, done, MONDAY, refused, worldAt } from "../testing/person.test-support.ts";
import { BANK, HOST, KEEPER, LOANS, REGISTER, SCORING } from "../testing/registry.test-support.ts";
import { endBlockingCheck } from "./blocking.ts";
import { dischargeDuty, type DischargeDuty } from "./discharge-duty.ts";
import { erasePerson } from "./erase-person.ts";
import { fileRightsCall } from "./file-rights-call.ts";

const world = { ...worldAt(MONDAY), ids: countingIds() };
const SIGNAL = idOf("rgt", 1);

const file = (state: SubjectState, id: RightsCallId, kind: RightsCallKind, objectId = LOANS.id) => {
  const call = { id, kind, partyId: HOST.id, purposeId: null, objectId, sealed: {} };
  return done(state, fileRightsCall(call, world), MONDAY);
};

const dutyOf = (state: SubjectState, id: RightsCallId, kind: DutyKind): DutyId => {
  const found = [...state.duties.values()].find(
    (duty) => duty.cause.id === id && duty.kind === kind && duty.outcome.state === "open",
  );
  assert.ok(found !== undefined, `${kind} of ${id}`);
  return found.id;
};

const say = (
  state: SubjectState,
  dutyId: DutyId,
  outcome: DutyOutcome,
  more: Partial<DischargeDuty> = {},
) =>
  dischargeDuty(
    state,
    {
      ...{ dutyId, outcome, ground: null, evidenceSha256: null, retain: {} },
      ...{ hasText: true, hasReviewer: false, sealed: {}, ...more },
    },
    world,
  );

const blockedBy = (state: SubjectState, id: RightsCallId, objectId = LOANS.id): SubjectState => {
  const filed = file(state, id, "blocking", objectId);
  return done(filed, say(filed, dutyOf(filed, id, "block"), "blocked"), MONDAY);
};

const end = (state: SubjectState, confirmed: boolean, id = SIGNAL) =>
  endBlockingCheck(state, { id, confirmed, sealed: { text: "checked" } }, world);

const reasonFor = (state: SubjectState): string => {
  const asked = {
    ...({ service: "non-state", at: MONDAY, requester: BANK, action: "process" } as const),
    ...{ object: LOANS, purpose: SCORING, categories: ["iin"] },
    ...{ recipient: undefined, recipientRoles: [], biometric: [], country: undefined },
  };
  return decideAccess(asked, factsAbout(state, asked)).reason;
};

const CONSENTED = consentedState();

test("data are blocked when the party says so, not by the signal, and then nothing opens them", () => {
  const filed = file(CONSENTED, SIGNAL, "blocking");
  assert.equal(reasonFor(filed), "consent");
  const blocked = blockedBy(CONSENTED, SIGNAL);
  assert.equal(reasonFor(blocked), "data-subject-blocked");
  assert.equal(blocked.blockings.get(SIGNAL)?.objectId, LOANS.id);
  assert.equal(reasonFor(blockedBy(CONSENTED, SIGNAL, REGISTER.id)), "consent");
});

test("a signal that was not confirmed is followed by the end of the blocking within one working day", () => {
  const blocked = blockedBy(CONSENTED, SIGNAL);
  const checked = done(blocked, end(blocked, false), MONDAY);
  const owed = dutyOf(checked, SIGNAL, "unblock");
  assert.equal(checked.duties.get(owed)?.dueOn, "2026-07-14");
  assert.equal(reasonFor(checked), "data-subject-blocked");
  const unblocked = done(checked, say(checked, owed, "unblocked"), MONDAY);
  assert.equal(reasonFor(unblocked), "consent");
  assert.equal(unblocked.blockings.get(SIGNAL)?.end?.outcome, "unblocked");
});

test("a confirmed signal is followed by destruction, which its own blocking does not hold up", () => {
  const blocked = blockedBy(CONSENTED, SIGNAL);
  const checked = done(blocked, end(blocked, true), MONDAY);
  const owed = dutyOf(checked, SIGNAL, "destroy");
  assert.equal(checked.duties.get(owed)?.dueOn, "2026-07-14");
  const destroyed = done(checked, say(checked, owed, "destroyed"), MONDAY);
  assert.equal(destroyed.blockings.get(SIGNAL)?.end?.outcome, "destroyed");
  // What an act keeps from destruction stays blocked.
  const ground = { kind: "storage-required", act: "Order", article: "3", level: "bylaw" } as const;
  const kept = done(checked, say(checked, owed, "reasoned-refusal", { ground }), MONDAY);
  assert.equal(reasonFor(kept), "data-subject-blocked");
});

test("the check ends once, only after the blocking, and the same outcome again changes nothing", () => {
  const filed = file(CONSENTED, SIGNAL, "blocking");
  assert.equal(refused(end(filed, false)).code, "data-not-blocked");
  const blocked = blockedBy(CONSENTED, SIGNAL);
  const checked = done(blocked, end(blocked, false), MONDAY);
  const again = end(checked, false);
  assert.ok(again.ok);
  assert.deepEqual(again.drafts, []);
  assert.equal(refused(end(checked, true)).code, "check-already-ended");
  const ground = { kind: "other" } as const;
  const answered = say(filed, dutyOf(filed, SIGNAL, "block"), "reasoned-refusal", { ground });
  assert.equal(refused(end(done(filed, answered, MONDAY), true)).code, "data-not-blocked");
  assert.throws(() => end(CONSENTED, true, idOf("rgt", 9)), /no signal/);
});

test("the words of an outcome are sealed", () => {
  const blocked = blockedBy(CONSENTED, SIGNAL);
  const ended = end(blocked, false);
  assert.ok(ended.ok);
  assert.deepEqual(ended.drafts[0]?.sealed, { text: "checked" });
});

for (const [kind, owed, outcome] of [
  ["destruction", "destroy", "destroyed"],
  ["correction", "correct", "corrected"],
  ["correction", "correct", "destroyed"],
] as const) {
  test(`a ${kind} is not ${outcome} while the data are blocked, and may be refused with a ground`, () => {
    const other = idOf("rgt", 2);
    const blocked = blockedBy(CONSENTED, SIGNAL);
    const asked = file(blocked, other, kind);
    const dutyId = dutyOf(asked, other, owed);
    assert.equal(refused(say(asked, dutyId, outcome)).code, "data-blocked");
    const ground = { kind: "law", act: "94-V", article: "25", level: "law" } as const;
    assert.ok(say(asked, dutyId, "reasoned-refusal", { ground }).ok);
    const elsewhere = file(blocked, other, kind, REGISTER.id);
    assert.ok(say(elsewhere, dutyOf(elsewhere, other, owed), outcome).ok);
  });
}

test("a destruction of everything that a party holds waits for every signal about it", () => {
  const other = idOf("rgt", 2);
  const call = { id: other, kind: "destruction", purposeId: null, sealed: {} } as const;
  const blocked = blockedBy(CONSENTED, SIGNAL);
  for (const [party, code] of [
    [HOST, "data-blocked"],
    [KEEPER, undefined],
  ] as const) {
    const asked = done(blocked, fileRightsCall({ ...call, partyId: party.id }, world), MONDAY);
    const result = say(asked, dutyOf(asked, other, "destroy"), "destroyed");
    assert.equal(result.ok ? undefined : result.code, code);
  }
});

test("of two confirmed signals neither holds up what the other brought", () => {
  const second = idOf("rgt", 2);
  let state = blockedBy(blockedBy(CONSENTED, SIGNAL), second);
  state = done(state, end(state, true), MONDAY);
  const first = dutyOf(state, SIGNAL, "destroy");
  assert.equal(refused(say(state, first, "destroyed")).code, "data-blocked");
  state = done(state, end(state, true, second), MONDAY);
  state = done(state, say(state, first, "destroyed"), MONDAY);
  assert.equal(reasonFor(state), "data-subject-blocked");
  state = done(state, say(state, dutyOf(state, second, "destroy"), "destroyed"), MONDAY);
  assert.equal(reasonFor(state), "consent");
});

test("nobody is forgotten while a signal is checked", () => {
  let state = blockedBy(EMPTY_SUBJECT, SIGNAL);
  const erase = () =>
    erasePerson(state, { reason: "person-asked", isRepeated: false }, () => 0, MONDAY);
  assert.equal(refused(erase()).code, "data-blocked");
  state = done(state, end(state, false), MONDAY);
  assert.equal(refused(erase()).code, "duty-still-open");
});

test("every order of signals, checks and answers leaves an object blocked exactly while one is open", () => {
  const step = fc.record({
    id: fc.constantFrom(SIGNAL, idOf("rgt", 2)),
    act: fc.constantFrom("file", "block", "yes", "no", "unblocked", "destroyed"),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
      let state: SubjectState = EMPTY_SUBJECT;
      for (const { id, act } of steps) {
        const owed = [...state.duties.values()].filter((duty) => duty.cause.id === id);
        if (act === "file") {
          if (!state.rightsCalls.has(id)) state = file(state, id, "blocking");
          continue;
        }
        if (act === "yes" || act === "no") {
          if (!state.rightsCalls.has(id)) continue;
          const result = end(state, act === "yes", id);
          if (result.ok) state = done(state, result, MONDAY);
          continue;
        }
        for (const { id: dutyId } of owed) {
          const result = say(state, dutyId, act === "block" ? "blocked" : act);
          if (result.ok) state = done(state, result, MONDAY);
        }
      }
      const open = [...state.blockings.values()].some((blocking) => blocking.end === null);
      assert.equal(reasonFor(state) === "data-subject-blocked", open);
    }),
    { numRuns: 60 },
  );
});
