import assert from "node:assert/strict";
import { test } from "node:test";
import type { RefusalGround } from "../duty/duty.ts";
import { isContestable } from "../duty/contestable.ts";
import { DUTY_RULES, type DutyKind, type DutyOutcome } from "../duty/kinds.ts";
import type { RightsCallKind } from "../duty/rights-call.ts";
import { DEFAULT_READINGS } from "../law/readings.ts";
import { EMPTY_SUBJECT, type SubjectState } from "../subject/state.ts";
import { idOf } from "../testing/ids.test-support.ts";
import {
  consentedState,
  done,
  dutyIn,
  dutyOfParty,
  faultsIn,
  MONDAY,
  refused,
  withdrawnState,
  worldAt,
} from "../testing/person.test-support.ts";
import { at } from "../testing/plain.test-support.ts";
import { BANK, HOST, KEEPER, LOANS, SCORING } from "../testing/registry.test-support.ts";
import { day } from "../time.ts";
import { dischargeDuty, type DischargeDuty } from "./discharge-duty.ts";
import { fileRightsCall } from "./file-rights-call.ts";

const WITHDRAWN = withdrawnState(consentedState());
const BANKS = dutyOfParty(WITHDRAWN, BANK).id;

const discharge = (
  more: Partial<DischargeDuty> = {},
  state: SubjectState = WITHDRAWN,
  world = worldAt(MONDAY),
) =>
  dischargeDuty(
    state,
    {
      dutyId: BANKS,
      outcome: "ceased",
      ground: null,
      evidenceSha256: null,
      retain: {},
      hasText: false,
      hasReviewer: false,
      sealed: {},
      ...more,
    },
    world,
  );

const called = (kind: RightsCallKind): SubjectState => {
  const call = { id: idOf("rgt", 1), kind, partyId: HOST.id, purposeId: null, sealed: {} };
  return done(EMPTY_SUBJECT, fileRightsCall(call, worldAt(MONDAY)), MONDAY);
};
const STATES = {
  "cease-processing": WITHDRAWN,
  "answer-objection": called("objection"),
  "answer-inquiry": called("inquiry"),
  correct: called("correction"),
} as const satisfies Partial<Record<DutyKind, SubjectState>>;
const OUTCOMES: readonly DutyOutcome[] = [
  ...(["ceased", "reasoned-refusal", "upheld", "rejected", "partial"] as const),
  ...(["answered", "corrected"] as const),
];
const OBLIGATION: RefusalGround = { kind: "obligation", reference: "№ 15 шарт" };
const KINDS = ["cease-processing", "answer-objection", "answer-inquiry", "correct"] as const;

for (const kind of KINDS) {
  const { outcomes } = DUTY_RULES[kind];
  test(`a duty to ${kind} ends only as ${outcomes.join(" or ")}`, () => {
    const [dutyId] = STATES[kind].duties.keys();
    assert.ok(dutyId !== undefined);
    for (const outcome of OUTCOMES) {
      const retain = { categories: ["phone"] };
      const shown = { hasText: true, hasReviewer: true, evidenceSha256: "e".repeat(64) };
      const said = { dutyId, outcome, ground: OBLIGATION, retain, ...shown };
      const result = discharge(said, STATES[kind]);
      assert.equal(result.ok, outcomes.includes(outcome), outcome);
      if (!result.ok) assert.deepEqual(faultsIn(result), ["/outcome outcome-not-for-this-duty"]);
    }
  });
}

