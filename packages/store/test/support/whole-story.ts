import assert from "node:assert/strict";
import {
  DEFAULT_READINGS,
  answerRequest,
  askConsent,
  BUILT_IN_CALENDAR,
  dischargeDuty,
  fileRightsCall,
  recordExplanation,
  recordOutcome,
  withdrawConsent,
  type CommandResult,
  type DutyId,
  type RightsCallId,
  type SubjectState,
} from "@kelisim/core";
import { recordRefusal, relayFeed, type Store } from "@kelisim/store";
import {
  answering,
  asking,
  MONDAY,
  withdrawing,
} from "../../../core/src/testing/person.test-support.ts";
import {
  AUTO_SCORING,
  BANK,
  LOANS,
  SCORING,
} from "../../../core/src/testing/registry.test-support.ts";
import { accepted, randomIds, run, worldOf } from "./commands.ts";
import type { Person } from "./people.ts";
import { decideAt, planned } from "./questions.ts";
import { addKey, KEY_ID } from "./registry.ts";

export const PHONE = "+77010000042";

/** Names and words that are to be kept secret. Fictitious, and found nowhere else in the tests. */
export const SECRETS = {
  clerk: "Қарлығаш Сынақова",
  description: "Қоңырау шалып растады",
  reason: "Енді сенбеймін, себебін айтпаймын",
  objection: "Машина емес, адам қарасын деп талап етемін",
  reviewer: "Бейнебай Үлгіұлы",
  reply: "Қайта қаралды, шешім өзгерген жоқ",
} as const;

/** What a party shows of its automated processing; nothing in it is personal. */
const EXPLANATION = {
  partyId: BANK.id,
  purpose: AUTO_SCORING,
  language: "kk",
  manner: "shown",
  shownOn: undefined,
  evidenceSha256: "d".repeat(64),
} as const;
const OUTCOME = {
  ...({ service: "non-state", requester: BANK } as const),
  ...{ purpose: AUTO_SCORING, objects: [LOANS], categories: ["iin"], biometric: [] },
  ...({ effect: "ends", tookEffectAt: MONDAY, evidenceSha256: "f".repeat(64) } as const),
  steps: [
    { at: MONDAY, by: "system" },
    { at: MONDAY, by: "person-of-party", partyId: BANK.id, couldChange: true, seconds: 9 },
  ],
} as const;

type Decide = (state: SubjectState) => CommandResult<unknown>;

/** Everything that can be sent about one person is sent, with personal words wherever they fit. */
export async function tellWholeStory(store: Store, person: Person): Promise<RightsCallId> {
  const { iin, subjectId } = person;
  const say = async (decide: Decide): Promise<SubjectState> => {
    const fields = { iin, phone: PHONE };
    const done = await run<unknown>(store, { subjectId, fields, decide: async (s) => decide(s) });
    return accepted(done).state;
  };
  const world = {
    now: MONDAY,
    calendar: BUILT_IN_CALENDAR,
    ids: randomIds,
    readings: DEFAULT_READINGS,
  };
  const registry = { purpose: SCORING, object: LOANS };
  const requestId = randomIds.next("req");
  const consentId = randomIds.next("con");
  const { clerk, description, reason, objection } = SECRETS;

  await say((state) => askConsent(state, asking({ id: requestId }), "non-state", MONDAY));
  const answer = answering({ requestId, consentId, sealed: { clerk, description } });
  await say((state) => answerRequest(state, answer, SCORING, LOANS, MONDAY));
  await askAccess(store, person);
  const shown = { ...EXPLANATION, id: randomIds.next("xpl") };
  await say(() => recordExplanation(shown, MONDAY));
  const outcome = { ...OUTCOME, id: randomIds.next("out") };
  await say((state) => recordOutcome({ present: state, atEffect: state }, outcome, world));
  const withdrawal = withdrawing({ consentId, sealed: { clerk, reason } });
  await say((state) => withdrawConsent(state, withdrawal, registry, world));
  const id = randomIds.next("rgt");
  const call = { id, kind: "objection", partyId: BANK.id, purposeId: SCORING.id } as const;
  const called = await say(() => fileRightsCall({ ...call, sealed: { text: objection } }, world));
  const dutyId = called.rightsCalls.get(id)?.dutyId;
  assert.ok(dutyId !== undefined);
  await say((state) => reject(state, dutyId));
  await relayFeed(store.db, BANK.id, MONDAY);
  await recordRefusal(store.db, {
    at: MONDAY,
    partyId: BANK.id,
    keyId: KEY_ID,
    command: "answer-consent-request",
    outcome: "request-already-answered",
  });
  return id;
}

const reject = (state: SubjectState, dutyId: DutyId): CommandResult<DutyId> =>
  dischargeDuty(
    state,
    {
      ...{ dutyId, outcome: "rejected", ground: null, evidenceSha256: null, retain: {} },
      ...{ hasText: true, hasReviewer: true },
      sealed: { text: SECRETS.reply, reviewer: SECRETS.reviewer },
    },
    worldOf(MONDAY),
  );

async function askAccess(store: Store, person: Person): Promise<void> {
  const question = {
    ...({ service: "non-state", at: MONDAY, requester: BANK, action: "process" } as const),
    ...{ object: LOANS, purpose: SCORING, categories: ["iin"] },
    ...{ recipient: undefined, recipientRoles: [], biometric: [], country: undefined },
  };
  const row = planned(store, await addKey(store), { person, question }, { requesterRef: "17" });
  const [outcome] = await decideAt(store.db, [row], MONDAY);
  assert.equal(outcome?.kind === "decided" && outcome.reason, "consent");
}
