import { setImmediate } from "node:timers/promises";
import { instantOf, type Instant, type Language } from "@kelisim/core";
import type { ImportEndAnswer, ImportQuery, ProblemCode } from "@kelisim/protocol";
import {
  CommitUnknownError,
  DatabaseClosedError,
  endImportTurn,
  holdsImportTurn,
  isConnectionFault,
  type ImportCounts,
  type ImportProgress,
  type ImportTurn,
} from "@kelisim/store";
import { problemOfError } from "../http/error-border.ts";
import { readAhead } from "../http/lines/read-ahead.ts";
import {
  NoLinesError,
  splitLines,
  TooManyLinesError,
  type Line,
} from "../http/lines/split-lines.ts";
import { whyEnd } from "../http/lines/why-end.ts";
import type { LinesReply, StreamedBody } from "../http/operation.ts";
import { countsOf, endAnswer, sumOf, type Answered } from "./answers.ts";
import { recordChunk, type ChunkFrame } from "./chunk.ts";
import type { Importer } from "./commands.ts";
import { ImportStopped, ImportWatch, type WatchTimes } from "./import-watch.ts";
import { prepareChunk, type PreparedChunk } from "./prepare-chunk.ts";

/** Lines that are recorded in one transaction: more hold their persons, and this process, for too long. */
export const LINES_A_CHUNK = 500;
/** For so long the turn is held after each chunk. */
export const TURN_MS = 30_000;

/** Lines that could not be made ready, and why. */
type UnpreparedChunk = { readonly lines: readonly Line[]; readonly error: unknown };

/** One call of an import, under its turn. */
export type ImportRun = {
  readonly importer: Importer;
  readonly turn: ImportTurn;
  readonly body: StreamedBody;
  readonly language: Language;
  readonly fromLine: number;
  readonly answers: NonNullable<ImportQuery["answers"]>;
  /** How far the import got before this call. */
  readonly before: ImportProgress;
  /** How a call that waits for lines is watched; as for everybody unless set. */
  readonly times?: WatchTimes;
};

export const turnEnd = (now: Instant): Instant => instantOf(now.epochMilliseconds + TURN_MS);

/** Why an import is not to go on, if it is not. */
const whyStop = async (importer: Importer): Promise<ProblemCode | undefined> =>
  importer.ctx.logBacklog.isOver ? "log-behind" : whyEnd(importer);

/** Whether the chunk failed as a whole: then its lines are not tried one by one. */
const isOfAll = (error: unknown): boolean =>
  error instanceof CommitUnknownError ||
  error instanceof DatabaseClosedError ||
  isConnectionFault(error) ||
  problemOfError(error, "import-consents") !== "internal-error";

/** Lines as they come, of which a watch hears. */
async function* heardBy(
  watch: ImportWatch,
  lines: AsyncIterable<readonly Line[]>,
): AsyncGenerator<readonly Line[]> {
  for await (const some of lines) {
    if (some.length > 0) watch.heard();
    yield some;
  }
}

/** With which code an error of the body, or of the watch, ends a call. */
function codeOf(error: unknown): ProblemCode | undefined {
  if (error instanceof ImportStopped) return error.code;
  if (error instanceof TooManyLinesError) return "too-many-lines";
  return error instanceof NoLinesError ? "line-too-long" : undefined;
}

class Run {
  readonly #run: ImportRun;
  #counts: ImportCounts = { recorded: 0, already: 0, refused: 0 };
  readonly #refused = new Set<ProblemCode>();
  #next: number;
  #hasEnded = false;
  #answered: number;

  constructor(run: ImportRun) {
    this.#run = run;
    this.#next = run.fromLine;
    this.#answered = run.before.lines;
  }

  get refused(): Iterable<ProblemCode> {
    return this.#refused;
  }

