import assert from "node:assert/strict";
import { BUILT_IN_CALENDAR } from "../calendar/working-day-calendar.ts";
import { achievePurpose, type AchievedForOne } from "../commands/achieve-purpose.ts";
import { answerRequest, type AnswerRequest } from "../commands/answer-request.ts";
import { askConsent, coverageToAsk, type AskConsent } from "../commands/ask-consent.ts";
import type { HandIn } from "../commands/hand-in.ts";
import type { ImportConsent } from "../commands/import-consent.ts";
import type { CommandResult, Fault, Refused } from "../commands/refusal.ts";
import { withdrawConsent, type WithdrawConsent } from "../commands/withdraw-consent.ts";
import type { Confirmation } from "../consent/confirmation.ts";
import { DEFAULT_READINGS } from "../law/readings.ts";
import { HERSELF } from "../person/acting.ts";
import type { CommandWorld } from "../commands/world.ts";
import type { Consent } from "../consent/consent.ts";
import type { ConsentRequest } from "../consent/request.ts";
import type { Duty } from "../duty/duty.ts";
import type { ConsentId, DutyId, RequestId } from "../ids.ts";
import type { DigitalObject } from "../registry/digital-object.ts";
import type { Purpose } from "../registry/purpose.ts";
import type { EventDraft, SubjectEvent } from "../subject/events.ts";
import { applyEvent } from "../subject/fold.ts";
import { EMPTY_SUBJECT, type SubjectState } from "../subject/state.ts";
import { day, type Instant } from "../time.ts";
import { countingIds, idOf } from "./ids.test-support.ts";
import { at } from "./plain.test-support.ts";
import { BANK, DESK, LOANS, REGISTER, SCORING } from "./registry.test-support.ts";

/** Monday, a working day after order 190/НҚ took effect. */
export const MONDAY = at("2026-07-13T10:00:00+05:00");

/** Numbers drafts as the store does, after what the person has. */
export const numbered = (
  state: SubjectState,
  drafts: readonly EventDraft[],
  now: Instant,
): SubjectEvent[] =>
  drafts.map(({ body, effectiveAt = now }, index) => {
    const seq = state.seq + 1 + index;
    return { id: idOf("evt", seq), seq, recordedAt: now, effectiveAt, body };
  });

/** The state after an accepted command. @throws AssertionError where it was refused */
export function done<T>(state: SubjectState, result: CommandResult<T>, now: Instant): SubjectState {
  assert.ok(result.ok, result.ok ? "" : `refused: ${result.code}`);
  return numbered(state, result.drafts, now).reduce(applyEvent, state);
}

/** The refusal of a command. @throws AssertionError where it was accepted */
export function refused<T>(result: CommandResult<T>): Refused {
  assert.ok(!result.ok, "the command was accepted");
  return result;
}

/** The wrong members of a refused command as `pointer code`. */
export const faultsIn = (result: CommandResult<unknown>): string[] =>
  refused(result).faults.map(({ pointer, code }: Fault) => `${pointer} ${code}`);

export const written = (signedOn = "2026-07-13", hash = "a"): Confirmation => ({
  kind: "written",
  documentSha256: hash.repeat(64),
  signedOn: day(signedOn),
});
export const PROVABLE: Confirmation = { kind: "other-provable", evidenceSha256: "b".repeat(64) };

/** A desk that gains nothing by the answer. */
export const AT_DESK: HandIn = {
  partyId: DESK.id,
  mayRecordPaper: false,
  mayAssist: true,
  provenance: { kind: "asserted-by", partyId: DESK.id },
};
/** The asking bank that records its own paper. */
export const AT_BANK: HandIn = {
  partyId: BANK.id,
  mayRecordPaper: true,
  mayAssist: false,
  provenance: { kind: "asserted-by-holder", partyId: BANK.id },
};

/** A question of the bank about its loans, with all defaults. */
export const asking = (more: Partial<AskConsent> = {}): AskConsent => ({
  id: idOf("req", 1),
  purpose: SCORING,
  object: LOANS,
  coverage: coverageToAsk(more.purpose ?? SCORING, {}),
  validUntil: null,
  language: "kk",
  notice: { version: 1, hash: "c".repeat(64) },
  matchingWord: "алма",
  ...more,
});

