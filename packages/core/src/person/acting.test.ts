import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { answerRequest, type AnswerRequest } from "../commands/answer-request.ts";
import { endRepresentation } from "../commands/end-representation.ts";
import { withdrawConsent } from "../commands/withdraw-consent.ts";
import type { RepresentationId } from "../ids.ts";
import { DEFAULT_READINGS } from "../law/readings.ts";
import type { SubjectState } from "../subject/state.ts";
import { idOf } from "../testing/ids.test-support.ts";
import {
  answeredState,
  answering,
  askedState,
  consentIn,
  done,
  MONDAY,
  refused,
  withdrawing,
  worldAt,
  written,
} from "../testing/person.test-support.ts";
import { at } from "../testing/plain.test-support.ts";
import { BANK, LOANS, SCORING } from "../testing/registry.test-support.ts";
import {
  actingFor,
  BORN,
  FATHER,
  iinBorn,
  MOTHER,
  representedState,
} from "../testing/representatives.test-support.ts";
import { day, type Instant } from "../time.ts";
import { checkRightsCall } from "./acting.ts";

type Registering = Parameters<typeof representedState>[0];

/** Asked, with a mother and a father who may act. */
const asked = (birth: string, more: Registering = {}): SubjectState => {
  const state = representedState({ birth, ...more });
  return askedState({}, MONDAY, representedState({ birth, ...more, id: FATHER }, MONDAY, state));
};
const grown = { basis: "guardian", representative: iinBorn("1960-01-01") } as const;

const saying = (
  state: SubjectState,
  birth: string,
  by: RepresentationId | undefined,
  more: Partial<AnswerRequest> = {},
  now: Instant = MONDAY,
): string => {
  const given = answering({ acting: actingFor(birth, by), ...more });
  const result = answerRequest(state, given, SCORING, LOANS, now);
  return result.ok ? "taken" : result.code;
};

for (const [birth, own] of [
  [BORN.child, "representative-required"],
  [BORN.thirteen, "representative-required"],
  [BORN.fifteen, "taken"],
  [BORN.seventeen, "taken"],
] as const) {
  test(`whoever was born on ${birth} is heard on 13 July 2026: ${own}`, () => {
    for (const answer of ["grant", "refuse"] as const) {
      assert.equal(saying(asked(birth), birth, undefined, { answer }), own);
      assert.equal(saying(asked(birth), birth, MOTHER, { answer }), "taken");
    }
  });
}

test("her own say begins with the birthday, by the day of the paper", () => {
  const state = asked(BORN.thirteen);
  const morning = at("2026-07-14T00:00:00+05:00");
  assert.equal(saying(state, BORN.thirteen, undefined, {}, morning), "taken");
  const confirmation = written("2026-07-13");
  assert.equal(
    saying(state, BORN.thirteen, undefined, { confirmation }, morning),
    "representative-required",
  );
});

test("who turns eighteen between question and answer answers herself, and nobody else does", () => {
  const state = asked(BORN.seventeen);
  const morning = at("2026-07-14T00:00:00+05:00");
  assert.equal(saying(state, BORN.seventeen, MOTHER, {}, morning), "representative-not-entitled");
  assert.equal(saying(state, BORN.seventeen, undefined, {}, morning), "taken");
});

test("nobody acts beyond her scope, before her first day, or after the end", () => {
  const scoped = asked(BORN.child, { scope: ["withdraw"] });
  assert.equal(saying(scoped, BORN.child, MOTHER), "representative-not-entitled");
  // A "no" opens nothing: whoever may take back may say it.
  assert.equal(saying(scoped, BORN.child, MOTHER, { answer: "refuse" }), "taken");
  const later = asked(BORN.child, { validFrom: day("2026-07-14") });
  const tuesday = at("2026-07-14T09:00:00+05:00");
  assert.equal(saying(later, BORN.child, MOTHER), "representative-not-entitled");
  assert.equal(saying(later, BORN.child, MOTHER, {}, tuesday), "taken");
  const signedBefore = { confirmation: written("2026-07-13") };
  assert.equal(
    saying(later, BORN.child, MOTHER, signedBefore, tuesday),
    "representative-not-entitled",
  );
  const end = { id: MOTHER, reason: "revoked", evidenceSha256: null, sealed: {} } as const;
  const state = asked(BORN.child);
  const revoked = done(state, endRepresentation(state, end), MONDAY);
  assert.equal(saying(revoked, BORN.child, MOTHER), "representative-not-entitled");
  assert.equal(saying(revoked, BORN.child, FATHER), "taken");
});

test("who gave it stands beside whose data they are", () => {
  const given = answeredState(asked(BORN.child), { acting: actingFor(BORN.child, MOTHER) });
  assert.equal(consentIn(given).representationId, MOTHER);
  const no = { answer: "refuse", acting: actingFor(BORN.child, FATHER) } as const;
  assert.equal(answeredState(asked(BORN.child), no).refusals[0]?.representationId, FATHER);
});

test("an authority that the gaining party recorded itself opens nothing for it", () => {
  const state = asked(BORN.child, { registeredBy: BANK.id });
  assert.equal(saying(state, BORN.child, MOTHER), "representative-not-entitled");
  assert.equal(saying(state, BORN.child, MOTHER, { answer: "refuse" }), "taken");
});

const again = { id: idOf("req", 2) };
const SECOND = { requestId: idOf("req", 2), consentId: idOf("con", 2) } as const;
const refusedBy = (birth: string, by: RepresentationId | undefined, more: Registering = {}) => {
  const state = asked(birth, more);
  const no = answeredState(state, { answer: "refuse", acting: actingFor(birth, by) });
  return askedState(again, at("2026-08-03T10:00:00+05:00"), no);
};
const LATER = at("2026-08-04T10:00:00+05:00");

