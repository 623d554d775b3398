import assert from "node:assert/strict";
import { test } from "node:test";
import { BUILT_IN_CALENDAR, calendarFrom } from "../calendar/working-day-calendar.ts";
import { idOf } from "../testing/ids.test-support.ts";
import { MONDAY } from "../testing/person.test-support.ts";
import { at } from "../testing/plain.test-support.ts";
import { HOST } from "../testing/registry.test-support.ts";
import { day, type Instant } from "../time.ts";
import { DUTY_RULES, type DutyKind } from "./kinds.ts";
import { openDuty, type DutyToOpen } from "./open.ts";
import { dutyRuleOn } from "./rule-on.ts";

const toOpen = (kind: DutyKind, sentAt: Instant, deliveredAt: Instant): DutyToOpen => ({
  id: idOf("dty", 1),
  kind,
  partyId: HOST.id,
  cause: { kind: "consent", id: idOf("con", 1) },
  sentAt,
  deliveredAt,
});

function opened(duty: DutyToOpen, calendar = BUILT_IN_CALENDAR) {
  const { body } = openDuty(duty, calendar);
  assert.ok(body.type === "duty.opened");
  return body.duty;
}

for (const [kind, dueOn, warnOn] of [
  ["cease-processing", "2026-08-03", "2026-07-31"],
  ["answer-objection", "2026-07-16", "2026-07-15"],
  ["answer-inquiry", "2026-07-16", "2026-07-15"],
  ["correct", "2026-07-14", "2026-07-13"],
] as const) {
  test(`a duty to ${kind} that arrived on Monday 13 July 2026 is due on ${dueOn}`, () => {
    const duty = opened(toOpen(kind, MONDAY, MONDAY));
    assert.deepEqual([duty.dueOn, duty.warnOn, duty.provisional], [dueOn, warnOn, false]);
    assert.equal(duty.calendarVersion, BUILT_IN_CALENDAR.version);
  });
}

for (const [kind, remindOn] of [
  ["cease-processing", "2026-07-28"],
  ["answer-objection", "2026-07-14"],
  ["answer-inquiry", "2026-07-14"],
  ["correct", "2026-07-13"],
] as const) {
  test(`a party is reminded on ${remindOn} to ${kind} what arrived on Monday 13 July 2026`, () => {
    assert.equal(opened(toOpen(kind, MONDAY, MONDAY)).remindOn, remindOn);
  });
}

test("a reminder counts working days back over weekends and holidays", () => {
  const when = at("2026-12-01T10:00:00+05:00");
  const duty = opened(toOpen("cease-processing", when, when));
  assert.deepEqual([duty.warnOn, duty.remindOn], ["2026-12-22", "2026-12-17"]);
  const friday = at("2026-12-11T10:00:00+05:00");
  const short = opened(toOpen("answer-objection", friday, friday));
  assert.deepEqual([short.warnOn, short.remindOn], ["2026-12-15", "2026-12-14"]);
});

test("a duty says when the person acted only where that was before its delivery", () => {
  assert.ok(!("sentAt" in opened(toOpen("correct", MONDAY, MONDAY))));
  const sent = at("2026-07-03T09:00:00+05:00");
  assert.equal(opened(toOpen("correct", sent, MONDAY)).sentAt, sent);
});

test("what was sent earlier than it was delivered warns earlier and is due by the delivery", () => {
  const duty = opened(toOpen("cease-processing", at("2026-07-03T09:00:00+05:00"), MONDAY));
  assert.deepEqual([duty.dueOn, duty.warnOn], ["2026-08-03", "2026-07-24"]);
});

test("the last minute of a day in Almaty is that day, though the day is older in UTC", () => {
  const duty = opened(
    toOpen("answer-objection", at("2026-07-13T18:59:59Z"), at("2026-07-13T18:59:59Z")),
  );
  assert.equal(duty.dueOn, "2026-07-16");
  const next = opened(
    toOpen("answer-objection", at("2026-07-13T19:00:00Z"), at("2026-07-13T19:00:00Z")),
  );
  assert.equal(next.dueOn, "2026-07-17");
});

test("a warning never comes after the last day", () => {
  for (const kind of Object.keys(DUTY_RULES) as DutyKind[]) {
    for (let n = 0; n < 30; n += 1) {
      const when = MONDAY.add({ hours: 24 * n });
      const { warnOn, dueOn } = opened(toOpen(kind, when, when));
      assert.ok(warnOn <= dueOn);
    }
  }
});

test("a year that the calendar does not know makes a duty provisional, never a failure", () => {
  const empty = calendarFrom([]);
  const duty = opened(toOpen("cease-processing", MONDAY, MONDAY), empty);
  assert.deepEqual([duty.provisional, duty.calendarVersion], [true, "weekends-only"]);
  const projected = at("2027-03-01T10:00:00+05:00");
  assert.equal(opened(toOpen("correct", projected, projected)).provisional, true);
});

for (const [kind, workingDays, outcomes] of [
  ["cease-processing", 15, ["ceased", "reasoned-refusal", "partial"]],
  ["answer-objection", 3, ["upheld", "rejected", "partial"]],
  ["answer-inquiry", 3, ["answered", "reasoned-refusal"]],
  ["correct", 1, ["corrected", "destroyed", "reasoned-refusal"]],
  ["block", 1, ["blocked", "reasoned-refusal"]],
  ["unblock", 1, ["unblocked"]],
  ["destroy", 1, ["destroyed", "reasoned-refusal"]],
  ["notify-authorised-body", 1, ["notified"]],
  ["notify-disclosure", 10, ["notified"]],
] as const) {
  test(`the law gives ${workingDays} working days to ${kind}`, () => {
    assert.equal(DUTY_RULES[kind].workingDays, workingDays);
    assert.deepEqual(DUTY_RULES[kind].outcomes, outcomes);
    assert.equal(DUTY_RULES[kind].source.act, "94-V");
  });
}

for (const [kind, on, term, act, article] of [
  ["cease-processing", "2026-01-17", "product", "94-V", "24"],
  ["cease-processing", "2026-01-18", "act", "94-V", "8"],
  ["answer-objection", "2026-01-17", "product", "product", "duty"],
  ["answer-objection", "2026-01-18", "act", "94-V", "19-1"],
  ["notify-authorised-body", "2024-06-30", "product", "product", "duty"],
  ["answer-inquiry", "2020-01-01", "act", "94-V", "25"],
  ["prove-consent", "2026-07-12", "product", "94-V", "25"],
] as const) {
  test(`on ${on} the term to ${kind} is set by the ${term}, the duty by ${act} ${article}`, () => {
    const rule = dutyRuleOn(kind, day(on));
    assert.deepEqual([rule.term, rule.source.act, rule.source.article], [term, act, article]);
    assert.equal(rule.workingDays, DUTY_RULES[kind].workingDays);
  });
}

test("a withdrawal before 18.01.2026 opens its duties too, by our term", () => {
  const when = at("2026-01-16T10:00:00+05:00");
  assert.equal(opened(toOpen("cease-processing", when, when)).dueOn, "2026-02-06");
});
