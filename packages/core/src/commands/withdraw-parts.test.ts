import assert from "node:assert/strict";
import { test } from "node:test";
import type { Consent } from "../consent/consent.ts";
import type { WithdrawnParts } from "../consent/parts.ts";
import type { RefusalGround } from "../duty/duty.ts";
import type { PartyId } from "../ids.ts";
import type { Action } from "../registry/purpose.ts";
import type { SubjectState } from "../subject/state.ts";
import { countingIds, idOf } from "../testing/ids.test-support.ts";
import {
  consentedState,
  consentIn,
  done,
  faultsIn,
  MONDAY,
  withdrawing,
  worldAt,
} from "../testing/person.test-support.ts";
import { BANK, BUREAU, HOST, KEEPER, LOANS, SCORING } from "../testing/registry.test-support.ts";
import { dischargeDuty, type DischargeDuty } from "./discharge-duty.ts";
import { dutiesOf, withdrawConsent } from "./withdraw-consent.ts";

const CONSENTED = consentedState();
const HOLDERS = [BANK.id, KEEPER.id, HOST.id];

/** One source for all, so that no two duties of a person share an id. */
const ids = countingIds();
const take = (state: SubjectState, parts: WithdrawnParts | undefined, received: PartyId[] = []) =>
  withdrawConsent(
    state,
    withdrawing({ parts, received }),
    { purpose: SCORING, object: LOANS },
    { ...worldAt(MONDAY), ids },
  );
const withdrawn = (state: SubjectState) => done(state, take(state, undefined), MONDAY);
const taken = (parts: WithdrawnParts, received: PartyId[] = [], state = CONSENTED) =>
  done(state, take(state, parts, received), MONDAY);
const without = <T>(all: readonly T[], gone: T): readonly T[] =>
  all.filter((item) => item !== gone);
const partiesOf = (state: SubjectState) => [...state.duties.values()].map((duty) => duty.partyId);

test("what is named is taken back at once, and the consent stands with the rest", () => {
  const before = consentIn(CONSENTED);
  const after = consentIn(taken({ categories: ["phone"] }));
  const categories = without(before.categories, "phone");
  assert.deepEqual(after, { ...before, categories } satisfies Consent);
});

test("each holder has to stop with the part, by a clock of its own", () => {
  const state = taken({ categories: ["phone"] }, [BUREAU.id]);
  assert.deepEqual(partiesOf(state), [...HOLDERS, BUREAU.id]);
  for (const { kind, cause, dueOn } of state.duties.values()) {
    assert.deepEqual(
      [kind, dueOn, cause],
      [
        "cease-processing",
        "2026-08-03",
        { kind: "consent", id: idOf("con", 1), parts: { categories: ["phone"] } },
      ],
    );
  }
});

test("where only a recipient is taken back, other recipients are not concerned", () => {
  const named = { recipients: [BUREAU.id] };
  assert.deepEqual(partiesOf(taken(named, [BUREAU.id, idOf("pty", 77)])), [...HOLDERS, BUREAU.id]);
  assert.deepEqual(partiesOf(taken(named)), HOLDERS);
  assert.deepEqual(consentIn(taken(named)).recipients, []);
});

test("no data or no action left is a withdrawal of all of it", () => {
  const { categories, actions } = consentIn(CONSENTED);
  for (const parts of [{ categories }, { actions }]) {
    const state = taken(parts);
    assert.equal(consentIn(state).end.state, "withdrawn");
    for (const { cause } of state.duties.values()) {
      assert.deepEqual(cause, { kind: "consent", id: idOf("con", 1) });
    }
  }
});

test("the same part again changes nothing, and of a mixed one only the rest is new", () => {
  const state = taken({ categories: ["phone"] });
  assert.deepEqual(take(state, { categories: ["phone"] }), {
    ok: true,
    drafts: [],
    result: idOf("con", 1),
  });
  const result = take(state, { categories: ["phone"], actions: ["collect"] });
  assert.ok(result.ok);
  const [narrowed] = result.drafts;
  assert.ok(narrowed?.body.type === "consent.narrowed");
  assert.deepEqual(narrowed.body.parts, { actions: ["collect"] });
});

