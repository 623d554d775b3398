import fc from "fast-check";
import {
  EMPTY_SUBJECT,
  idFrom,
  uuidOf,
  type AccessQuestion,
  type Answer,
  type Blocking,
  type Consent,
  type PersonFacts,
  type Purpose,
  type PurposeId,
  type Refusal,
  type Retention,
  type SubjectState,
} from "@kelisim/core";
import type { Store } from "@kelisim/store";
import { BulkStatement } from "../../src/db/bulk.ts";
import { PROJECTION_WRITERS } from "../../src/subject/projector.ts";
import { facts, questions } from "../../../core/src/testing/questions.test-support.ts";
import {
  AUTO_SCORING,
  BANK,
  DELIVERY,
  LOANS,
  SCORING,
} from "../../../core/src/testing/registry.test-support.ts";
import { randomIds } from "./commands.ts";
import {
  consentedState,
  consentIn,
  MONDAY,
} from "../../../core/src/testing/person.test-support.ts";
import { idOf } from "../../../core/src/testing/ids.test-support.ts";
import { newPerson, type Person } from "./people.ts";
import { addPurpose } from "./registry.ts";

/** How often a purpose was achieved: a registered purpose of its own for each count that is asked. */
export type Count = 0 | 1;
const COUNTS: readonly Count[] = [0, 1];

const counted = (purpose: Purpose, achievedCount: number): Purpose => ({
  ...purpose,
  id: idFrom(
    "pur",
    `${uuidOf(purpose.id).slice(0, -2)}${achievedCount + 1}${purpose.id.slice(-1)}`,
  ),
  code: `${purpose.code}-${achievedCount}`,
  achievedCount,
});

/** Registers what `askable` questions name. */
export async function seedCountedPurposes(store: Store): Promise<void> {
  for (const count of COUNTS) {
    for (const purpose of [SCORING, DELIVERY, AUTO_SCORING]) {
      await addPurpose(store, counted(purpose, count));
    }
  }
}

/** Core's random questions, about registered purposes only. */
export const askable: fc.Arbitrary<AccessQuestion> = questions.map((question) => {
  const { purpose } = question;
  return purpose === undefined
    ? question
    : { ...question, purpose: counted(purpose, purpose.achievedCount) };
});

/** A reasoned refusal that left the bank its processing, which random facts seldom have. */
const OPEN: Retention = {
  id: idOf("ret", 1),
  holderId: BANK.id,
  consentId: idOf("con", 1),
  dutyId: idOf("dty", 1),
  objectId: LOANS.id,
  purposeId: SCORING.id,
  ground: { kind: "obligation", reference: "№ 1" },
  categories: ["iin", "income", "phone"],
  actions: ["process"],
  until: null,
  seq: 1,
};
const retained = facts.map((some): PersonFacts => ({
  ...some,
  retentions: [...some.retentions, OPEN],
}));

/** What may be known of a person, with the count of the purpose that her line is about. */
export const knowable: fc.Arbitrary<{ readonly facts: PersonFacts; readonly count: Count }> =
  fc.record({
    facts: fc.oneof({ weight: 4, arbitrary: facts }, { weight: 1, arbitrary: retained }),
    count: fc.constantFrom(...COUNTS),
  });

export type Known = Person & { readonly state: SubjectState; readonly count: Count };

const inLine = <T extends Answer>(answer: T, purposeId: PurposeId): T => ({ ...answer, purposeId });

function answersOf(newest: Answer | undefined, purposeId: PurposeId) {
  const consents = new Map<Consent["id"], Consent>();
  const refusals: Refusal[] = [];
  if (newest?.kind === "granted") {
    const id = randomIds.next("con");
    consents.set(id, { ...inLine(newest, purposeId), id });
  }
  if (newest?.kind === "refused") refusals.push(inLine(newest, purposeId));
  return { consents, refusals };
}

/** One blocking that has ended, and where the data are blocked one that has not. */
function blockingsOf(blocked: boolean): SubjectState["blockings"] {
  const ended = { outcome: "unblocked", at: MONDAY } as const;
  const made = [ended, ...(blocked ? [null] : [])].map((end): Blocking => ({
    ...{ id: randomIds.next("rgt"), partyId: BANK.id, objectId: LOANS.id },
    ...{ blockedAt: MONDAY, end },
  }));
  return new Map(made.map((blocking) => [blocking.id, blocking]));
}

/** The state in which exactly these facts hold in the line of the counted scoring purpose. */
function stateOf(
  { newest, retentions, blocked, lastEventAt }: PersonFacts,
  count: Count,
): SubjectState {
  const { id: purposeId } = counted(SCORING, count);
  return {
    ...EMPTY_SUBJECT,
    ...answersOf(newest, purposeId),
    seq: 2 + retentions.length,
    lastEventAt,
    blockings: blockingsOf(blocked),
    retentions: retentions.map((retention, index) => ({
      ...retention,
      purposeId,
      id: randomIds.next("ret"),
      seq: 3 + index,
    })),
  };
}

const PROJECTION = new BulkStatement({ name: "project", writers: PROJECTION_WRITERS });

/** Makes a person with this state, by the store's own projector. */
export async function makeWithState(store: Store, state: SubjectState): Promise<Person> {
  const person = await newPerson(store);
  await store.db.tx(async (tx) => {
    // Nothing lives without an event; the counter below says whether one is remembered.
    const lived = { ...state, lastEventAt: state.lastEventAt ?? MONDAY };
    const { subjectId } = person;
    const { serviceId } = store;
    const change = { subjectId, actor: { serviceId }, before: EMPTY_SUBJECT, after: lived };
    await PROJECTION.write(tx, [change]);
    await tx.query("update subject set seq = $2, last_event_at = $3 where subject_id = $1", [
      uuidOf(person.subjectId),
      state.seq,
      state.lastEventAt ?? null,
    ]);
  });
  return person;
}

/** Makes a person of whom this is known. */
export async function makeKnown(
  store: Store,
  { facts: some, count }: { readonly facts: PersonFacts; readonly count: Count },
): Promise<Known> {
  const state = stateOf(some, count);
  return { ...(await makeWithState(store, state)), state, count };
}

/** Makes a person who consented to the bank's scoring of her loans, to this much of it. */
export const makeConsented = (store: Store, covered: Partial<Consent>): Promise<Person> => {
  const id = randomIds.next("con");
  const consent = { ...consentIn(consentedState()), ...covered, id };
  return makeWithState(store, { ...EMPTY_SUBJECT, seq: 2, consents: new Map([[id, consent]]) });
};

const idOfCount = (count: Count): Pick<Purpose, "id" | "achievedCount"> => {
  const { id, achievedCount } = counted(SCORING, count);
  return { id, achievedCount };
};

/** The same question about the purpose that the person's line is about, where there is one such. */
export const askedOf = (question: AccessQuestion, { count }: Known): AccessQuestion => {
  const { purpose } = question;
  return purpose?.code.startsWith(SCORING.code) === true
    ? { ...question, purpose: { ...purpose, ...idOfCount(count) } }
    : question;
};
