import { randomUUID } from "node:crypto";
import {
  DEFAULT_READINGS,
  answerRequest,
  askConsent,
  BUILT_IN_CALENDAR,
  coverageToAsk,
  idFrom,
  withdrawConsent,
  type CommandWorld,
  type ConsentId,
  type Id,
  type IdKind,
  type IdSource,
  type Instant,
  type Refused,
  type RequestId,
  type SubjectId,
} from "@kelisim/core";
import {
  purposeHeld,
  runSubjectCommand,
  type Actor,
  type CommandDone,
  type Queryable,
  type Store,
  type SubjectCommand,
} from "@kelisim/store";
import {
  answering,
  asking,
  MONDAY,
  withdrawing,
} from "../../../core/src/testing/person.test-support.ts";
import { BANK, LOANS, SCORING } from "../../../core/src/testing/registry.test-support.ts";
import { KEY_ID } from "./registry.ts";

/** Random ids: the stores of a test hold many people. */
export const randomIds: IdSource = {
  next: <K extends IdKind>(kind: K): Id<K> => idFrom(kind, randomUUID()),
  pick: () => 0,
};

export const actorIn = ({ serviceId }: Store): Actor => ({
  partyId: BANK.id,
  keyId: KEY_ID,
  commandId: randomUUID(),
  serviceId,
});

type Command<T> = Omit<SubjectCommand<T>, "now" | "actor" | "eventId"> & {
  readonly now?: Instant;
};

/** Runs a command as the bank's key, on Monday unless it says when. */
export const run = <T>(store: Store, command: Command<T>): Promise<CommandDone<T> | Refused> =>
  runSubjectCommand<T>(store, {
    now: MONDAY,
    actor: actorIn(store),
    eventId: () => randomIds.next("evt"),
    ...command,
  });

/** The result of an accepted command. */
export function accepted<T>(done: CommandDone<T> | Refused): CommandDone<T> {
  if (!done.ok) throw new Error(`refused: ${done.code}`);
  return done;
}

/** What a command takes from its surroundings. */
export const worldOf = (now: Instant): CommandWorld => ({
  now,
  calendar: BUILT_IN_CALENDAR,
  ids: randomIds,
  readings: DEFAULT_READINGS,
});

type Step = Pick<Command<never>, "subjectId" | "fields" | "mark"> & { readonly now?: Instant };

const scoringHeld = async (tx: Queryable, id = SCORING.id) => {
  const purpose = await purposeHeld(tx, id);
  if (purpose === undefined) throw new Error("the purpose is gone");
  return purpose;
};

/** The bank asks about its loans for a purpose; the request has a new id. */
export const ask = (
  store: Store,
  { now = MONDAY, ...step }: Step,
  purposeId = SCORING.id,
): Promise<CommandDone<RequestId> | Refused> => {
  const id = randomIds.next("req");
  return run<RequestId>(store, {
    ...step,
    now,
    resultId: (result) => result,
    decide: async (state, tx) => {
      const purpose = await scoringHeld(tx, purposeId);
      const coverage = coverageToAsk(purpose, {});
      return askConsent(state, asking({ id, purpose, coverage }), "non-state", now);
    },
  });
};

/** The desk hands in a "yes" to everything that was asked. */
export const grant = (
  store: Store,
  { now = MONDAY, ...step }: Step,
  requestId: RequestId,
  held: (tx: Queryable) => Promise<void> = async () => undefined,
): Promise<CommandDone<ConsentId | null> | Refused> => {
  const consentId = randomIds.next("con");
  return run<ConsentId | null>(store, {
    ...step,
    now,
    decide: async (state, tx) => {
      const request = state.requests.get(requestId);
      const purpose = await scoringHeld(tx, request?.purposeId);
      await held(tx);
      const { categories } = request ?? {};
      const given = answering({ requestId, consentId, categories });
      return answerRequest(state, given, purpose, LOANS, now);
    },
  });
};

/** The desk hands in that the person takes her consent back. */
export const withdraw = (
  store: Store,
  { now = MONDAY, ...step }: Step,
  consentId: ConsentId,
): Promise<CommandDone<ConsentId> | Refused> =>
  run<ConsentId>(store, {
    ...step,
    now,
    decide: async (state, tx) => {
      const consent = state.consents.get(consentId);
      const purpose = await scoringHeld(tx, consent?.purposeId);
      const world = {
        now,
        calendar: BUILT_IN_CALENDAR,
        ids: randomIds,
        readings: DEFAULT_READINGS,
      };
      return withdrawConsent(state, withdrawing({ consentId }), { purpose, object: LOANS }, world);
    },
  });

/** Asks and grants. */
export async function consented(
  store: Store,
  subjectId: SubjectId,
  purposeId = SCORING.id,
): Promise<ConsentId> {
  const { result: requestId } = accepted(await ask(store, { subjectId }, purposeId));
  const { result } = accepted(await grant(store, { subjectId }, requestId));
  if (result === null) throw new Error("a grant without a consent");
  return result;
}
