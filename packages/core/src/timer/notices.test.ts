import assert from "node:assert/strict";
import { test } from "node:test";
import {
  MONDAY,
  answeredState,
  askedState,
  consentedState,
  withdrawnState,
  worldAt,
} from "../testing/person.test-support.ts";
import { idOf } from "../testing/ids.test-support.ts";
import { at } from "../testing/plain.test-support.ts";
import { formatInstant } from "../time.ts";
import type { SubjectState } from "../subject/state.ts";
import { noticesOf } from "./notices.ts";
import { timerChanges, timersOf, type Timer } from "./timer.ts";

const shown = (timers: readonly Timer[]): readonly string[] =>
  timers.map(({ kind, dueAt }) => `${kind} ${formatInstant(dueAt)}`).toSorted();

const toldOf = (state: SubjectState, timers = timersOf(state)): readonly string[] =>
  noticesOf(state, timers, worldAt(MONDAY)).map(({ body, effectiveAt }) => {
    assert.ok(effectiveAt !== undefined);
    return `${body.type} ${formatInstant(effectiveAt)}`;
  });

test("a request is to expire when it said it would", () => {
  assert.deepEqual(shown(timersOf(askedState())), [
    "request-expired 2026-07-20T10:00:00.000+05:00",
  ]);
});

test("an answer ends the waiting, and a yes begins its term", () => {
  const asked = askedState();
  const granted = answeredState(asked);
  assert.deepEqual(shown(timersOf(granted)), ["consent-expired 2027-07-13T00:00:00.000+05:00"]);
  const { set, dropped } = timerChanges(asked, granted);
  assert.deepEqual(shown(set), shown(timersOf(granted)));
  assert.deepEqual(
    dropped.map(({ kind }) => kind),
    ["request-expired"],
  );
});

test("nothing is to come of a consent that a later no or another yes has overruled", () => {
  const asked = askedState({ id: idOf("req", 2) }, MONDAY, consentedState());
  const refused = answeredState(asked, { requestId: idOf("req", 2), answer: "refuse" });
  assert.deepEqual(timersOf(refused), []);
  const renewed = answeredState(asked, { requestId: idOf("req", 2), consentId: idOf("con", 2) });
  assert.deepEqual(
    timersOf(renewed).map(({ recordId }) => recordId),
    [idOf("con", 2)],
  );
});

test("each duty of fifteen days is reminded of three working days before its warning day", () => {
  const withdrawn = withdrawnState(consentedState());
  const kinds = shown(timersOf(withdrawn));
  assert.equal(
    kinds.filter((each) => each === "duty-due-soon 2026-07-28T00:00:00.000+05:00").length,
    3,
  );
  assert.equal(
    kinds.filter((each) => each === "duty-overdue 2026-08-04T00:00:00.000+05:00").length,
    3,
  );
  assert.equal(kinds.length, 6);
});

test("what went off is told in the order in which it was due, with the instants when it was", () => {
  const told = toldOf(withdrawnState(consentedState()));
  assert.deepEqual(told.slice(0, 3), Array(3).fill("duty.due-soon 2026-07-28T00:00:00.000+05:00"));
  assert.deepEqual(told.slice(3), Array(3).fill("duty.overdue 2026-08-04T00:00:00.000+05:00"));
});

test("what is moot by now is not told", () => {
  const asked = askedState();
  assert.deepEqual(toldOf(asked), ["consent.request-expired 2026-07-20T10:00:00.000+05:00"]);
  assert.deepEqual(toldOf(answeredState(asked), timersOf(asked)), []);
  const consented = consentedState();
  assert.deepEqual(toldOf(withdrawnState(consented), timersOf(consented)), []);
});

test("of an erased person nothing is to come", () => {
  const erased: SubjectState = {
    ...askedState(),
    erasure: { state: "erased", at: at("2026-07-14T10:00:00+05:00") },
  };
  assert.deepEqual(timersOf(erased), []);
  assert.equal(timerChanges(askedState(), erased).dropped.length, 1);
});
