import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { at } from "../testing/plain.test-support.ts";
import {
  BANK,
  BUREAU,
  HOST,
  KEEPER,
  LOANS,
  SCORING,
  STRANGER,
} from "../testing/registry.test-support.ts";
import { instantOf } from "../time.ts";
import type { OutcomeStep } from "./outcome.ts";
import { whyAutomated } from "./participation-words.ts";
import { holdersIn, judgeParticipation, participationOf } from "./participation.ts";

const TOOK_EFFECT = at("2026-07-13T12:00:00+05:00");
const BY = { holders: holdersIn(SCORING, [LOANS]), tookEffectAt: TOOK_EFFECT, nominalSeconds: 5 };

const looked = (more: Partial<OutcomeStep> = {}): OutcomeStep => ({
  at: at("2026-07-13T11:59:00+05:00"),
  by: "person-of-party",
  partyId: BANK.id,
  couldChange: true,
  seconds: 60,
  ...more,
});

/** The step without one of its members. */
function without(member: "partyId" | "couldChange" | "seconds"): OutcomeStep {
  const { [member]: _left, ...step } = looked();
  return step;
}

for (const [name, step, participation] of [
  ["a person of the asking party who could change it", looked(), "took-part"],
  ["a person of the owner", looked({ partyId: KEEPER.id }), "took-part"],
  ["a person of the operator", looked({ partyId: HOST.id }), "took-part"],
  ["a person of a third party", looked({ partyId: BUREAU.id }), "took-part"],
  ["a person of somebody who holds nothing", looked({ partyId: STRANGER.id }), "no-holder"],
  ["a person of nobody", without("partyId"), "no-holder"],
  ["the system", looked({ by: "system" }), "system"],
  ["the data subject herself", looked({ by: "data-subject" }), "data-subject"],
  ["a person who could not change it", looked({ couldChange: false }), "could-not-change"],
  ["a person of whom that is not said", without("couldChange"), "could-not-change"],
  ["a look of five seconds", looked({ seconds: 5 }), "took-part"],
  ["a click after four", looked({ seconds: 4 }), "nominal"],
  ["a look without a length", without("seconds"), "nominal"],
  ["a look at the very instant", looked({ at: TOOK_EFFECT }), "too-late"],
  ["a look on the next day", looked({ at: at("2026-07-14T09:00:00+05:00") }), "too-late"],
] as const) {
  test(`${name} counts as ${participation}`, () => {
    assert.equal(participationOf(step, BY), participation);
    const { automated } = judgeParticipation([looked({ by: "system" }), step], BY);
    assert.equal(automated, participation !== "took-part");
  });
}

test("how short a look is nominal is a reading", () => {
  assert.equal(participationOf(looked({ seconds: 59 }), { ...BY, nominalSeconds: 60 }), "nominal");
  assert.equal(participationOf(looked({ seconds: 0 }), { ...BY, nominalSeconds: 0 }), "took-part");
});

const steps = fc.array(
  fc.record(
    {
      at: fc.integer({ min: -5, max: 5 }).map((s) => instantOf(TOOK_EFFECT.epochMilliseconds + s)),
      by: fc.constantFrom("system" as const, "person-of-party" as const, "data-subject" as const),
      partyId: fc.constantFrom(BANK.id, STRANGER.id),
      couldChange: fc.boolean(),
      seconds: fc.integer({ min: 0, max: 10 }),
    },
    { requiredKeys: ["at", "by"] },
  ),
  { maxLength: 6 },
);

test("more steps never make processing more automated, and their order says nothing", () => {
  fc.assert(
    fc.property(steps, steps, (some, more) => {
      const few = judgeParticipation(some, BY).automated;
      const all = judgeParticipation([...some, ...more], BY).automated;
      assert.ok(few || !all);
      assert.equal(judgeParticipation([...more, ...some], BY).automated, all);
    }),
  );
});

test("why says the verdict and what decided it, each thing once, in three languages", () => {
  const clicks = judgeParticipation(
    [looked({ by: "system" }), looked({ seconds: 1 }), looked({ seconds: 2 })],
    BY,
  );
  const why = whyAutomated(clicks);
  assert.equal(why.kk.split("батырманы басты").length, 2);
  assert.match(why.ru, /Это автоматизированная обработка.*нажал кнопку/);
  assert.match(why.en, /^This is automated processing.*system.*clicked/);
  const attended = whyAutomated(judgeParticipation([looked({ by: "system" }), looked()], BY));
  assert.doesNotMatch(attended.en, /system/);
  assert.match(attended.kk, /автоматтандырылған өңдеу емес/);
});
