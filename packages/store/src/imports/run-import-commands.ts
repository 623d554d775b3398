import type { Instant, Refused } from "@kelisim/core";
import type { Queryable } from "../db/db.ts";
import type { Store } from "../store.ts";
import { runGroup } from "../subject/group-of-work.ts";
import type { CommandDone, SubjectCommand } from "../subject/subject-command.ts";
import {
  countImportLines,
  keepImportTurn,
  type ImportCounts,
  type ImportTurn,
} from "./import-turn.ts";

/** What a command of an import came to. */
export type ImportedAnswer<T> = CommandDone<T> | Refused;

/** Some lines of an import that are recorded together. */
export type ImportChunk<T> = {
  readonly turn: ImportTurn;
  /** Until when the turn is held from now on. */
  readonly until: Instant;
  readonly now: Instant;
  readonly commands: readonly SubjectCommand<T>[];
  /** The last line that is answered with these, and how many lines not answered before came to what. */
  readonly counted: (answers: readonly ImportedAnswer<T>[]) => {
    readonly upTo: number;
    readonly counts: ImportCounts;
  };
};

/** Commands in their order, each person's one after the other, with a statement for each table and round. */
async function runInRounds<T>(
  tx: Queryable,
  store: Pick<Store, "ring">,
  commands: readonly SubjectCommand<T>[],
): Promise<readonly ImportedAnswer<T>[]> {
  const answers: ImportedAnswer<T>[] = [];
  let left = commands.map((command, at) => ({ command, at }));
  while (left.length > 0) {
    const round = left;
    const settled = await runGroup(
      tx,
      store.ring,
      round.map(({ command }) => command),
      "wait",
    );
    left = [];
    for (const [index, result] of settled.entries()) {
      const one = round[index];
      if (one === undefined) throw new Error("an answer to no command");
      if (result.kind === "answered") answers[one.at] = result.answer;
      else left.push(one);
    }
    if (left.length === round.length) throw new Error("an import for persons that are not there");
  }
  return answers;
}

/**
 * Records some lines of an import in one transaction, together with how far it got. Somebody who is held by
 * another command is waited for: such groups take their persons in one order and so do not cross.
 * @returns an answer for each command; `lost` where the import goes on elsewhere: then nothing was written
 * @throws whatever one of the commands throws: then nothing was written, and each may be run alone
 */
export const runImportCommands = <T>(
  store: Store,
  { turn, until, now, commands, counted }: ImportChunk<T>,
): Promise<readonly ImportedAnswer<T>[] | "lost"> =>
  store.db.tx(async (tx) => {
    if (!(await keepImportTurn(tx, turn, until))) return "lost";
    const answers = await runInRounds(tx, store, commands);
    const { upTo, counts } = counted(answers);
    await countImportLines(tx, turn, upTo, counts, now);
    return answers;
  });