for (const [name, ground, hasText, enough] of [
  ["nothing", null, true, false],
  ["a law with its article", { kind: "law", act: "Заң", article: "5" }, false, true],
  ["a law without an article", { kind: "law", act: "Заң" }, true, false],
  ["a law without its name", { kind: "law", article: "5" }, true, false],
  ["an obligation by reference", OBLIGATION, false, true],
  ["an obligation without a reference", { kind: "obligation" }, true, false],
  [
    "an order that requires storage",
    { kind: "storage-required", act: "Бұйрық", article: "3", level: "bylaw" },
    false,
    true,
  ],
  ["storage without an act", { kind: "storage-required" }, true, false],
  [
    "an order that requires processing",
    { kind: "processing-required", act: "Бұйрық", article: "3", level: "bylaw" },
    false,
    true,
  ],
  ["processing without an article", { kind: "processing-required", act: "Бұйрық" }, true, false],
  ["another reason in words", { kind: "other" }, true, true],
  ["another reason without words", { kind: "other" }, false, false],
] as const satisfies readonly (readonly [string, RefusalGround | null, boolean, boolean])[]) {
  test(`a refusal on the ground of ${name} is ${enough ? "taken" : "sent back"}`, () => {
    const result = discharge({ outcome: "reasoned-refusal", ground, hasText });
    assert.equal(result.ok, enough);
    if (!result.ok) assert.deepEqual(faultsIn(result), ["/ground ground-required"]);
  });
}

/** The retention that a refusal leaves to the bank. */
function retained(more: Partial<DischargeDuty>) {
  const result = discharge({
    outcome: "reasoned-refusal",
    ground: OBLIGATION,
    hasText: true,
    ...more,
  });
  return done(WITHDRAWN, result, MONDAY).retentions[0];
}

/** What stands in the clear: the reference is free text and may name a person. */
const { reference: OBLIGATION_WORDS = "", ...BARE_OBLIGATION } = OBLIGATION;

test("the words of a ground are sealed, and only its kind, act and article stand in the clear", () => {
  const result = discharge({ outcome: "reasoned-refusal", ground: OBLIGATION });
  assert.ok(result.ok);
  const [discharged, kept] = result.drafts;
  assert.deepEqual(discharged?.sealed?.["reference"], OBLIGATION_WORDS);
  for (const { body } of [discharged, kept].filter((draft) => draft !== undefined)) {
    assert.ok(!JSON.stringify(body).includes(OBLIGATION_WORDS));
  }
});

test("a refusal leaves its holder exactly what its ground allows, inside the consent", () => {
  const retention = retained({});
  assert.deepEqual(retention, {
    id: idOf("ret", 1),
    holderId: BANK.id,
    consentId: idOf("con", 1),
    dutyId: BANKS,
    objectId: LOANS.id,
    purposeId: SCORING.id,
    ground: BARE_OBLIGATION,
    categories: ["iin", "income", "phone"],
    actions: ["process"],
    until: null,
    seq: WITHDRAWN.seq + 2,
  });
});

test("a holder may keep less than it could", () => {
  const retention = retained({
    retain: { categories: ["iin"], actions: ["process"], until: day("2026-12-31") },
  });
  assert.deepEqual(
    [retention?.categories, retention?.actions, retention?.until],
    [["iin"], ["process"], "2026-12-31"],
  );
});

test("nothing is kept until a day that is over", () => {
  const retain = { until: day("2026-07-12") };
  const result = discharge({ outcome: "reasoned-refusal", ground: OBLIGATION, retain });
  assert.deepEqual(faultsIn(result), ["/retention/until term-in-the-past"]);
});

test("a holder cannot keep data outside the consent", () => {
  const result = discharge({
    outcome: "reasoned-refusal",
    ground: OBLIGATION,
    retain: { categories: ["iin", "address"] },
  });
  assert.deepEqual(faultsIn(result), ["/retention/categories category-not-covered"]);
});

test("a holder cannot go on collecting or disclosing under any ground", () => {
  for (const action of ["collect", "disclose", "cross-border"] as const) {
    const retain = { actions: ["process" as const, action] };
    const result = discharge({ outcome: "reasoned-refusal", ground: OBLIGATION, retain });
    assert.deepEqual(faultsIn(result), ["/retention/actions action-not-covered"]);
  }
});

