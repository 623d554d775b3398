import assert from "node:assert/strict";
import { test } from "node:test";
import { explainedBy } from "../automated/judge-outcome.ts";
import { JUDGEMENT_WORDS } from "../automated/judgement-words.ts";
import { isLawful, type OutcomeEffect, type OutcomeStep } from "../automated/outcome.ts";
import { DEFAULT_READINGS } from "../law/readings.ts";
import type { LegalGroundRef, Purpose } from "../registry/purpose.ts";
import { stateAsOf } from "../subject/as-of.ts";
import { EMPTY_SUBJECT, type SubjectState } from "../subject/state.ts";
import { idOf } from "../testing/ids.test-support.ts";
import {
  consentedState,
  done,
  faultsIn,
  numbered,
  withdrawnState,
} from "../testing/person.test-support.ts";
import { at } from "../testing/plain.test-support.ts";
import { AUTO_SCORING, BANK, LOANS, REGISTER } from "../testing/registry.test-support.ts";
import { day, type Instant } from "../time.ts";
import { coverageToAsk } from "./ask-consent.ts";
import { recordExplanation } from "./record-explanation.ts";
import { recordOutcome, type RecordOutcome } from "./record-outcome.ts";

const GIVEN = at("2026-07-13T10:00:00+05:00");
const EFFECT = at("2026-07-20T12:00:00+05:00");
const NOW = at("2026-07-21T09:00:00+05:00");

const SYSTEM: OutcomeStep = { at: at("2026-07-20T11:00:00+05:00"), by: "system" };
const REVIEW: OutcomeStep = {
  at: at("2026-07-20T11:30:00+05:00"),
  by: "person-of-party",
  partyId: BANK.id,
  couldChange: true,
  seconds: 120,
};

const outcome = (more: Partial<RecordOutcome> = {}): RecordOutcome => ({
  id: idOf("out", 1),
  service: "non-state",
  requester: BANK,
  purpose: AUTO_SCORING,
  objects: [LOANS],
  categories: ["iin", "income"],
  biometric: [],
  effect: "arises",
  tookEffectAt: EFFECT,
  steps: [SYSTEM],
  evidenceSha256: "f".repeat(64),
  ...more,
});

const record = (then: SubjectState, more: Partial<RecordOutcome> = {}, now: Instant = NOW) =>
  recordOutcome({ present: then, atEffect: then }, outcome(more), {
    now,
    readings: DEFAULT_READINGS,
  });

/** The only outcome of a person after it was recorded. */
function recorded(then: SubjectState, more: Partial<RecordOutcome> = {}) {
  const [made] = done(then, record(then, more), NOW).outcomes.values();
  assert.ok(made !== undefined);
  return made;
}

/** She consented to automated processing, and to nothing else. */
const AGREED = consentedState(
  {
    purpose: AUTO_SCORING,
    coverage: coverageToAsk(AUTO_SCORING, { actions: ["automated-decision"] }),
    notice: { version: 2, hash: "c".repeat(64) },
  },
  GIVEN,
);
/** She consented to processing in general. */
const GENERAL = consentedState({ purpose: AUTO_SCORING }, GIVEN);

const grounded = (level: LegalGroundRef["level"]): Purpose => ({
  ...AUTO_SCORING,
  declared: { legal_ground: { code: "9-10", act: "№ 1", article: "5", level, reference: "№ 7" } },
});
const harmless = {
  ...AUTO_SCORING,
  automated: AUTO_SCORING.automated && { ...AUTO_SCORING.automated, affectsRights: false },
};

