import { DEFAULT_READINGS } from "../law/readings.ts";
import { BUILT_IN_CALENDAR } from "../calendar/working-day-calendar.ts";
import { achievePurpose } from "../commands/achieve-purpose.ts";
import { answerRequest } from "../commands/answer-request.ts";
import { askConsent, cancelRequest, coverageToAsk } from "../commands/ask-consent.ts";
import { endBlockingCheck } from "../commands/blocking.ts";
import { dischargeDuty } from "../commands/discharge-duty.ts";
import { disputeConsent } from "../commands/dispute-consent.ts";
import { fileRightsCall } from "../commands/file-rights-call.ts";
import type { IdSource } from "../commands/id-source.ts";
import { importConsent } from "../commands/import-consent.ts";
import type { CommandResult } from "../commands/refusal.ts";
import { consentToProve } from "../commands/proof-outcome.ts";
import { holdersOf, withdrawConsent } from "../commands/withdraw-consent.ts";
import type { Confirmation } from "../consent/confirmation.ts";
import type { Duty } from "../duty/duty.ts";
import type { PartyId } from "../ids.ts";
import type { DigitalObject } from "../registry/digital-object.ts";
import type { Purpose } from "../registry/purpose.ts";
import { withReturn } from "../subject/erasure.ts";
import type { SubjectEvent } from "../subject/events.ts";
import { applyEvent } from "../subject/fold.ts";
import { EMPTY_SUBJECT, type SubjectState } from "../subject/state.ts";
import { addDays, instantOf, legalDayOf, type Instant } from "../time.ts";
import { countingIds } from "./ids.test-support.ts";
import { asking, AT_BANK, AT_DESK, importing, numbered } from "./person.test-support.ts";
import { at } from "./plain.test-support.ts";
import { DELIVERY, HOST, LOANS, REGISTER, SCORING } from "./registry.test-support.ts";
import type { Proof, Step } from "./steps.test-support.ts";

/** One person in a small world: a registry, a clock and everything that happened. */
export type Life = {
  readonly now: Instant;
  readonly state: SubjectState;
  readonly events: readonly SubjectEvent[];
  readonly purposes: readonly [Purpose, Purpose];
  readonly ids: IdSource;
};

/** The life after a step, and what the command said; `undefined` where there was nothing to act on. */
export type Lived = { readonly life: Life; readonly result: CommandResult<unknown> | undefined };

const FIRST = at("2026-01-18T00:00:00+05:00").epochMilliseconds;
const LAST = at("2029-12-31T00:00:00+05:00").epochMilliseconds;

/** Before the changes of order 190/НҚ, so that state objects can be asked about for a while. */
export const born = (): Life => ({
  now: at("2026-06-20T12:00:00+05:00"),
  state: EMPTY_SUBJECT,
  events: [],
  purposes: [SCORING, DELIVERY],
  ids: countingIds(),
});

const nth = <V>(values: Iterable<V>, pick: number): V | undefined => {
  const all = [...values];
  return all[pick % Math.max(all.length, 1)];
};

export const objectOf = (id: string): DigitalObject => (id === REGISTER.id ? REGISTER : LOANS);

export const purposeOf = ({ purposes }: Life, id: string): Purpose =>
  purposes[0].id === id ? purposes[0] : purposes[1];

const confirmationOf = ({ now }: Life, { daysAgo }: Proof): Confirmation =>
  daysAgo === null
    ? { kind: "other-provable", evidenceSha256: "b".repeat(64) }
    : {
        kind: "written",
        documentSha256: "a".repeat(64),
        signedOn: addDays(legalDayOf(now), -daysAgo),
      };

type Doing<D extends Step["do"]> = Extract<Step, { do: D }>;