test("of two representatives the one who says no is followed, until she takes it back or acts no more", () => {
  const state = refusedBy(BORN.child, FATHER);
  assert.equal(saying(state, BORN.child, MOTHER, SECOND, LATER), "protective-answer-stands");
  assert.equal(saying(state, BORN.child, FATHER, SECOND, LATER), "taken");
  const end = { id: FATHER, reason: "died", evidenceSha256: null, sealed: {} } as const;
  const alone = done(state, endRepresentation(state, end), LATER);
  assert.equal(saying(alone, BORN.child, MOTHER, SECOND, LATER), "taken");
});

test("from fourteen on her own no is not overruled, and her own yes follows a parent's no", () => {
  const own = refusedBy(BORN.fifteen, undefined);
  assert.equal(saying(own, BORN.fifteen, MOTHER, SECOND, LATER), "protective-answer-stands");
  const parents = refusedBy(BORN.fifteen, FATHER);
  assert.equal(saying(parents, BORN.fifteen, undefined, SECOND, LATER), "taken");
});

test("a ward's guardian says yes in her place; her own no is taken at once", () => {
  const more = { ...grown, birth: BORN.adult } as const;
  const state = asked(BORN.adult, more);
  assert.equal(saying(state, BORN.adult, undefined), "representative-required");
  assert.equal(saying(state, BORN.adult, undefined, { answer: "refuse" }), "taken");
  const refusedOnce = refusedBy(BORN.adult, undefined, more);
  assert.equal(saying(refusedOnce, BORN.adult, MOTHER, SECOND, LATER), "taken");
  const trustee = asked(BORN.adult, { ...more, basis: "trustee" });
  assert.equal(saying(trustee, BORN.adult, undefined), "taken");
});

const withdraw = (state: SubjectState, birth: string, by?: RepresentationId, now = MONDAY) =>
  withdrawConsent(
    state,
    withdrawing({ acting: actingFor(birth, by) }),
    { purpose: SCORING, object: LOANS },
    worldAt(now),
  );

test("a representative takes back what she herself gave, and the other way round from fourteen on", () => {
  const own = answeredState(asked(BORN.fifteen), { acting: actingFor(BORN.fifteen) });
  const taken = done(own, withdraw(own, BORN.fifteen, MOTHER), MONDAY);
  const { end } = consentIn(taken);
  assert.deepEqual(end.state === "withdrawn" && end.representationId, MOTHER);
  const given = answeredState(asked(BORN.fifteen), { acting: actingFor(BORN.fifteen, MOTHER) });
  assert.ok(withdraw(given, BORN.fifteen).ok);
  const child = answeredState(asked(BORN.child), { acting: actingFor(BORN.child, MOTHER) });
  assert.equal(refused(withdraw(child, BORN.child)).code, "representative-required");
  const scoped = asked(BORN.fifteen, { scope: ["give"] });
  const kept = answeredState(scoped, { acting: actingFor(BORN.fifteen, MOTHER) });
  assert.equal(refused(withdraw(kept, BORN.fifteen, FATHER)).code, "representative-not-entitled");
});

test("what the father took back, the mother does not give again", () => {
  const given = answeredState(asked(BORN.child), { acting: actingFor(BORN.child, MOTHER) });
  const taken = done(given, withdraw(given, BORN.child, FATHER), MONDAY);
  const state = askedState(again, LATER, taken);
  assert.equal(saying(state, BORN.child, MOTHER, SECOND, LATER), "protective-answer-stands");
});

test("a right is everybody's own at any age; a representative's objection hangs on the reading", () => {
  const when = { at: MONDAY, day: day("2026-07-13") };
  const state = asked(BORN.child, { scope: ["rights"] });
  const by = actingFor(BORN.child, MOTHER);
  const readings = { ...DEFAULT_READINGS, representativesObject: false };
  assert.equal(checkRightsCall(state, actingFor(BORN.child), "objection", when), undefined);
  assert.equal(checkRightsCall(state, by, "objection", when), undefined);
  const literal = { ...by, readings };
  assert.equal(
    checkRightsCall(state, literal, "objection", when)?.code,
    "representative-cannot-object",
  );
  assert.equal(checkRightsCall(state, literal, "inquiry", when), undefined);
  const giver = asked(BORN.child, { scope: ["give"] });
  assert.equal(checkRightsCall(giver, by, "inquiry", when)?.code, "representative-not-entitled");
});

test("whatever was said before, no representative's yes comes after another's unrevoked no", () => {
  const who = fc.constantFrom(undefined, MOTHER, FATHER);
  const said = fc.record({ by: who, answer: fc.constantFrom("grant" as const, "refuse" as const) });
  fc.assert(
    fc.property(fc.array(said, { maxLength: 6 }), (answers) => {
      let state = representedState({ birth: BORN.fifteen });
      state = representedState({ birth: BORN.fifteen, id: FATHER }, MONDAY, state);
      const standing = new Set<RepresentationId | undefined>();
      for (const [index, { by, answer }] of answers.entries()) {
        const n = index + 1;
        // A month apart, so that nothing else stands against asking again.
        const now = MONDAY.add({ hours: 24 * 130 * n });
        const id = idOf("req", n);
        state = askedState({ id }, now, state);
        const acting = actingFor(BORN.fifteen, by);
        const given = answering({ requestId: id, consentId: idOf("con", n), answer, acting });
        const result = answerRequest(state, given, SCORING, LOANS, now);
        const others = [...standing].some((one) => one !== by);
        assert.equal(result.ok, answer === "refuse" || by === undefined || !others);
        if (!result.ok) continue;
        state = done(state, result, now);
        if (answer === "grant") standing.clear();
        else standing.add(by);
      }
    }),
  );
});
