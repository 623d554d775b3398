import type { ImportedConsent, Instant } from "@kelisim/core";
import {
  CipherError,
  runImportCommands,
  type ImportedAnswer,
  type ImportTurn,
} from "@kelisim/store";
import { countsOf, importedAnswer, type Answered } from "./answers.ts";
import {
  preparedAgain,
  withPersons,
  type Placed,
  type Preparation,
  type PreparedChunk,
} from "./prepare-chunk.ts";
import { isStill, type JudgedBy } from "./registry-reads.ts";

/** What lines are recorded with. */
export type ChunkFrame = Preparation & {
  readonly turn: ImportTurn;
  /** Until when the turn is held. */
  readonly until: Instant;
  /** The last line that was answered before, by an earlier call. */
  readonly answered: number;
};

/** How often lines are made ready, where persons are erased, the registry or the keys change meanwhile. */
const TRIES = 5;

/** What the lines were judged by, each purpose with each object once. */
function judgedBy(meant: readonly Placed[]): readonly JudgedBy[] {
  const all = new Map<string, JudgedBy>();
  for (const { good, registry } of meant) {
    const { purpose_id, object_id } = good.row;
    const name = `${purpose_id} ${object_id}`;
    if (!all.has(name)) all.set(name, { named: { purpose_id, object_id }, registry });
  }
  return [...all.values()];
}

/** Records lines in one transaction. @returns their answers in order; `lost` where the import goes on elsewhere */
export async function recordChunk(
  frame: ChunkFrame,
  chunk: PreparedChunk,
): Promise<readonly Answered[] | "lost"> {
  const { importer, turn, language, now, until, answered } = frame;
  const { lines } = chunk;
  let ready = chunk;
  for (let tries = 1; ; tries += 1) {
    const { meant, commands, newcomers, answers } = ready;
    let left: readonly Placed[] = [];
    const done = await runImportCommands(importer.ctx.store, {
      ...{ turn, until, now, commands, newcomers },
      isStill: (tx) => isStill(tx, judgedBy(meant)),
      counted: (settled) => {
        // Whoever was erased in between is somebody else by now.
        left = meant.filter((_, index) => isGone(settled[index]) && tries < TRIES);
        for (const [index, one] of meant.entries()) {
          const answer = settled[index];
          if (answer === undefined) throw new Error("a line without its answer");
          answers[one.at] = importedAnswer(one.good, answer, one.registry, { now, language });
        }
        const upTo = left.length > 0 ? answered : (lines.at(-1)?.number ?? answered);
        return { upTo, counts: countsOf(left.length > 0 ? [] : answers, answered) };
      },
    }).catch((error: unknown) => {
      // A key was taken into use, or destroyed, since they were made ready: by now it is known here.
      if (tries < TRIES && isOfOtherKeys(error)) return "stale" as const;
      throw error;
    });
    if (done === "lost") return done;
    if (done === "stale") {
      if (tries >= TRIES) throw new Error("the registry changes faster than lines are made ready");
      ready = await preparedAgain(frame, ready);
    } else if (left.length === 0) return answers;
    else ready = { ...ready, ...(await withPersons(frame, left, answers)) };
  }
}

const isOfOtherKeys = (error: unknown): boolean =>
  error instanceof CipherError && error.code === "unknown-version";

const isGone = (answer: ImportedAnswer<ImportedConsent> | undefined): boolean =>
  answer?.ok === false && answer.code === "person-erased";
