import { randomUUID } from "node:crypto";
import {
  applyEvent,
  erasePerson,
  idFrom,
  uuidOf,
  type AchievedCounts,
  type ErasureOutcome,
  type ErasureReason,
  type EventId,
  type Instant,
  type Refused,
  type SubjectId,
  type SubjectState,
} from "@kelisim/core";
import { recordCommand } from "../command/audit.ts";
import {
  checkUnmarked,
  markCommand,
  type IdempotencyMark,
  type ResultId,
} from "../command/idempotency.ts";
import type { Queryable } from "../db/db.ts";
import { CommitUnknownError } from "../db/errors.ts";
import type { Store } from "../store.ts";
import { numberEvents, type Actor } from "../subject/events.ts";
import { loadSubject } from "../subject/loader.ts";
import { writeChanges } from "../subject/write-changes.ts";
import { lockSubject } from "../subject/subjects.ts";
import { destroyPerson, lockPerson } from "./destroy-person.ts";

/** Who ordered an erasure, and how it is found again. */
export type ErasureOrder = {
  readonly now: Instant;
  readonly actor: Actor;
  readonly reason: ErasureReason | null;
  readonly mark?: IdempotencyMark | undefined;
};

export type ErasureDone = { readonly ok: true } & ErasureOutcome;

export type EraseSubject = Omit<ErasureOrder, "mark" | "reason"> & {
  readonly subjectId: SubjectId;
  readonly reason?: ErasureReason | null;
  /** When it was carried out in a store that was lost: then it is, again, whatever this one shows as running. */
  readonly repeatedFrom?: Instant;
  /** What else belongs into its transaction; also where nothing was left to do, and nobody is destroyed. */
  readonly also?: (tx: Queryable, done: ErasureDone, destroys: boolean) => Promise<void>;
  /** For a refusal, under the lock that it was refused by. */
  readonly onRefusal?: (tx: Queryable) => Promise<void>;
};

/** The present counts of the purposes of her consents. */
async function achievedCounts(tx: Queryable, state: SubjectState): Promise<AchievedCounts> {
  const ids = [...state.consents.values()].map(({ purposeId }) => uuidOf(purposeId));
  const rows = await tx.query<{ purpose_id: string; achieved_count: number }>(
    "select purpose_id, achieved_count from purpose where purpose_id = any($1::uuid[])",
    [ids],
  );
  const counts = new Map(
    rows.map(({ purpose_id, achieved_count }) => [idFrom("pur", purpose_id), achieved_count]),
  );
  return (id) => counts.get(id) ?? 0;
}

/** Carries it out in a transaction. @returns also whether somebody is destroyed by its commit */
async function carryOut(
  store: Store,
  tx: Queryable,
  given: EraseSubject,
  eventId: (index: number) => EventId,
): Promise<{ readonly result: ErasureDone | Refused; readonly destroys: boolean }> {
  const { subjectId, now, actor, reason = null, repeatedFrom } = given;
  const before = await loadSubject(tx, subjectId, await lockSubject(tx, subjectId));
  const asked = { reason, isRepeated: repeatedFrom !== undefined };
  const decided = erasePerson(before, asked, await achievedCounts(tx, before), now);
  if (!decided.ok) {
    await given.onRefusal?.(tx);
    return { result: decided, destroys: false };
  }
  const { drafts } = decided;
  const ids = drafts.map((_, index) => eventId(index));
  const events = numberEvents(drafts, ids, before.seq, now);
  const after = events.reduce(applyEvent, before);
  await writeChanges(tx, [{ subjectId, actor, events, drafts, before, after }]);
  const became = before.erasure.state === after.erasure.state ? undefined : after.erasure.state;
  if (became === "locked") await lockPerson(tx, store.ring, subjectId, now);
  if (became === "erased") await destroyPerson(tx, subjectId, after, repeatedFrom ?? now);
  const done: ErasureDone = { ok: true, ...decided.result };
  const destroys = became === "erased";
  await given.also?.(tx, done, destroys);
  return { result: done, destroys };
}

/**
 * Erases a person, or locks her data where an act makes somebody keep them: events, look-ups, fields and key
 * in one transaction under her row's lock. Whoever is destroyed stands in the ledger before that commits, so
 * that no crash leaves an erasure that a restored store would not hear of.
 * @returns a refusal while something runs that needs her
 */
export async function eraseSubject(
  store: Store,
  given: EraseSubject,
): Promise<ErasureDone | Refused> {
  const { subjectId, now, repeatedFrom } = given;
  const entry = { subjectId, at: now };
  const made: EventId[] = [];
  const eventId = (index: number): EventId => (made[index] ??= idFrom("evt", randomUUID()));
  const { ledger } = store;
  let isWritten = false;
  const takeBack = (): void => {
    if (isWritten) ledger?.retract(entry);
    isWritten = false;
  };
  try {
    const { result, destroys } = await store.db.tx(async (tx) => {
      const carried = await carryOut(store, tx, given, eventId);
      if (carried.destroys && repeatedFrom === undefined && !isWritten) {
        isWritten = true;
        ledger?.append([entry]);
      }
      return carried;
    });
    // A first try was rolled back, and the next one found something in the way.
    if (!destroys) takeBack();
    return result;
  } catch (error) {
    // Where nobody knows whether it took place, the entry stays: it was ordered, and the next start sees to it.
    if (!(error instanceof CommitUnknownError)) {
      try {
        takeBack();
      } catch {
        // A ledger that cannot be written to is what the error tells of.
      }
    }
    throw error;
  }
}

/** Stands for a person of whom nothing is left to name: the answer to a repeated order is the same. */
const NOBODY: ResultId = `evt_${"0".repeat(32)}`;

/** What a repeated order finds: the person who was locked by it, or nobody. */
export const lockedByMark = (resultId: string): SubjectId | undefined => {
  const id = idFrom("sub", resultId);
  return id.slice(4) === NOBODY.slice(4) ? undefined : id;
};

/**
 * An order from outside, about somebody who may be unknown here: it is answered and recorded like one about
 * a person who is erased already.
 */
export async function orderErasure(
  store: Store,
  subjectId: SubjectId | undefined,
  order: ErasureOrder,
): Promise<ErasureDone | Refused> {
  const { now, actor, mark } = order;
  const also = async (tx: Queryable, { status }: ErasureDone): Promise<void> => {
    const { partyId, keyId } = actor;
    await recordCommand(tx, { at: now, partyId, keyId, command: "erase-person", outcome: status });
    if (mark === undefined) return;
    const found = status === "locked" ? subjectId : undefined;
    await markCommand(tx, mark, found ?? NOBODY, now);
  };
  if (subjectId === undefined) {
    const done: ErasureDone = { ok: true, status: "erased" };
    await store.db.tx((tx) => also(tx, done));
    return done;
  }
  const onRefusal = async (tx: Queryable): Promise<void> => {
    if (mark !== undefined) await checkUnmarked(tx, mark);
  };
  return eraseSubject(store, { ...order, subjectId, also, onRefusal });
}
