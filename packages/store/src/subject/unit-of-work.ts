import {
  applyEvent,
  refuse,
  withReturn,
  type CommandResult,
  type EventId,
  type Iin,
  type Instant,
  type Refused,
  type SubjectId,
  type SubjectState,
} from "@kelisim/core";
import {
  checkUnmarked,
  markCommand,
  type IdempotencyMark,
  type ResultId,
} from "../command/idempotency.ts";
import type { Queryable } from "../db/db.ts";
import { addMessages } from "../outbox/outbox.ts";
import type { Store } from "../store.ts";
import { appendEvents, numberEvents, type Actor } from "./events.ts";
import { loadSubject } from "./loader.ts";
import { ensureDataKey, putField } from "./personal-fields.ts";
import { project } from "./projector.ts";
import { findSubject, lockSubject, subjectCounter } from "./subjects.ts";

/** A command about one person, with everything fixed that a retry must not change. */
export type SubjectCommand<T> = {
  readonly subjectId: SubjectId;
  readonly now: Instant;
  readonly actor: Actor;
  /** Gives event ids in order; a retry starts it anew. */
  readonly eventId: (index: number) => EventId;
  /** Loads what else is needed in the same transaction and runs the pure function. */
  readonly decide: (state: SubjectState, tx: Queryable) => Promise<CommandResult<T>>;
  /** Personal fields to keep with the first event about her. */
  readonly fields?: { readonly iin?: Iin; readonly phone?: string | undefined };
  readonly mark?: IdempotencyMark | undefined;
  /** What the answer is re-rendered from. */
  readonly resultId?: (result: T) => ResultId;
};

export type CommandDone<T> = {
  readonly ok: true;
  readonly result: T;
  readonly state: SubjectState;
};

async function keepFields<T>(
  tx: Queryable,
  command: SubjectCommand<T>,
  dataKey: Uint8Array,
): Promise<void> {
  const { subjectId, fields } = command;
  if (fields?.iin !== undefined) await putField(tx, dataKey, subjectId, "iin", fields.iin.digits);
  if (fields?.phone !== undefined) await putField(tx, dataKey, subjectId, "phone", fields.phone);
}

/** Whether the number by which she was found is hers, now that nobody can change that. */
async function isStillHers<T>(
  tx: Queryable,
  { ring }: Pick<Store, "ring">,
  { subjectId, fields }: SubjectCommand<T>,
): Promise<boolean> {
  return fields?.iin === undefined || (await findSubject(tx, ring, fields.iin)) === subjectId;
}

/**
 * Runs a command about one person: takes her row, loads her state, lets core decide, and writes events,
 * projections, outbox and the idempotency mark in one transaction. A refusal writes nothing. Whoever was
 * erased is refused as `person-erased`, and so is whoever bears the number no more by which she was found.
 */
export const runSubjectCommand = <T>(
  store: Store,
  command: SubjectCommand<T>,
): Promise<CommandDone<T> | Refused> =>
  store.db.tx((tx) => runSubjectCommandIn(tx, store, command));

/** The same in a transaction that does something else besides: both happen, or nothing does. */
export async function runSubjectCommandIn<T>(
  tx: Queryable,
  store: Pick<Store, "ring">,
  command: SubjectCommand<T>,
): Promise<CommandDone<T> | Refused> {
  const { subjectId, now, actor } = command;
  const counter = await lockSubject(tx, subjectId);
  const before = await loadSubject(tx, subjectId, counter);
  const isGone = before.erasure.state === "erased" || !(await isStillHers(tx, store, command));
  const decided = isGone ? refuse("person-erased") : await command.decide(before, tx);
  if (!decided.ok) {
    // What stands in the way may be the other run of this very command.
    if (command.mark !== undefined) await checkUnmarked(tx, command.mark);
    return decided;
  }

  const drafts = withReturn(before, decided.drafts);
  const ids = drafts.map((_, index) => command.eventId(index));
  const events = numberEvents(drafts, ids, before.seq, now);
  const after = events.reduce(applyEvent, before);
  if (events.length > 0) {
    const dataKey = await ensureDataKey(tx, store.ring, subjectId);
    await keepFields(tx, command, dataKey);
    await appendEvents(tx, subjectId, events, drafts, actor, dataKey);
    await project(tx, subjectId, actor.serviceId, before, after);
    for (const event of events) await addMessages(tx, subjectId, event, after);
  }
  if (command.mark !== undefined && command.resultId !== undefined) {
    await markCommand(tx, command.mark, command.resultId(decided.result), now);
  }
  return { ok: true, result: decided.result, state: after };
}

/** A person's present state, for reading. */
export async function readSubject(store: Store, subjectId: SubjectId): Promise<SubjectState> {
  return loadSubject(store.db, subjectId, await subjectCounter(store.db, subjectId));
}