function ask(life: Life, step: Doing<"ask">): CommandResult<unknown> {
  const { state, ids, now } = life;
  const purpose = life.purposes[step.purpose];
  const { categories, actions } = step;
  const coverage = coverageToAsk(purpose, {
    ...(categories === undefined ? {} : { categories }),
    ...(actions === undefined ? {} : { actions }),
  });
  const validUntil = step.validIn === null ? null : addDays(legalDayOf(now), step.validIn);
  const object = step.object === 0 ? LOANS : REGISTER;
  const named = { id: ids.next("req"), purpose, object, coverage, validUntil };
  const isBased = step.byContract === true && validUntil !== null;
  const termBasis = isBased ? ({ kind: "contract" } as const) : undefined;
  const question = asking({ ...named, termBasis, onlyMissing: step.rest });
  return askConsent(state, question, "non-state", now);
}

function answer(life: Life, step: Doing<"grant" | "refuse">): CommandResult<unknown> | undefined {
  const { state, ids, now } = life;
  const request = nth(state.requests.values(), step.pick);
  if (request === undefined) return undefined;
  return answerRequest(
    state,
    {
      requestId: request.id,
      answer: step.do,
      categories: step.do === "grant" ? step.categories : undefined,
      confirmation: confirmationOf(life, step.proof),
      service: "state",
      by: step.proof.daysAgo === null ? AT_DESK : AT_BANK,
      consentId: ids.next("con"),
      sealed: {},
    },
    purposeOf(life, request.purposeId),
    objectOf(request.objectId),
    now,
  );
}

function bringIn(life: Life, step: Doing<"import">): CommandResult<unknown> {
  const { state, ids, now } = life;
  const purpose = life.purposes[step.purpose];
  const { categories, actions } = step;
  const givenOn = addDays(legalDayOf(now), -step.daysAgo);
  const given = importing({
    consentId: ids.next("con"),
    purpose,
    object: step.object === 0 ? LOANS : REGISTER,
    achievedOn: purpose.achievedCount === 0 ? undefined : legalDayOf(now),
    givenOn,
    confirmation: {
      kind: "written",
      documentSha256: step.document.repeat(64),
      signedOn: givenOn,
    },
    named: {
      ...(categories === undefined ? {} : { categories }),
      ...(actions === undefined ? {} : { actions }),
    },
  });
  return importConsent(state, given, now);
}

function withdraw(life: Life, step: Doing<"withdraw">): CommandResult<unknown> | undefined {
  const { state, ids, now } = life;
  const consent = nth(state.consents.values(), step.pick);
  if (consent === undefined) return undefined;
  return withdrawConsent(
    state,
    {
      consentId: consent.id,
      confirmation: confirmationOf(life, step.proof),
      provenance: AT_DESK.provenance,
      received: step.received,
      parts: step.parts,
      sealed: {},
    },
    { purpose: purposeOf(life, consent.purposeId), object: objectOf(consent.objectId) },
    { now, calendar: BUILT_IN_CALENDAR, ids, readings: DEFAULT_READINGS },
  );
}

function achieve({ state, purposes, ids, now }: Life, step: Doing<"achieve" | "achieve-for-all">) {
  const purpose = purposes[step.purpose];
  const world = { now, calendar: BUILT_IN_CALENDAR, ids, readings: DEFAULT_READINGS };
  return achievePurpose(state, { purpose, objects: [LOANS, REGISTER], received: [] }, world);
}

function dispute({ state, ids, now }: Life, { pick }: Doing<"dispute">) {
  const consent = nth(state.consents.values(), pick);
  if (consent === undefined) return undefined;
  const given = { consentId: consent.id, evidenceSha256: "d".repeat(64) };
  const world = { now, calendar: BUILT_IN_CALENDAR, ids, readings: DEFAULT_READINGS };
  return disputeConsent(state, given, world);
}

function holdersToTell(state: SubjectState, duty: Duty): readonly PartyId[] {
  const consent = consentToProve(state, duty);
  return consent === undefined ? [] : holdersOf(consent, objectOf(consent.objectId), []);
}

