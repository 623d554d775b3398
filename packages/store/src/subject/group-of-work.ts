import {
  applyEvent,
  refuse,
  withReturn,
  type EventDraft,
  type SubjectId,
  type SubjectState,
} from "@kelisim/core";
import { checkUnmarked, markCommands, markName } from "../command/idempotency.ts";
import type { Queryable } from "../db/db.ts";
import { HeldElsewhereError, SharedReads } from "../db/shared-reads.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { numberEvents } from "./events.ts";
import { loadSubjects } from "./loader.ts";
import {
  ensureDataKeys,
  openedIins,
  putFields,
  type OpenedIin,
  type PutField,
} from "./personal-fields.ts";
import type { SubjectChange } from "./subject-change.ts";
import type { Settled, SubjectCommand } from "./subject-command.ts";
import { findSubjects, lockSubjects } from "./subjects.ts";
import { writeChanges } from "./write-changes.ts";

/** A command that was accepted, and what it changes. */
type Decided<T> = {
  readonly command: SubjectCommand<T>;
  readonly result: T;
  readonly change: SubjectChange;
};

/**
 * Runs commands in one transaction with a statement for each table, however many they are: takes the
 * persons' rows, loads their states, lets core decide one after the other, and writes what follows.
 * @param others what to do about a person whom somebody else holds
 * @param onceHeld told of everybody whose row is held, before anything is decided
 * @throws whatever one of the commands throws; then none of them may be committed
 */
export async function runGroup<T>(
  tx: Queryable,
  ring: KeyRing,
  commands: readonly SubjectCommand<T>[],
  others: "wait" | "skip",
  onceHeld?: (states: ReadonlyMap<SubjectId, SubjectState>) => Promise<void>,
): Promise<readonly Settled<T>[]> {
  const mine = firstOfEach(commands);
  const counters = await lockSubjects(
    tx,
    [...mine].map(({ subjectId }) => subjectId),
    others,
  );
  const states = await loadSubjects(tx, counters);
  await onceHeld?.(states);
  const bearers = await bearersOf(tx, ring, commands);
  const iins = await openedIins(
    tx,
    ring,
    commands.filter(({ needsIin }) => needsIin === true).map(({ subjectId }) => subjectId),
  );
  const shared = new SharedReads(tx, others);
  const results = await allOf(
    commands.map(async (command) => {
      const before = states.get(command.subjectId);
      if (before === undefined || !mine.has(command)) return "held";
      if (isGone(command, before, bearers)) return refuse("person-erased");
      return command.decide(before, shared, iins.get(command.subjectId)?.iin).catch(heldElsewhere);
    }),
  );
  const decided: Decided<T>[] = [];
  const settled: Settled<T>[] = [];
  for (const [index, command] of commands.entries()) {
    const before = states.get(command.subjectId);
    const result = results[index];
    if (result === undefined || result === "held" || before === undefined) {
      settled.push({ kind: "held" });
    } else if (result.ok) {
      const change = changeOf(command, before, result.drafts);
      decided.push({ command, result: result.result, change });
      settled.push({
        kind: "answered",
        answer: { ok: true, result: result.result, state: change.after },
      });
    } else {
      // What stands in the way may be the other run of this very command.
      if (command.mark !== undefined) await checkUnmarked(tx, command.mark);
      settled.push({ kind: "answered", answer: result });
    }
  }
  await writeAll(tx, ring, decided, iins);
  return settled;
}

/**
 * The results of work of which each part ends before the transaction does, whatever the others come to.
 * @throws what failed first: the statements after it only say that the transaction has failed
 */
async function allOf<T>(parts: readonly Promise<T>[]): Promise<readonly T[]> {
  const all = Promise.all(parts);
  await Promise.allSettled([all, ...parts]);
  return all;
}

/** Registry records are read before anything is written: who meets a held one has done nothing yet. */
function heldElsewhere(error: unknown): "held" {
  if (error instanceof HeldElsewhereError) return "held";
  throw error;
}