  /** The last line. */
  end(code?: ProblemCode): string {
    const { importer: _importer, turn, language } = this.#run;
    const end = { import_id: turn.importId, next_line: this.#next, ...this.#counts };
    const answer: ImportEndAnswer = endAnswer(end, code, language);
    return `${JSON.stringify(answer)}\n`;
  }

  async *lines(): AsyncGenerator<string> {
    const { body, fromLine, importer, times } = this.#run;
    const watch = new ImportWatch(() => this.#whyEnd(), times);
    try {
      const split = splitLines(body.bytes, fromLine, importer.ctx.config.importLines);
      const lines = readAhead(heardBy(watch, split), LINES_A_CHUNK, watch.signal);
      // The next lines are made ready while the database records the ones before.
      for await (const chunks of readAhead(this.#prepared(lines), 1, watch.signal)) {
        watch.works();
        for (const chunk of chunks) {
          // The key may have been revoked since the call began.
          const stop = (await whyStop(importer)) ?? (await this.#record(chunk));
          if (typeof stop === "string") return yield await this.#ended(stop);
          yield this.#told(stop);
          // Others have their turn at this process.
          await setImmediate();
        }
        watch.waits();
      }
      yield await this.#ended();
    } catch (error) {
      const code = codeOf(error);
      if (code === undefined) throw error;
      yield await this.#ended(code);
    } finally {
      watch.close();
      await this.#ended("not-ready");
    }
  }

  /** The last line, once the next import of the party may begin: whoever reads it may begin one. */
  async #ended(code?: ProblemCode): Promise<string> {
    const { importer, turn } = this.#run;
    const { store, clock } = importer.ctx;
    if (!this.#hasEnded) await endImportTurn(store.db, turn, code === undefined, clock.now());
    this.#hasEnded = true;
    return this.end(code);
  }

  /** Why a call that waits for lines is not to wait on. */
  async #whyEnd(): Promise<ProblemCode | undefined> {
    const { importer, turn } = this.#run;
    const why = await whyStop(importer);
    if (why !== undefined) return why;
    return (await holdsImportTurn(importer.ctx.store.db, turn)) ? undefined : "import-taken-over";
  }

  async *#prepared(
    source: AsyncIterable<readonly Line[]>,
  ): AsyncGenerator<readonly (PreparedChunk | UnpreparedChunk)[]> {
    for await (const lines of source) {
      yield [await prepareChunk(this.#frame(), lines).catch((error) => ({ lines, error }))];
    }
  }

  #frame(): ChunkFrame {
    const { importer, turn, language } = this.#run;
    const now = importer.ctx.clock.now();
    return { importer, turn, language, now, until: turnEnd(now), answered: this.#answered };
  }

  async #record(
    chunk: PreparedChunk | UnpreparedChunk,
  ): Promise<readonly Answered[] | ProblemCode> {
    const { lines } = chunk;
    try {
      if ("error" in chunk) throw chunk.error;
      return await this.#recordTogether(chunk);
    } catch (error) {
      if (isOfAll(error)) throw error;
    }
    return this.#recordEach(lines);
  }

  /** Lines of which one fails unforeseen: each alone, so that the others are recorded. */
  async #recordEach(lines: readonly Line[]): Promise<readonly Answered[] | ProblemCode> {
    const answers: Answered[] = [];
    for (const line of lines) {
      try {
        const one = await this.#recordTogether(await prepareChunk(this.#frame(), [line]));
        if (typeof one === "string") return one;
        answers.push(...one);
      } catch (error) {
        if (isOfAll(error)) throw error;
        answers.push({ line: line.number, status: "refused", code: "internal-error" });
      }
    }
    return answers;
  }

  async #recordTogether(chunk: PreparedChunk): Promise<readonly Answered[] | ProblemCode> {
    const answers = await recordChunk(this.#frame(), chunk);
    if (answers === "lost") return "import-taken-over";
    this.#answered = Math.max(this.#answered, chunk.lines.at(-1)?.number ?? 0);
    return answers;
  }

  /** Counts the answers, and the lines that tell of them. */
  #told(answers: readonly Answered[]): string {
    this.#counts = sumOf(this.#counts, countsOf(answers));
    this.#next = (answers.at(-1)?.line ?? this.#next - 1) + 1;
    for (const { status, code } of answers) {
      if (status === "refused" && code !== undefined) this.#refused.add(code as ProblemCode);
    }
    const { answers: which } = this.#run;
    return answers
      .filter(({ status }) => which === "all" || (which === "refused" && status === "refused"))
      .map((answer) => `${JSON.stringify(answer)}\n`)
      .join("");
  }
}

/** Records lines as they come and answers each, in their order. */
export function runImport(of: ImportRun): LinesReply {
  const run = new Run(of);
  return {
    lines: run.lines(),
    endOn: (code) => run.end(code),
    refused: () => run.refused,
  };
}
