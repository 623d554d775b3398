import { setImmediate } from "node:timers/promises";
import type { Iin, ImportedConsent, Instant, Language, SubjectId } from "@kelisim/core";
import {
  ensureSubjects,
  foundUnderAll,
  lookupMacsOf,
  newcomerOf,
  readyNewcomers,
  type ImportedCommand,
  type LookupMac,
  type Newcomer,
  type ReadyNewcomers,
  type Store,
} from "@kelisim/store";
import type { Line } from "../http/lines/split-lines.ts";
import { badAnswer, refusedAnswer, unknownAnswer, type Answered } from "./answers.ts";
import { commandOf, type Importer } from "./commands.ts";
import { RegistryReads, type RowRegistry } from "./registry-reads.ts";
import { readRow, type GoodRow } from "./row.ts";

/** What lines are made ready with. */
export type Preparation = {
  readonly importer: Importer;
  readonly language: Language;
  readonly now: Instant;
};

/** Lines that are made ready before others have their turn at this process. */
const LINES_A_TURN = 100;

/** A good line with its place among the chunk's and what the registry says. */
export type Placed = {
  readonly good: GoodRow;
  readonly at: number;
  readonly registry: RowRegistry;
};

function unknownIn(
  { importer }: Pick<Preparation, "importer">,
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

/** A line's command, with what it comes to if it makes its person known. */
type Command = ImportedCommand<ImportedConsent>;

/** Lines that are ready to be recorded, and what is answered already. */
export type PreparedChunk = {
  readonly lines: readonly Line[];
  readonly answers: Answered[];
  readonly meant: readonly Placed[];
  readonly commands: readonly Command[];
  readonly newcomers: ReadyNewcomers;
};

/** The keyed hashes of a number: made once, for the look-up and for the row of whoever is new. */
function macsOnce({ ring }: Pick<Store, "ring">): (iin: Iin) => readonly LookupMac[] {
  const made = new Map<string, readonly LookupMac[]>();
  return (iin) => {
    const macs = made.get(iin.digits) ?? lookupMacsOf(ring, iin);
    made.set(iin.digits, macs);
    return macs;
  };
}

/**
 * The lines that may be recorded, with their persons. Of those whom nobody knows, the first line that is not
 * refused makes the person; where all are, they are answered without making anybody known.
 */
export async function withPersons(
  { importer, language, now }: Preparation,
  placed: readonly Placed[],
  answers: Answered[],
): Promise<Pick<PreparedChunk, "meant" | "commands" | "newcomers">> {
  const { store, ids } = importer.ctx;
  const { db, ring } = store;
  const macsOf = macsOnce(store);
  const iins = placed.map(({ good }) => good.iin);
  const found = await foundUnderAll(db, ring, iins, macsOf);
  const known = await ensureSubjects(
    db,
    ring,
    iins.filter(({ digits }) => found.has(digits)),
    found,
  );
  const made = new Map<string, SubjectId>();
  const [meant, commands, newcomers]: [Placed[], Command[], Newcomer[]] = [[], [], []];
  for (const [n, one] of placed.entries()) {
    if (n % LINES_A_TURN === LINES_A_TURN - 1) await setImmediate();
    const { good, at, registry } = one;
    const { iin } = good;
    const before = known.get(iin.digits) ?? made.get(iin.digits);
    const { command, alone } = commandOf(importer, good, before ?? ids.next("sub"), now);
    if (before !== undefined) {
      meant.push(one);
      commands.push({ command });
      continue;
    }
    const first = alone(registry);
    if (!first.ok) {
      answers[at] = refusedAnswer(good, first, language);
      continue;
    }
    const newcomer = await newcomerOf(ring, command, first.drafts, { iin, macs: macsOf(iin) });
    made.set(iin.digits, newcomer.subjectId);
    newcomers.push(newcomer);
    meant.push(one);
    const { result } = first;
    commands.push({ command, asNewcomer: { ok: true, result, state: newcomer.after } });
  }
  return { meant, commands, newcomers: readyNewcomers(newcomers) };
}

/** Reads lines, looks up whom and what they name, and makes ready what is new. It records nothing, and may be done ahead. */
export async function prepareChunk(
  frame: Preparation,
  lines: readonly Line[],
): Promise<PreparedChunk> {
  const { answers, placed } = await place(frame, lines);
  return { lines, answers, ...(await withPersons(frame, placed, answers)) };
}

/** The same lines by what the registry says now. */
export async function preparedAgain(
  frame: Preparation,
  chunk: PreparedChunk,
): Promise<PreparedChunk> {
  const reads = new RegistryReads(frame.importer.ctx.store.db, false);
  const placed: Placed[] = [];
  for (const one of chunk.meant) placed.push({ ...one, registry: await reads.of(one.good.row) });
  return { ...chunk, ...(await withPersons(frame, placed, chunk.answers)) };
}