function discharge(life: Life, step: Doing<"discharge">): CommandResult<unknown> | undefined {
  const { state, ids, now } = life;
  // By id: a store may give them in any order.
  const duties = [...state.duties.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const duty = nth(duties.values(), step.pick);
  if (duty === undefined) return undefined;
  const { outcome, ground, categories, actions, untilIn, named } = step;
  const retain = {
    ...(categories === undefined ? {} : { categories }),
    ...(actions === undefined ? {} : { actions }),
    ...(untilIn === null ? {} : { until: addDays(legalDayOf(now), untilIn) }),
  };
  return dischargeDuty(
    state,
    {
      dutyId: duty.id,
      outcome,
      ground,
      retain,
      evidenceSha256: named ? "f".repeat(64) : null,
      holders: holdersToTell(state, duty),
      sealed: {},
      hasText: named,
      hasReviewer: named,
    },
    { now, calendar: BUILT_IN_CALENDAR, ids, readings: DEFAULT_READINGS },
  );
}

function answerSignal(
  life: Life,
  { pick, says }: Doing<"answer-signal">,
): CommandResult<unknown> | undefined {
  const { state, ids, now } = life;
  const world = { now, calendar: BUILT_IN_CALENDAR, ids, readings: DEFAULT_READINGS };
  const signals = [...state.rightsCalls.values()].filter(({ kind }) => kind === "blocking");
  const signal = nth(signals, pick);
  if (signal === undefined) return undefined;
  if (says === "confirmed" || says === "not-confirmed") {
    const given = { id: signal.id, confirmed: says === "confirmed", sealed: {} };
    return endBlockingCheck(state, given, world);
  }
  const duty = [...state.duties.values()].find(
    ({ cause, outcome }) => cause.id === signal.id && outcome.state === "open",
  );
  if (duty === undefined) return undefined;
  const said = { dutyId: duty.id, outcome: says, ground: null, retain: {}, evidenceSha256: null };
  return dischargeDuty(state, { ...said, sealed: {}, hasText: false, hasReviewer: false }, world);
}

function command(life: Life, step: Step): CommandResult<unknown> | undefined {
  const { state, ids, now } = life;
  switch (step.do) {
    case "ask":
      return ask(life, step);
    case "import":
      return bringIn(life, step);
    case "cancel": {
      const request = nth(state.requests.values(), step.pick);
      return request && cancelRequest(state, request.id, now);
    }
    case "grant":
    case "refuse":
      return answer(life, step);
    case "withdraw":
      return withdraw(life, step);
    case "dispute":
      return dispute(life, step);
    case "achieve":
      return achieve(life, step);
    case "discharge":
      return discharge(life, step);
    case "object": {
      const call = { kind: "objection", partyId: HOST.id, purposeId: null, sealed: {} } as const;
      const world = { now, calendar: BUILT_IN_CALENDAR, ids, readings: DEFAULT_READINGS };
      return fileRightsCall({ id: ids.next("rgt"), ...call }, world);
    }
    case "signal": {
      const { id: objectId, ownerId: partyId } = step.object === 0 ? LOANS : REGISTER;
      const call = { kind: "blocking", partyId, objectId, purposeId: null, sealed: {} } as const;
      const world = { now, calendar: BUILT_IN_CALENDAR, ids, readings: DEFAULT_READINGS };
      return fileRightsCall({ id: ids.next("rgt"), ...call }, world);
    }
    case "answer-signal":
      return answerSignal(life, step);
    case "tick":
    case "achieve-for-all":
      return undefined;
  }
}

/** One step of a life: through the real commands, with their events numbered and applied. */
export function live(life: Life, step: Step): Lived {
  if (step.do === "tick") {
    const ms = life.now.epochMilliseconds + step.ms;
    const now = instantOf(Math.min(Math.max(ms, FIRST), LAST));
    return { life: { ...life, now }, result: undefined };
  }
  if (step.do === "achieve-for-all") {
    const purposes = life.purposes.map((purpose, index) =>
      index === step.purpose ? { ...purpose, achievedCount: purpose.achievedCount + 1 } : purpose,
    );
    const [dated, lasting] = purposes;
    if (dated === undefined || lasting === undefined) throw new Error("a purpose was lost");
    return { life: { ...life, purposes: [dated, lasting] }, result: undefined };
  }
  const result = command(life, step);
  if (result === undefined || !result.ok) return { life, result };
  const made = numbered(life.state, withReturn(life.state, result.drafts), life.now);
  const state = made.reduce(applyEvent, life.state);
  return { life: { ...life, state, events: [...life.events, ...made] }, result };
}
