import { refuse, type Refused, type SubjectId } from "@kelisim/core";
import type { Instant } from "@kelisim/core";
import type { Queryable } from "../db/db.ts";
import type { Store } from "../store.ts";
import { runGroup } from "../subject/group-of-work.ts";
import { writeNewcomers, type ReadyNewcomers } from "../subject/newcomers.ts";
import type { CommandDone, SubjectCommand } from "../subject/subject-command.ts";
import { findSubjects } from "../subject/subjects.ts";
import {
  countImportLines,
  keepImportTurn,
  type ImportCounts,
  type ImportTurn,
} from "./import-turn.ts";

/** What a command of an import came to. */
export type ImportedAnswer<T> = CommandDone<T> | Refused;

/** A command of an import, in the order of its lines. */
export type ImportedCommand<T> = {
  readonly command: SubjectCommand<T>;
  /** What it comes to if it makes its person known: the first one about somebody whom nobody knew. */
  readonly asNewcomer?: CommandDone<T>;
};

/** Some lines of an import that are recorded together. */
export type ImportChunk<T> = {
  readonly turn: ImportTurn;
  /** Until when the turn is held from now on. */
  readonly until: Instant;
  readonly now: Instant;
  readonly commands: readonly ImportedCommand<T>[];
  readonly newcomers: ReadyNewcomers;
  /** Whether what the newcomers were made ready with stands still; it is kept so until the transaction ends. */
  readonly isStill: (tx: Queryable) => Promise<boolean>;
  /** The last line that is answered with these, and how many lines not answered before came to what. */
  readonly counted: (answers: readonly ImportedAnswer<T>[]) => {
    readonly upTo: number;
    readonly counts: ImportCounts;
  };
};

type Placed<T> = { readonly command: SubjectCommand<T>; readonly at: number };

/** Commands in their order, each person's one after the other, with a statement for each table and round. */
async function runInRounds<T>(
  tx: Queryable,
  store: Pick<Store, "ring">,
  commands: readonly Placed<T>[],
  answers: ImportedAnswer<T>[],
): Promise<void> {
  let left = commands;
  while (left.length > 0) {
    const round = left;
    const settled = await runGroup(
      tx,
      store.ring,
      round.map(({ command }) => command),
      "wait",
    );
    const held: Placed<T>[] = [];
    for (const [index, result] of settled.entries()) {
      const one = round[index];
      if (one === undefined) throw new Error("an answer to no command");
      if (result.kind === "answered") answers[one.at] = result.answer;
      else held.push(one);
    }
    left = held;
    if (left.length === round.length) throw new Error("an import for persons that are not there");
  }
}

/** Who those newcomers are whom somebody else has made meanwhile. */
async function madeElsewhere(
  tx: Queryable,
  { ring }: Pick<Store, "ring">,
  { newcomers }: ReadyNewcomers,
  made: ReadonlySet<SubjectId>,
): Promise<ReadonlyMap<SubjectId, SubjectId | undefined>> {
  const others = newcomers.filter(({ subjectId }) => !made.has(subjectId));
  if (others.length === 0) return new Map();
  const found = await findSubjects(
    tx,
    ring,
    others.map(({ iin }) => iin),
  );
  return new Map(others.map(({ subjectId, iin }) => [subjectId, found.get(iin.digits)]));
}

/** The answers of a chunk: first those that make somebody known, then the others. */
async function answersOf<T>(
  tx: Queryable,
  store: Pick<Store, "ring">,
  { commands, newcomers }: Pick<ImportChunk<T>, "commands" | "newcomers">,
): Promise<readonly ImportedAnswer<T>[]> {
  const made = await writeNewcomers(tx, newcomers);
  const elsewhere = await madeElsewhere(tx, store, newcomers, made);
  const answers: ImportedAnswer<T>[] = [];
  const ordinary: Placed<T>[] = [];
  for (const [at, { command, asNewcomer }] of commands.entries()) {
    const { subjectId } = command;
    const other = elsewhere.get(subjectId);
    if (asNewcomer !== undefined && made.has(subjectId)) answers[at] = asNewcomer;
    else if (other !== undefined) ordinary.push({ command: { ...command, subjectId: other }, at });
    else if (elsewhere.has(subjectId)) answers[at] = refuse("person-erased");
    else ordinary.push({ command, at });
  }
  await runInRounds(tx, store, ordinary, answers);
  return answers;
}

/**
 * Records some lines of an import in one transaction, together with how far it got. Somebody who is held by
 * another command is waited for: such groups claim new numbers first, then take their persons, both in one
 * order, and so do not cross.
 * @returns an answer for each command; `lost` where the import goes on elsewhere, `stale` where the lines have
 *   to be made ready anew: then nothing was recorded
 * @throws whatever one of the commands throws: then nothing was written, and each may be run alone
 */
export const runImportCommands = <T>(
  store: Store,
  chunk: ImportChunk<T>,
): Promise<readonly ImportedAnswer<T>[] | "lost" | "stale"> =>
  store.db.tx(async (tx) => {
    const { turn, until, now, newcomers, isStill, counted } = chunk;
    if (!(await keepImportTurn(tx, turn, until))) return "lost";
    if (newcomers.newcomers.length > 0 && !(await isStill(tx))) return "stale";
    const answers = await answersOf(tx, store, chunk);
    const { upTo, counts } = counted(answers);
    await countImportLines(tx, turn, upTo, counts, now);
    return answers;
  });