test("a later withdrawal of all opens duties of its own, and a part of it then nothing", () => {
  const state = taken({ categories: ["phone"] });
  const ended = withdrawn(state);
  assert.equal(consentIn(ended).end.state, "withdrawn");
  assert.equal(dutiesOf(ended, idOf("con", 1)).length, 6);
  assert.deepEqual(take(ended, { categories: ["iin"] }), {
    ok: true,
    drafts: [],
    result: idOf("con", 1),
  });
});

test("a part that was never in the consent is named as wrong", () => {
  const parts = {
    categories: ["phone", "address"],
    actions: ["disseminate" as Action],
    recipients: [idOf("pty", 77)],
    countries: ["FR"],
  };
  assert.deepEqual(faultsIn(take(CONSENTED, parts)), [
    "/parts/categories category-not-covered",
    "/parts/actions action-not-covered",
    "/parts/recipients recipient-not-covered",
    "/parts/countries cross-border-not-covered",
  ]);
});

const LAW: RefusalGround = { kind: "law", act: "Act", article: "5", level: "law" };
const STORAGE: RefusalGround = { ...LAW, kind: "storage-required" };

/** The refusal of a holder to stop with parts. */
function refusal(
  parts: WithdrawnParts,
  by: PartyId,
  retain: DischargeDuty["retain"] = {},
  ground = LAW,
) {
  const state = taken(parts, [BUREAU.id]);
  const duty = [...state.duties.values()].find(({ partyId }) => partyId === by);
  assert.ok(duty !== undefined);
  const given: DischargeDuty = {
    ...{ dutyId: duty.id, outcome: "reasoned-refusal", ground, evidenceSha256: null, retain },
    ...{ hasText: false, hasReviewer: false, sealed: {} },
  };
  return { state, result: dischargeDuty(state, given, worldAt(MONDAY)) };
}

const keptBy = (...how: Parameters<typeof refusal>) => {
  const { state, result } = refusal(...how);
  const [kept] = done(state, result, MONDAY).retentions;
  return kept && [kept.categories, kept.actions];
};

test("what is kept of a part is that part alone, never what she still consents to", () => {
  const all = consentIn(CONSENTED).categories;
  const left = without(all, "phone");
  assert.deepEqual(keptBy({ categories: ["phone"] }, BANK.id), [["phone"], ["process"]]);
  assert.deepEqual(keptBy({ actions: ["process"] }, BANK.id), [all, ["process"]]);
  assert.deepEqual(keptBy({ actions: ["collect"] }, BANK.id), [all, []]);
  assert.deepEqual(keptBy({ categories: ["phone"] }, BANK.id, {}, STORAGE), [["phone"], []]);
  for (const wider of [{ categories: left }, { categories: all }]) {
    const { result } = refusal({ categories: ["phone"] }, BANK.id, wider);
    assert.deepEqual(faultsIn(result), ["/retention category-not-covered"]);
  }
});

test("a recipient that was taken back may keep what its ground allows; who passed data on keeps nothing", () => {
  const named = { recipients: [BUREAU.id] };
  assert.deepEqual(keptBy(named, BUREAU.id), [consentIn(CONSENTED).categories, ["process"]]);
  assert.equal(keptBy(named, BANK.id), undefined);
  const { result } = refusal(named, BANK.id, { categories: ["phone"] });
  assert.deepEqual(faultsIn(result), ["/retention category-not-covered"]);
});

test("what was kept of a part outlives a later withdrawal of the rest", () => {
  const { state, result } = refusal({ categories: ["phone"] }, BANK.id);
  const kept = done(state, result, MONDAY);
  const ended = withdrawn(kept);
  assert.deepEqual(ended.retentions, kept.retentions);
});
