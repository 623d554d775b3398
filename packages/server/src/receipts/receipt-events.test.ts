import assert from "node:assert/strict";
import { test } from "node:test";
import {
  formatInstant,
  endOfDay,
  instantOf,
  parseLegalDay,
  type Consent,
  type ConsentState,
  type ConsentStatus,
  type Proof,
  type Refusal,
  type SubjectEvent,
  type SubjectEventBody,
  type SubjectState,
} from "@kelisim/core";
import { idOf } from "../../../core/src/testing/ids.test-support.ts";
import { consentedState, MONDAY } from "../../../core/src/testing/person.test-support.ts";
import { BANK, DESK } from "../../../core/src/testing/registry.test-support.ts";
import {
  MOTHER,
  representedState,
} from "../../../core/src/testing/representatives.test-support.ts";
import { receiptEvents } from "./receipt-events.ts";

const HOUR_MS = 3_600_000;
const at = (hours: number) => instantOf(MONDAY.epochMilliseconds + hours * HOUR_MS);
const consentId = idOf("con", 1);

const base = consentedState();
const given = [...base.consents.values()][0] as Consent;
const mothers = representedState().representations;

const told = (seq: number, body: SubjectEventBody): SubjectEvent => ({
  ...{ id: idOf("evt", seq), seq, body },
  ...{ recordedAt: at(seq), effectiveAt: at(seq) },
});

const atDesk = (more: Partial<Proof> = {}): Proof => ({
  ...{ confirmation: "written", evidenceSha256: "a".repeat(64) },
  provenance: { kind: "asserted-by", partyId: DESK.id },
  ...more,
});

const happened = (
  status: ConsentStatus,
  events: readonly SubjectEvent[],
  end: ConsentState = { state: "standing" },
  state: Partial<SubjectState> = {},
) =>
  receiptEvents({
    consent: { ...given, end },
    state: { ...base, representations: mothers, ...state },
    ...{ status, events },
    partyOf: (id) => [BANK, DESK].find((party) => party.id === id) ?? assert.fail("a stranger"),
  });

test("an act says who did it, by what proof and on whose word; acts on other consents are left out", () => {
  const [taken, ...others] = happened("withdrawn", [
    told(4, { type: "consent.withdrawn", consentId: idOf("con", 9), ...atDesk() }),
    told(3, {
      type: "consent.withdrawn",
      consentId,
      ...atDesk({ representationId: MOTHER, provenance: { kind: "person" } }),
    }),
    told(5, { type: "consent.review-due", consentId }),
  ]);
  assert.deepEqual(others, []);
  assert.deepEqual(taken, {
    ...{ kind: "withdrawn", at: formatInstant(at(3)) },
    by: { kind: "representative", basis: "parent" },
    ...{ confirmation: "written", evidenceSha256: "a".repeat(64), provenance: { kind: "person" } },
  });
  const [narrowed] = happened("active", [
    {
      ...told(2, {
        ...{ type: "consent.narrowed", consentId, parts: {}, coverage: given },
        ...atDesk(),
      }),
      effectiveAt: at(-48),
    },
  ]);
  assert.equal(narrowed?.effectiveOn, "2026-07-11");
  assert.deepEqual(narrowed?.by, { kind: "data-subject" });
  assert.deepEqual(narrowed?.provenance, { kind: "asserted-by", party: DESK });
});

test("events stand in her own order, whatever their clocks said", () => {
  const disputed = told(7, { type: "consent.disputed", consentId, ...atDesk() });
  const proved = { ...told(8, { type: "consent.proved", consentId }), recordedAt: at(1) };
  const kinds = happened("active", [proved, disputed]).map(({ kind }) => kind);
  assert.deepEqual(kinds, ["disputed", "proved"]);
});

test("what came about by time or a newer answer is told at its own instant, once", () => {
  const lastDay = parseLegalDay("2026-07-16");
  assert.ok(lastDay !== undefined);
  const over = formatInstant(endOfDay(lastDay));
  const expired = told(9, { type: "consent.expired", consentId });
  const consent = { ...given, term: { kind: "date", lastDay } } as const;
  const life = { state: base, partyOf: () => BANK, consent };
  assert.deepEqual(receiptEvents({ ...life, status: "expired", events: [expired] }), [
    { kind: "expired", at: over },
  ]);
  const lapsed = { state: "disputed", at: at(1), proveBy: lastDay } as const;
  assert.deepEqual(happened("annulled", [], lapsed), [{ kind: "annulled", at: over }]);
  const annulled = told(9, { type: "consent.annulled", consentId });
  assert.deepEqual(happened("annulled", [annulled], { state: "annulled", at: at(9) }), [
    { kind: "annulled", at: formatInstant(at(9)) },
  ]);
  const refusal: Refusal = {
    ...({ kind: "refused", requestId: idOf("req", 7), seq: 99, at: at(5) } as const),
    ...{ partyId: given.partyId, objectId: given.objectId, purposeId: given.purposeId },
    provenance: { kind: "person" },
  };
  assert.deepEqual(happened("superseded", [], undefined, { refusals: [refusal] }), [
    { kind: "superseded", at: formatInstant(at(5)) },
  ]);
});
