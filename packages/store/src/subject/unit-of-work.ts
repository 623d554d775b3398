import type { Refused, SubjectId, SubjectState } from "@kelisim/core";
import type { Queryable } from "../db/db.ts";
import type { Store } from "../store.ts";
import { runGroup } from "./group-of-work.ts";
import { loadSubject, loadSubjects } from "./loader.ts";
import type { CommandDone, Settled, SubjectCommand } from "./subject-command.ts";
import { subjectCounter, subjectsOfRecords } from "./subjects.ts";

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
  const [settled] = await runGroup(tx, store.ring, [command], "wait");
  if (settled?.kind !== "answered") throw new Error("no such subject row");
  return settled.answer;
}

/**
 * Runs commands about several persons in one transaction. Whom somebody else holds is left out, so that her
 * neighbours do not wait; a refusal leaves them unharmed.
 * @throws whatever one of the commands throws: then nothing was written, and each may be run alone
 */
export const runSubjectCommands = (
  store: Store,
  commands: readonly SubjectCommand<unknown>[],
): Promise<readonly Settled<unknown>[]> =>
  store.db.tx((tx) => runGroup(tx, store.ring, commands, "skip"));

/** The present states of the persons whose records these are, by the records' ids. */
export async function readSubjectsOfRecords(
  db: Queryable,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly subjectId: SubjectId; readonly state: SubjectState }>> {
  const found = await subjectsOfRecords(db, recordIds);
  const persons = new Map([...found.values()].map((each) => [each.subjectId, each.counter]));
  const states = await loadSubjects(db, persons);
  const read = new Map<string, { subjectId: SubjectId; state: SubjectState }>();
  for (const [recordId, { subjectId }] of found) {
    const state = states.get(subjectId);
    if (state !== undefined) read.set(recordId, { subjectId, state });
  }
  return read;
}

/** A person's present state, for reading. */
export async function readSubject(store: Store, subjectId: SubjectId): Promise<SubjectState> {
  return loadSubject(store.db, subjectId, await subjectCounter(store.db, subjectId));
}