/** What one command alone may have in a group: a person, and an idempotency key. */
function firstOfEach<T>(commands: readonly SubjectCommand<T>[]): ReadonlySet<SubjectCommand<T>> {
  const persons = new Set<string>();
  const marks = new Set<string>();
  const first = new Set<SubjectCommand<T>>();
  for (const command of commands) {
    const mark = command.mark === undefined ? undefined : markName(command.mark);
    if (persons.has(command.subjectId) || (mark !== undefined && marks.has(mark))) continue;
    persons.add(command.subjectId);
    if (mark !== undefined) marks.add(mark);
    first.add(command);
  }
  return first;
}

/** What accepted drafts change about a person. */
export function changeOf(
  { subjectId, actor, now, eventId }: SubjectCommand<unknown>,
  before: SubjectState,
  accepted: readonly EventDraft[],
): SubjectChange {
  const drafts = withReturn(before, accepted);
  const ids = drafts.map((_, index) => eventId(index));
  const events = numberEvents(drafts, ids, before.seq, now);
  return { subjectId, actor, events, drafts, before, after: events.reduce(applyEvent, before) };
}

/** Writes what was accepted: keys and fields first, since words are sealed with them. */
async function writeAll<T>(
  tx: Queryable,
  ring: KeyRing,
  decided: readonly Decided<T>[],
  opened: ReadonlyMap<SubjectId, OpenedIin>,
): Promise<void> {
  const changed = decided.filter(({ change }) => change.events.length > 0);
  const worded = changed.filter(({ command, change }) => hasWords(command, change));
  const keys = await ensureDataKeys(
    tx,
    ring,
    worded.map(({ command }) => command.subjectId),
    opened,
  );
  await putFields(
    tx,
    worded.flatMap(({ command }) => fieldsOf(command, keys)),
  );
  await writeChanges(
    tx,
    changed.map(({ change }) => ({ ...change, dataKey: keys.get(change.subjectId) })),
  );
  await markCommands(
    tx,
    decided.flatMap(({ command, result }) =>
      command.mark === undefined || command.resultId === undefined
        ? []
        : [{ mark: command.mark, result: command.resultId(result), now: command.now }],
    ),
  );
}

const hasWords = ({ fields }: SubjectCommand<unknown>, { drafts }: SubjectChange): boolean =>
  fields !== undefined || drafts.some(({ sealed }) => Object.keys(sealed ?? {}).length > 0);

function fieldsOf(
  { subjectId, fields }: SubjectCommand<unknown>,
  keys: ReadonlyMap<SubjectId, Uint8Array>,
): PutField[] {
  const dataKey = keys.get(subjectId);
  if (dataKey === undefined) throw new Error("fields of a person without a data key");
  const { iin, phone } = fields ?? {};
  return [
    ...(iin === undefined
      ? []
      : [{ subjectId, dataKey, field: "iin" as const, value: iin.digits }]),
    ...(phone === undefined ? [] : [{ subjectId, dataKey, field: "phone" as const, value: phone }]),
  ];
}

/** Whose the numbers are by which persons were found, now that nobody can change that. */
const bearersOf = async (
  tx: Queryable,
  ring: KeyRing,
  commands: readonly SubjectCommand<unknown>[],
): Promise<ReadonlyMap<string, SubjectId>> => {
  const iins = commands.flatMap(({ fields }) => (fields?.iin === undefined ? [] : [fields.iin]));
  return iins.length === 0 ? new Map() : findSubjects(tx, ring, iins);
};

/** Whether she was erased, or bears the number no more by which she was found. */
function isGone(
  { subjectId, fields }: SubjectCommand<unknown>,
  { erasure }: SubjectState,
  bearers: ReadonlyMap<string, SubjectId>,
): boolean {
  if (erasure.state === "erased") return true;
  return fields?.iin !== undefined && bearers.get(fields.iin.digits) !== subjectId;
}