for (const [name, then, more, judgement, lawful] of [
  ["nobody consented", EMPTY_SUBJECT, {}, "automated-decision-needs-consent", false],
  ["a consent to processing in general", GENERAL, {}, "automated-decision-needs-consent", false],
  ["a consent to it", AGREED, {}, "consent", true],
  [
    "a consent that does not name the data",
    AGREED,
    { categories: ["iin", "address"] },
    "automated-decision-needs-consent",
    false,
  ],
  [
    "a consent about another object only",
    AGREED,
    { objects: [LOANS, REGISTER] },
    "automated-decision-needs-consent",
    false,
  ],
  ["a law", EMPTY_SUBJECT, { purpose: grounded("law") }, "law", true],
  [
    "an order, which is no law",
    EMPTY_SUBJECT,
    { purpose: grounded("bylaw") },
    "automated-decision-needs-consent",
    false,
  ],
  [
    "a purpose declared to touch no rights",
    EMPTY_SUBJECT,
    { purpose: harmless },
    "automated-decision-needs-consent",
    false,
  ],
  [
    "a purpose that never declared it",
    EMPTY_SUBJECT,
    { purpose: { ...AUTO_SCORING, automated: null } },
    "automated-decision-needs-consent",
    false,
  ],
  [
    "a purpose closed by then",
    AGREED,
    { purpose: { ...AUTO_SCORING, status: "closed" as const } },
    "automated-decision-needs-consent",
    false,
  ],
  ["a person who took part", EMPTY_SUBJECT, { steps: [SYSTEM, REVIEW] }, "not-automated", null],
  [
    "a nominal click",
    EMPTY_SUBJECT,
    { steps: [SYSTEM, { ...REVIEW, seconds: 1 }] },
    "automated-decision-needs-consent",
    false,
  ],
  ["an effect on nothing", EMPTY_SUBJECT, { effect: "none" as const }, "touches-no-rights", null],
  [
    "a day before the act",
    EMPTY_SUBJECT,
    { tookEffectAt: at("2026-01-17T23:59:59+05:00") },
    "before-the-act",
    null,
  ],
  [
    "the first instant of the act",
    EMPTY_SUBJECT,
    { tookEffectAt: at("2026-01-18T00:00:00+05:00") },
    "automated-decision-needs-consent",
    false,
  ],
] as const satisfies readonly (readonly [
  string,
  SubjectState,
  Partial<RecordOutcome>,
  string,
  boolean | null,
])[]) {
  test(`an outcome with ${name}: ${judgement}`, () => {
    const made = recorded(then, more);
    assert.equal(made.judgement, judgement);
    assert.equal(isLawful(made), lawful);
    assert.equal(made.deniedBy === undefined, lawful !== false);
    assert.ok(JUDGEMENT_WORDS[judgement].kk.length > 10);
  });
}

test("an approval, a change and an end are caught alike", () => {
  for (const effect of ["arises", "changes", "ends"] satisfies OutcomeEffect[]) {
    assert.equal(recorded(EMPTY_SUBJECT, { effect }).judgement, "automated-decision-needs-consent");
  }
});

test("what stood at that instant decides: a later yes heals nothing, a later no harms nothing", () => {
  const asked = AGREED;
  const before = recordOutcome({ present: asked, atEffect: EMPTY_SUBJECT }, outcome(), {
    now: NOW,
    readings: DEFAULT_READINGS,
  });
  const [healed] = done(asked, before, NOW).outcomes.values();
  assert.equal(healed?.judgement, "automated-decision-needs-consent");
  const line = { purpose: AUTO_SCORING, object: LOANS };
  const withdrawn = withdrawnState(AGREED, {}, at("2026-07-20T13:00:00+05:00"), line);
  const kept = recordOutcome({ present: withdrawn, atEffect: AGREED }, outcome(), {
    now: NOW,
    readings: DEFAULT_READINGS,
  });
  const [harmed] = done(withdrawn, kept, NOW).outcomes.values();
  assert.equal(harmed?.judgement, "consent");
});

test("a state as of an instant holds what was recorded by then, and nothing later", () => {
  const result = record(EMPTY_SUBJECT);
  assert.ok(result.ok);
  const events = numbered(EMPTY_SUBJECT, result.drafts, NOW);
  assert.equal(stateAsOf(events, NOW).outcomes.size, 1);
  assert.equal(stateAsOf(events, EFFECT).outcomes.size, 0);
});

test("nothing is recorded that has not happened yet, and each such member is named", () => {
  const later = at("2026-07-22T09:00:00+05:00");
  const steps = [SYSTEM, { ...REVIEW, at: later }];
  assert.deepEqual(faultsIn(record(EMPTY_SUBJECT, { tookEffectAt: later, steps })), [
    "/took_effect_at evidence-in-the-future",
    "/steps/1/at evidence-in-the-future",
  ]);
});

test("an outcome says how it was explained before it took effect", () => {
  assert.equal(recorded(AGREED).explained, "notice");
  assert.equal(recorded(GENERAL).explained, "not-shown");
  const shown = (on: string) => {
    const said = {
      id: idOf("xpl", 1),
      partyId: BANK.id,
      purpose: AUTO_SCORING,
      language: "kk",
      manner: "shown",
      shownOn: day(on),
      evidenceSha256: "d".repeat(64),
    } as const;
    return done(EMPTY_SUBJECT, recordExplanation(said, NOW), NOW);
  };
  assert.equal(explainedBy(shown("2026-07-20"), AUTO_SCORING.id, EFFECT), "shown");
  assert.equal(explainedBy(shown("2026-07-21"), AUTO_SCORING.id, EFFECT), "not-shown");
});