test("a duty to store opens no use of the data", () => {
  const ground = { kind: "storage-required", act: "Бұйрық", article: "3" } as const;
  assert.deepEqual(retained({ ground })?.actions, []);
  const processing = discharge({
    outcome: "reasoned-refusal",
    ground,
    retain: { actions: ["process"] },
  });
  assert.deepEqual(faultsIn(processing), ["/retention/actions action-not-covered"]);
});

test("another reason answers the letter and opens nothing", () => {
  assert.deepEqual(retained({ ground: { kind: "other" } })?.actions, []);
});

test("who says that it stopped keeps nothing, whatever ground it adds", () => {
  const state = done(WITHDRAWN, discharge({ outcome: "ceased", ground: OBLIGATION }), MONDAY);
  assert.deepEqual(state.retentions, []);
});

test("a reasoned refusal of an inquiry keeps no data open", () => {
  const [dutyId] = STATES["answer-inquiry"].duties.keys();
  assert.ok(dutyId !== undefined);
  const said = { dutyId, outcome: "reasoned-refusal", ground: OBLIGATION } as const;
  const result = discharge(said, STATES["answer-inquiry"]);
  assert.ok(result.ok);
  assert.deepEqual(
    result.drafts.map(({ body }) => body.type),
    ["duty.discharged"],
  );
});

for (const [hasReviewer, hasText, faults] of [
  [true, true, []],
  [false, true, ["/reviewer reviewer-required"]],
  [true, false, ["/text text-required"]],
  [false, false, ["/reviewer reviewer-required", "/text text-required"]],
] as const) {
  test(`an objection ${hasReviewer ? "with" : "without"} a reviewer and ${hasText ? "with" : "without"} words is ${faults.length === 0 ? "answered" : "not answered"}`, () => {
    const [dutyId] = STATES["answer-objection"].duties.keys();
    assert.ok(dutyId !== undefined);
    for (const outcome of ["upheld", "rejected", "partial"] as const) {
      const result = discharge(
        { dutyId, outcome, hasReviewer, hasText },
        STATES["answer-objection"],
      );
      assert.deepEqual(result.ok ? [] : faultsIn(result), faults);
    }
  });
}

test("all that is wrong with a discharge is named at once", () => {
  const [dutyId] = STATES["answer-objection"].duties.keys();
  assert.ok(dutyId !== undefined);
  const result = discharge({ dutyId, outcome: "reasoned-refusal" }, STATES["answer-objection"]);
  assert.deepEqual(faultsIn(result), [
    "/outcome outcome-not-for-this-duty",
    "/ground ground-required",
    "/reviewer reviewer-required",
    "/text text-required",
  ]);
});

test("a discharged duty cannot be discharged again", () => {
  const state = done(WITHDRAWN, discharge(), MONDAY);
  const again = discharge({ outcome: "reasoned-refusal", ground: OBLIGATION }, state);
  assert.equal(refused(again).code, "duty-already-discharged");
});

for (const [when, late] of [
  ["2026-08-03T23:59:59.999+05:00", false],
  ["2026-08-04T00:00:00+05:00", true],
] as const) {
  test(`a discharge at ${when} is ${late ? "late" : "in time"}, and is taken`, () => {
    const state = done(WITHDRAWN, discharge({ evidenceSha256: "e".repeat(64) }), at(when));
    const { outcome } = dutyIn(state, BANKS);
    assert.ok(outcome.state === "discharged");
    assert.deepEqual([outcome.late, outcome.evidenceSha256], [late, "e".repeat(64)]);
  });
}

test("each holder answers for itself: one discharge closes one duty", () => {
  const state = done(WITHDRAWN, discharge(), MONDAY);
  assert.equal(dutyOfParty(state, BANK).outcome.state, "discharged");
  for (const party of [KEEPER, HOST]) assert.equal(dutyOfParty(state, party).outcome.state, "open");
});

test("a duty about another person is a bug of the caller", () => {
  assert.throws(() => discharge({}, EMPTY_SUBJECT), /not about this person/);
});

