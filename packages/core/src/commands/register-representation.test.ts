import assert from "node:assert/strict";
import { test } from "node:test";
import { representationStatus, type Representation } from "../person/representation.ts";
import { EMPTY_SUBJECT, type SubjectState } from "../subject/state.ts";
import { idOf } from "../testing/ids.test-support.ts";
import {
  MONDAY,
  consentIn,
  done,
  faultsIn,
  refused,
  worldAt,
} from "../testing/person.test-support.ts";
import { answeredState, askedState } from "../testing/person.test-support.ts";
import { at } from "../testing/plain.test-support.ts";
import {
  actingFor,
  BORN,
  FATHER,
  iinBorn,
  MOTHER,
  register,
  representedState,
} from "../testing/representatives.test-support.ts";
import { day, formatInstant } from "../time.ts";
import { noticesOf } from "../timer/notices.ts";
import { timerChanges, timersOf } from "../timer/timer.ts";
import { toReview } from "../person/review.ts";
import { DEFAULT_READINGS } from "../law/readings.ts";
import { correctIin } from "./correct-iin.ts";
import { endRepresentation } from "./end-representation.ts";

const only = ({ representations }: SubjectState, id = MOTHER): Representation => {
  const found = representations.get(id);
  assert.ok(found !== undefined);
  return found;
};
const statusAt = (state: SubjectState, text: string, id = MOTHER): string => {
  const status = representationStatus(only(state, id), at(text));
  return status.state === "ended" ? status.reason : status.state;
};
const GUARDIAN = {
  basis: "guardian",
  birth: BORN.adult,
  representative: iinBorn("1980-05-05"),
} as const;

test("a parent acts from the day of registering to the last day of minority", () => {
  const { validFrom, validUntil, minorUntil, end } = only(representedState());
  assert.deepEqual(
    [validFrom, validUntil, minorUntil, end],
    ["2026-07-13", "2035-03-11", "2035-03-11", null],
  );
});

test("a term that a paper states is kept where it is shorter, and capped where it is longer", () => {
  const until = (text: string) => only(representedState({ validUntil: day(text) })).validUntil;
  assert.equal(until("2030-01-01"), "2030-01-01");
  assert.equal(until("2040-01-01"), "2035-03-11");
});

test("a representation that begins later is not there yet, and one that is over has ended", () => {
  const term = { validFrom: day("2026-08-01"), validUntil: day("2026-08-31") };
  const state = representedState(term);
  assert.equal(statusAt(state, "2026-07-31T23:59:59+05:00"), "not-yet");
  assert.equal(statusAt(state, "2026-08-31T23:59:59+05:00"), "standing");
  assert.equal(statusAt(state, "2026-09-01T00:00:00+05:00"), "term-over");
  assert.equal(statusAt(representedState(), "2035-03-12T00:00:00+05:00"), "came-of-age");
});

test("a guardian of an adult acts until the guardianship is ended", () => {
  const { validUntil, minorUntil } = only(representedState(GUARDIAN));
  assert.deepEqual([validUntil, minorUntil], [null, null]);
});

for (const [why, more, fault] of [
  ["herself", { representative: iinBorn(BORN.child) }, "/representative/iin own-representative"],
  [
    "a guardian who is a child",
    { basis: "guardian", representative: iinBorn("2012-01-01") },
    "/representative/iin representative-under-age",
  ],
  [
    "a parent of thirteen",
    { representative: iinBorn("2013-01-01") },
    "/representative/iin representative-under-age",
  ],
  [
    "a parent of an adult",
    { birth: BORN.adult, representative: iinBorn("1960-01-01") },
    "/basis data-subject-of-age",
  ],
  [
    "an attorney without a last day",
    { basis: "power-of-attorney" },
    "/valid_until valid-until-required",
  ],
  [
    "a term that is over",
    { validFrom: day("2026-01-01"), validUntil: day("2026-07-12") },
    "/valid_until ends-before-it-begins",
  ],
  [
    "a term that begins of age",
    { validFrom: day("2036-01-01") },
    "/valid_until ends-before-it-begins",
  ],
] as const satisfies readonly (readonly [string, Parameters<typeof register>[0], string])[]) {
  test(`${why} is not registered`, () => {
    const faults = faultsIn(register(more));
    assert.ok(faults.includes(fault), faults.join(", "));
  });
}

test("a mother who is under age herself is one", () => {
  assert.ok(register({ birth: "2025-06-08", representative: iinBorn("2009-01-01") }).ok);
});

