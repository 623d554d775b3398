import {
  accept,
  idFrom,
  noticesOf,
  uuidOf,
  type CommandResult,
  type CommandWorld,
  type EventId,
  type Instant,
  type SubjectId,
  type SubjectState,
  type TimerKey,
} from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";
import type { Store } from "../store.ts";
import { runGroup } from "../subject/group-of-work.ts";
import type { Settled, SubjectCommand } from "../subject/subject-command.ts";
import { endedWithPurpose } from "./ended-with-purpose.ts";
import { lapsedDisputes } from "./lapsed-disputes.ts";
import { timerKeyFrom, type TimerRow } from "./timer-rows.ts";
import type { ClaimedTimers } from "./timers.ts";

/** Marks what a claim still holds. Whoever lost its lease, or came too late, marks nothing. */
const FIRE = {
  name: "fire-timers",
  text: `update timer set fired_at = $3, lease_until = null, lease_by = null
         where subject_id = any($1::uuid[]) and lease_by = $2 and fired_at is null and due_at <= $3
         returning subject_id, record_id, kind`,
};

type FiredRow = Row & TimerRow & { subject_id: string };

/** What one person's timers came to. */
export type Fired = {
  readonly fired: readonly TimerKey[];
  /** Events that were made of them; what is moot by now makes none. */
  readonly told: number;
};

/** With what timers are fired; ids of events in order, for each person anew. */
export type Firing = {
  readonly now: Instant;
  readonly commandId: string;
  readonly eventId: (index: number) => EventId;
  /** What duties that are opened by themselves are made of. */
  readonly world: Omit<CommandWorld, "now">;
};

/** A claim of one person's timers, and with what it is fired. */
export type ToFire = {
  readonly claim: Pick<ClaimedTimers, "subjectId" | "by">;
  readonly firing: Firing;
};

/** What went off, of the persons whose rows are held. */
type WentOff = {
  readonly fired: ReadonlyMap<SubjectId, readonly TimerKey[]>;
  /** Consents that nobody has to look at any more, by their UUIDs. */
  readonly ended: ReadonlySet<string>;
};

/** Marks what the claim holds of these persons, in one statement. */
async function markFired(
  tx: Queryable,
  subjectIds: readonly SubjectId[],
  by: string,
  now: Instant,
): Promise<WentOff> {
  const rows = await tx.query<FiredRow>(FIRE, [subjectIds.map(uuidOf), by, now]);
  const fired = new Map<SubjectId, TimerKey[]>();
  for (const row of rows) {
    const subjectId = idFrom("sub", row.subject_id);
    const hers = fired.get(subjectId);
    if (hers === undefined) fired.set(subjectId, [timerKeyFrom(row)]);
    else hers.push(timerKeyFrom(row));
  }
  return { fired, ended: await endedWithPurpose(tx, fired) };
}

/** Lets core say what is to be told of what went off. */
async function noticesIn(
  tx: Queryable,
  subjectId: SubjectId,
  state: SubjectState,
  { fired: all, ended }: WentOff,
  world: CommandWorld,
): Promise<CommandResult<Fired>> {
  const fired = all.get(subjectId) ?? [];
  const toTell = fired.filter(({ recordId }) => !ended.has(uuidOf(recordId)));
  const notices = noticesOf(state, toTell, world);
  const lapsed = await lapsedDisputes(tx, subjectId, state, fired, world);
  const drafts = [...notices, ...lapsed];
  return accept({ fired, told: drafts.length }, ...drafts);
}

/** The answer of a command that only the erasure of the person can refuse. */
function firedOf(settled: Settled<Fired>, wentOff: WentOff, subjectId: SubjectId): Fired | "held" {
  if (settled.kind === "held") return "held";
  const { answer } = settled;
  if (answer.ok) return answer.result;
  // Of whom nothing is known, nothing is told.
  if (answer.code !== "person-erased") throw new Error(`a notice was refused: ${answer.code}`);
  return { fired: wentOff.fired.get(subjectId) ?? [], told: 0 };
}

/**
 * Fires what one claim still holds of several persons in one transaction: the marks and the events that tell
 * of them, under their rows' locks, so that each is told exactly once.
 * @param others what to do about a person whom somebody else holds
 * @returns in the order given; `held` for a person who was left out
 * @throws whatever one of them throws: then nothing was fired, and each may be fired alone
 */
async function fireIn(
  store: Store,
  persons: readonly ToFire[],
  others: "wait" | "skip",
): Promise<readonly (Fired | "held")[]> {
  const [first] = persons;
  if (first === undefined) return [];
  const { by } = first.claim;
  return store.db.tx(async (tx) => {
    let wentOff: WentOff = { fired: new Map(), ended: new Set() };
    const commands = persons.map(({ claim: { subjectId }, firing }): SubjectCommand<Fired> => {
      const { now, commandId, eventId, world } = firing;
      return {
        subjectId,
        now,
        actor: { partyId: undefined, keyId: undefined, commandId, serviceId: store.serviceId },
        eventId,
        decide: (state, shared) => noticesIn(shared, subjectId, state, wentOff, { ...world, now }),
      };
    });
    const settled = await runGroup(tx, store.ring, commands, others, async (states) => {
      wentOff = await markFired(tx, [...states.keys()], by, first.firing.now);
    });
    return settled.map((each, n) =>
      firedOf(each, wentOff, persons[n]?.claim.subjectId ?? first.claim.subjectId),
    );
  });
}

/** Fires what a claim still holds of one person, in a transaction of her own. */
export async function fireTimers(
  store: Store,
  claim: ToFire["claim"],
  firing: Firing,
): Promise<Fired> {
  const [fired] = await fireIn(store, [{ claim, firing }], "wait");
  if (fired === undefined || fired === "held") throw new Error("no such subject row");
  return fired;
}

/**
 * Fires what one claim still holds of several persons, in one transaction.
 * @returns in the order given; `held` for a person whom somebody else holds: fire hers alone
 * @throws whatever one of them throws: then nothing was fired, and each may be fired alone
 */
export const fireTimersOf = (
  store: Store,
  persons: readonly ToFire[],
): Promise<readonly (Fired | "held")[]> => fireIn(store, persons, "skip");