export const answering = (more: Partial<AnswerRequest> = {}): AnswerRequest => ({
  requestId: idOf("req", 1),
  answer: "grant",
  categories: undefined,
  confirmation: PROVABLE,
  by: AT_DESK,
  service: "state",
  consentId: idOf("con", 1),
  sealed: {},
  ...more,
});

export const withdrawing = (more: Partial<WithdrawConsent> = {}): WithdrawConsent => ({
  consentId: idOf("con", 1),
  confirmation: PROVABLE,
  provenance: AT_DESK.provenance,
  received: [],
  sealed: {},
  ...more,
});

/** A paper of the bank's that is brought in, with all defaults. */
export const importing = (more: Partial<ImportConsent> = {}): ImportConsent => {
  const { givenOn = day("2026-05-04") } = more;
  return {
    consentId: idOf("con", 1),
    purpose: SCORING,
    object: LOANS,
    achievedOn: undefined,
    partyId: BANK.id,
    givenOn,
    confirmation: written(givenOn),
    named: {},
    validUntil: null,
    acting: HERSELF,
    sealed: {},
    ...more,
  };
};

export const worldAt = (now: Instant): CommandWorld => ({
  readings: DEFAULT_READINGS,
  now,
  calendar: BUILT_IN_CALENDAR,
  ids: countingIds(),
});

type Line = { readonly purpose?: Purpose; readonly object?: DigitalObject };

/** A person who was asked. */
export const askedState = (
  more: Partial<AskConsent> = {},
  now: Instant = MONDAY,
  state: SubjectState = EMPTY_SUBJECT,
): SubjectState => done(state, askConsent(state, asking(more), "non-state", now), now);

/** The state after an answer to the nth request of a line. */
export function answeredState(
  state: SubjectState,
  more: Partial<AnswerRequest> = {},
  now: Instant = MONDAY,
  { purpose = SCORING, object = LOANS }: Line = {},
): SubjectState {
  return done(state, answerRequest(state, answering(more), purpose, object, now), now);
}

/** A person who consented to all that the bank's purpose names. */
export const consentedState = (
  more: Partial<AskConsent> = {},
  now: Instant = MONDAY,
): SubjectState => {
  const { purpose = SCORING, object = LOANS } = more;
  const asked = askedState(more, now);
  const categories = onlyRequest(asked).categories;
  return answeredState(asked, { categories }, now, { purpose, object });
};

/** What comes of a purpose that was reached for her; its duties have ids of their own. */
export const achieving = (
  state: SubjectState,
  purpose: Purpose,
  now: Instant = MONDAY,
  more: Partial<AchievedForOne> = {},
): CommandResult<readonly ConsentId[]> =>
  achievePurpose(
    state,
    { purpose, objects: [LOANS, REGISTER], received: [], ...more },
    { ...worldAt(now), ids: countingIds(900 + state.seq) },
  );

/** The state after a withdrawal. */
export function withdrawnState(
  state: SubjectState,
  more: Partial<WithdrawConsent> = {},
  now: Instant = MONDAY,
  { purpose = SCORING, object = LOANS }: Line = {},
): SubjectState {
  const result = withdrawConsent(state, withdrawing(more), { purpose, object }, worldAt(now));
  return done(state, result, now);
}

const held = <V>(value: V | undefined): V => {
  assert.ok(value !== undefined);
  return value;
};

export const requestIn = (state: SubjectState, id: RequestId = idOf("req", 1)): ConsentRequest =>
  held(state.requests.get(id));
export const consentIn = (state: SubjectState, id: ConsentId = idOf("con", 1)): Consent =>
  held(state.consents.get(id));
export const dutyIn = (state: SubjectState, id: DutyId): Duty => held(state.duties.get(id));

/** The request of a person who has one. */
export const onlyRequest = (state: SubjectState): ConsentRequest =>
  held([...state.requests.values()][0]);

/** The duty of a party; a person of the tests has one for each. */
export const dutyOfParty = (state: SubjectState, { id }: { id: Duty["partyId"] }): Duty =>
  held([...state.duties.values()].find(({ partyId }) => partyId === id));
