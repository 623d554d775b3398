import type { ImportedConsent, Instant, Language } from "@kelisim/core";
import {
  ensureSubjects,
  foundUnderAll,
  runImportCommands,
  type ImportedAnswer,
  type ImportTurn,
  type SubjectCommand,
} from "@kelisim/store";
import type { Line } from "../http/lines/split-lines.ts";
import {
  badAnswer,
  countsOf,
  importedAnswer,
  refusedAnswer,
  unknownAnswer,
  type Answered,
} from "./answers.ts";
import { commandOf, judgeAlone, type Importer } from "./commands.ts";
import { RegistryReads, type RowRegistry } from "./registry-reads.ts";
import { readRow, type GoodRow } from "./row.ts";

/** What lines are recorded with. */
export type ChunkFrame = {
  readonly importer: Importer;
  readonly turn: ImportTurn;
  readonly language: Language;
  readonly now: Instant;
  /** Until when the turn is held. */
  readonly until: Instant;
  /** The last line that was answered before, by an earlier call. */
  readonly answered: number;
};

/** A good line with its place among the chunk's and what the registry says. */
type Placed = { readonly good: GoodRow; readonly at: number; readonly registry: RowRegistry };

/** How often a person whom a number leads to may be erased before her line is recorded. */
const TRIES = 5;

function unknownIn(
  { importer }: Pick<ChunkFrame, "importer">,
  { purpose, object }: RowRegistry,
): string[] {
  return [
    ...(purpose?.partyId === importer.caller.party.id ? [] : ["/purpose_id"]),
    ...(object === undefined ? ["/object_id"] : []),
  ];
}

/** Reads the lines; what is wrong with one of them in itself is answered already. */
async function place(
  frame: Preparation,
  lines: readonly Line[],
): Promise<{ readonly answers: Answered[]; readonly placed: readonly Placed[] }> {
  const { importer, language } = frame;
  const answers: Answered[] = [];
  const placed: Placed[] = [];
  const reads = new RegistryReads(importer.ctx.store.db, false);
  for (const [at, line] of lines.entries()) {
    const read = readRow(line, language);
    if (!read.ok) {
      answers[at] = badAnswer(read);
      continue;
    }
    const registry = await reads.of(read.row);
    const unknown = unknownIn(frame, registry);
    if (unknown.length > 0) answers[at] = unknownAnswer(read, unknown, language);
    else placed.push({ good: read, at, registry });
  }
  return { answers, placed };
}

/** Lines that are ready to be recorded, and what is answered already. */
export type PreparedChunk = {
  readonly lines: readonly Line[];
  readonly answers: Answered[];
  readonly meant: readonly Placed[];
  readonly commands: readonly SubjectCommand<ImportedConsent>[];
};

type Preparation = Pick<ChunkFrame, "importer" | "language" | "now">;

/** The lines that may be recorded, with their persons; the others are answered without making anybody known. */
async function withPersons(
  { importer, language, now }: Preparation,
  placed: readonly Placed[],
  answers: Answered[],
): Promise<Pick<PreparedChunk, "meant" | "commands">> {
  const { db, ring } = importer.ctx.store;
  const iinsOf = (some: readonly Placed[]) => some.map(({ good }) => good.iin);
  const known = await foundUnderAll(db, ring, iinsOf(placed));
  const made = new Set<string>();
  const meant = placed.filter(({ good, at, registry }) => {
    const { digits } = good.iin;
    if (known.has(digits) || made.has(digits)) return true;
    const alone = judgeAlone(importer, good, registry, now);
    if (alone.ok) return made.add(digits);
    answers[at] = refusedAnswer(good, alone, language);
    return false;
  });
  const persons = await ensureSubjects(db, ring, iinsOf(meant), known);
  const commands = meant.map(({ good }) => {
    const subjectId = persons.get(good.iin.digits);
    if (subjectId === undefined) throw new Error("a person was asked for and not made");
    return commandOf(importer, good, subjectId, now);
  });
  return { meant, commands };
}

/** Reads lines and looks up whom and what they name. It records nothing, and may be done ahead. */
export async function prepareChunk(
  frame: Preparation,
  lines: readonly Line[],
): Promise<PreparedChunk> {
  const { answers, placed } = await place(frame, lines);
  return { lines, answers, ...(await withPersons(frame, placed, answers)) };
}

/** Records lines in one transaction. @returns their answers in order; `lost` where the import goes on elsewhere */
export async function recordChunk(
  frame: ChunkFrame,
  { lines, answers, ...first }: PreparedChunk,
): Promise<readonly Answered[] | "lost"> {
  const { importer, turn, language, now, until, answered } = frame;
  let ready: Pick<PreparedChunk, "meant" | "commands"> = first;
  for (let tries = 1; ; tries += 1) {
    const { meant, commands } = ready;
    let left: readonly Placed[] = [];
    const done = await runImportCommands(importer.ctx.store, {
      ...{ turn, until, now, commands },
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
    });
    if (done === "lost" || left.length === 0) return done === "lost" ? done : answers;
    ready = await withPersons(frame, left, answers);
  }
}

const isGone = (answer: ImportedAnswer<ImportedConsent> | undefined): boolean =>
  answer?.ok === false && answer.code === "person-erased";