test("ending it twice changes nothing, and whoever was restored needs proof", () => {
  const state = representedState(GUARDIAN);
  const end = { id: MOTHER, reason: "restored", evidenceSha256: null, sealed: {} } as const;
  assert.deepEqual(faultsIn(endRepresentation(state, end)), [
    "/evidence_sha256 court-decision-required",
  ]);
  const revoked = done(state, endRepresentation(state, { ...end, reason: "revoked" }), MONDAY);
  assert.equal(statusAt(revoked, "2026-07-13T10:00:00+05:00"), "revoked");
  const again = endRepresentation(revoked, { ...end, reason: "died" });
  assert.ok(again.ok && again.drafts.length === 0);
});

const PROVED = { reason: "restored", evidenceSha256: "f".repeat(64), sealed: {} } as const;

test("restored capacity ends every guardianship and lists what was given, but no power of attorney", () => {
  const two = representedState({ ...GUARDIAN, id: FATHER }, MONDAY, representedState(GUARDIAN));
  const attorney = {
    ...GUARDIAN,
    basis: "power-of-attorney",
    validUntil: day("2027-01-01"),
  } as const;
  const asked = askedState(
    {},
    MONDAY,
    representedState({ ...attorney, id: idOf("rpn", 3) }, MONDAY, two),
  );
  const given = answeredState(asked, { acting: actingFor(BORN.adult, MOTHER) });
  const result = endRepresentation(given, { id: FATHER, ...PROVED });
  assert.ok(result.ok);
  assert.deepEqual(
    result.drafts.map(({ body }) => body.type),
    ["representation.ended", "representation.ended", "person.came-of-age"],
  );
  const after = done(given, result, MONDAY);
  assert.deepEqual(
    [MOTHER, FATHER, idOf("rpn", 3)].map((id) => only(after, id).end?.reason),
    ["restored", "restored", undefined],
  );
  // What was given stays, and is hers to look at.
  assert.equal(consentIn(after).end.state, "standing");
  assert.deepEqual(toReview(after, MONDAY), [idOf("con", 1)]);
  assert.deepEqual(toReview(given, MONDAY), []);
});

test("coming of age is told once, when the last day of minority is over, with what was given for her", () => {
  const state = representedState({ birth: BORN.seventeen });
  const both = representedState({ birth: BORN.seventeen, id: FATHER }, MONDAY, state);
  const asked = askedState({}, MONDAY, both);
  const given = answeredState(asked, { acting: actingFor(BORN.seventeen, MOTHER) });
  const timers = timersOf(given).filter(({ kind }) => kind === "came-of-age");
  assert.deepEqual(
    timers.map(({ recordId, dueAt }) => `${recordId} ${formatInstant(dueAt)}`),
    [`${FATHER} 2026-07-14T00:00:00.000+05:00`],
  );
  const [told, ...more] = noticesOf(given, timers, worldAt(MONDAY));
  assert.deepEqual(more, []);
  assert.deepEqual(told?.body, { type: "person.came-of-age", review: [idOf("con", 1)] });
  assert.deepEqual(toReview(given, at("2026-07-14T00:00:00+05:00")), [idOf("con", 1)]);
  // Whoever was replaced before gave it for a child all the same.
  const replaced = endRepresentation(given, { ...PROVED, id: MOTHER, reason: "replaced" });
  const ended = done(given, replaced, MONDAY);
  assert.deepEqual(toReview(ended, MONDAY), []);
  assert.deepEqual(toReview(ended, at("2026-07-14T00:00:00+05:00")), [idOf("con", 1)]);
});

test("a right number that tells another birthday moves the last day of minority", () => {
  const state = representedState({ birth: "2017-03-12" });
  const stated = representedState({ id: FATHER, validUntil: day("2030-01-01") }, MONDAY, state);
  const corrected = (to: string): SubjectState => {
    const numbers = {
      from: iinBorn("2017-03-12"),
      to: iinBorn(to),
      evidenceSha256: "f".repeat(64),
    };
    return done(stated, correctIin(numbers, DEFAULT_READINGS), MONDAY);
  };
  const later = corrected("2019-03-12");
  assert.deepEqual(
    [MOTHER, FATHER].map((id) => only(later, id).validUntil),
    ["2037-03-11", "2030-01-01"],
  );
  const { set, dropped } = timerChanges(stated, later);
  assert.deepEqual([set.length, dropped.length], [1, 0]);
  const grown = corrected("2007-03-12");
  assert.deepEqual(
    [MOTHER, FATHER].map((id) => statusAt(grown, "2026-07-13T10:00:00+05:00", id)),
    ["came-of-age", "came-of-age"],
  );
});

test("a number is not corrected into itself", () => {
  const iin = iinBorn(BORN.adult);
  const same = { from: iin, to: iin, evidenceSha256: "f".repeat(64) };
  assert.equal(refused(correctIin(same, DEFAULT_READINGS)).code, "same-number");
  assert.equal(EMPTY_SUBJECT.representations.size, 0);
});