test("whoever stops in part names the rest and its ground, and keeps that only", () => {
  const partly = { outcome: "partial", ground: OBLIGATION } as const;
  assert.deepEqual(faultsIn(discharge({ ...partly, ground: null })), [
    "/ground ground-required",
    "/retention retention-required",
  ]);
  assert.deepEqual(faultsIn(discharge(partly)), ["/retention retention-required"]);
  const rest = { retain: { categories: ["income"] } };
  const { outcome } = dutyIn(done(WITHDRAWN, discharge({ ...partly, ...rest }), MONDAY), BANKS);
  assert.ok(outcome.state === "discharged" && outcome.outcome === "partial");
  const kept = retained({ ...partly, ...rest });
  assert.deepEqual([kept?.categories, kept?.actions], [["income"], ["process"]]);
});

test("storing is processing: data that are kept have not been ceased with, unless a ground keeps them", () => {
  const kept = { data: "kept" } as const;
  assert.deepEqual(faultsIn(discharge(kept)), ["/data kept-without-ground"]);
  const storage = { kind: "storage-required", act: "Бұйрық", article: "3" } as const;
  const partly = { ...kept, outcome: "partial", ground: storage } as const;
  const stored = done(
    WITHDRAWN,
    discharge({ ...partly, retain: { categories: ["income"] } }),
    MONDAY,
  );
  assert.deepEqual(stored.retentions[0]?.actions, []);
  for (const data of ["destroyed", "deidentified"] as const) {
    const { outcome } = dutyIn(done(WITHDRAWN, discharge({ data }), MONDAY), BANKS);
    assert.ok(outcome.state === "discharged" && outcome.data === data);
  }
  const [asked] = STATES.correct.duties.keys();
  assert.ok(asked !== undefined);
  const elsewhere = discharge({ dutyId: asked, outcome: "corrected", ...kept }, STATES.correct);
  assert.deepEqual(faultsIn(elsewhere), ["/data outcome-not-for-this-duty"]);
});

test("a refusal without an act or an obligation, or a late one, is contestable; a stop is not", () => {
  const late = at("2026-08-04T00:00:00+05:00");
  const contestable = (more: Partial<DischargeDuty>, now = MONDAY) =>
    isContestable(dutyIn(done(WITHDRAWN, discharge(more), now), BANKS));
  const refusal = { outcome: "reasoned-refusal", ground: OBLIGATION } as const;
  assert.equal(contestable(refusal), false);
  assert.equal(contestable({ ...refusal, ground: { kind: "other" }, hasText: true }), true);
  assert.equal(contestable(refusal, late), true);
  assert.equal(contestable({}, late), false);
  assert.equal(isContestable(dutyIn(WITHDRAWN, BANKS)), false);
});

test("a reading may take from a late refusal what its ground would keep", () => {
  const late = at("2026-08-04T00:00:00+05:00");
  const given = { outcome: "reasoned-refusal", ground: OBLIGATION } as const;
  for (const lateRefusalKeeps of [true, false]) {
    const world = { ...worldAt(late), readings: { ...DEFAULT_READINGS, lateRefusalKeeps } };
    const kept = done(WITHDRAWN, discharge(given, WITHDRAWN, world), late).retentions;
    assert.equal(kept.length, lateRefusalKeeps ? 1 : 0);
  }
});

for (const [name, more, fault] of [
  [
    "by somebody who cannot change the outcome",
    { reviewerCannotChange: true },
    "/reviewer/can_change_outcome reviewer-cannot-change",
  ],
  ["now and told later", { informsLater: true }, "/informed_on evidence-in-the-future"],
] as const) {
  test(`an objection reviewed ${name} is not answered`, () => {
    const [dutyId] = STATES["answer-objection"].duties.keys();
    assert.ok(dutyId !== undefined);
    const said = { dutyId, outcome: "rejected", hasText: true, hasReviewer: true } as const;
    assert.deepEqual(faultsIn(discharge({ ...said, ...more }, STATES["answer-objection"])), [
      fault,
    ]);
  });
}
