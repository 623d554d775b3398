import { once } from "node:events";
import type { ClientRequest } from "node:http";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import type { Text3 } from "@kelisim/core";
import {
  PROBLEM_CODES,
  type ImportAnswer,
  type ImportEndAnswer,
  type ImportLineAnswer,
  type ImportRowAnswer,
} from "@kelisim/protocol";
import { CliFailure } from "../failure.ts";
import { refusedAs } from "./contract-refusal.ts";
import { bytesFrom, type ImportFile } from "./import-file.ts";
import { BrokenConnection, openCall, readJson, refusalIn, type Access } from "./line-service.ts";

/** How an import goes on, and how it ended. */
export type ImportTally = {
  readonly line: number;
  readonly recorded: number;
  readonly already: number;
  readonly refused: number;
};

/** What an import is done with. */
export type ImportOrder = {
  readonly access: Access;
  readonly file: ImportFile;
  /** Whether to go on where an earlier run stopped, instead of at the first line. */
  readonly resume: boolean;
  readonly onProgress: (tally: ImportTally) => void;
  readonly onRefused: (row: ImportRowAnswer) => void;
};

/** How often a connection that breaks is made again without getting any further. */
const TRIES = 5;
const PAUSE_MS = 1000;

const gaveUp = (url: string): Text3 => ({
  kk: `Қызметпен байланыс үзіле береді: ${url}. Кейінірек сол команданы --resume параметрімен қайталаңыз: енгізілген жолдар екі рет тіркелмейді.`,
  ru: `Связь со службой обрывается: ${url}. Повторите позже ту же команду с --resume: записанное не запишется дважды.`,
  en: `The connection to the service keeps breaking: ${url}. Repeat the command later with --resume: nothing is recorded twice.`,
});

/** Faults that pass by themselves: the service restarts, its database does. */
const PASSING: ReadonlySet<string> = new Set([
  "not-ready",
  "overloaded",
  "too-many-lines",
  "import-idle",
]);

async function write(request: ClientRequest, bytes: AsyncIterable<Buffer>): Promise<void> {
  try {
    for await (const part of bytes) {
      if (request.destroyed) return;
      if (!request.write(part))
        await Promise.race([once(request, "drain"), once(request, "close")]);
    }
    request.end();
  } catch {
    // The connection broke, or the answer came first: whoever reads the answer says which.
    request.destroy();
  }
}

class Import {
  readonly #order: ImportOrder;
  #tally: ImportTally = { line: 0, recorded: 0, already: 0, refused: 0 };

  constructor(order: ImportOrder) {
    this.#order = order;
  }

  async run(): Promise<ImportTally> {
    let tries = 0;
    let next = this.#order.resume ? await this.#nextLine() : 1;
    for (;;) {
      const before = this.#tally.line;
      const end = await this.#send(next).catch((error: unknown) => {
        if (error instanceof BrokenConnection) return undefined;
        throw error;
      });
      if (end?.done === true) return this.#tally;
      if (end?.code !== undefined && !PASSING.has(end.code)) throw this.#refused(end.code);
      tries = this.#tally.line > before ? 0 : tries + 1;
      if (tries > TRIES) throw new CliFailure(gaveUp(this.#order.access.url));
      await sleep(PAUSE_MS * Math.max(1, tries));
      next = Math.max(this.#tally.line + 1, next);
    }
  }

  #refused(code: string): CliFailure {
    const known = PROBLEM_CODES.find((one) => one === code);
    return known === undefined ? new CliFailure(gaveUp(this.#order.access.url)) : refusedAs(known);
  }

  async #nextLine(): Promise<number> {
    const { access, file } = this.#order;
    const path = `/v1/consent-imports/${file.importId}`;
    const found = await readJson<ImportAnswer>(access, path).catch((error: unknown) => {
      throw error instanceof BrokenConnection ? new CliFailure(gaveUp(access.url)) : error;
    });
    return found?.next_line ?? 1;
  }

  /** Sends the file from a line on and reads the answers at the same time. @returns the last line, if it came */
  async #send(from: number): Promise<ImportEndAnswer | undefined> {
    const { access, file } = this.#order;
    const query = `import_id=${file.importId}&from_line=${from}`;
    const { request, response } = openCall(access, "POST", `/v1/consent-imports?${query}`);
    const writing = write(request, bytesFrom(file.path, from));
    try {
      const answer = await response;
      if (answer.statusCode !== 200) throw await refusalIn(answer);
      let end: ImportEndAnswer | undefined;
      for await (const text of createInterface({ input: answer, crlfDelay: Infinity })) {
        const line = JSON.parse(text) as ImportLineAnswer;
        if ("done" in line) end = line;
        else this.#take(line);
      }
      return end;
    } catch (error) {
      throw error instanceof CliFailure ? error : new BrokenConnection();
    } finally {
      request.destroy();
      await writing;
    }
  }

  #take(row: ImportRowAnswer): void {
    const { onProgress, onRefused } = this.#order;
    this.#tally = { ...this.#tally, line: row.line, [row.status]: this.#tally[row.status] + 1 };
    if (row.status === "refused") onRefused(row);
    onProgress(this.#tally);
  }
}

/**
 * Sends a file of consents to a running service, and goes on by itself where the connection breaks.
 * @throws CliFailure
 */
export const importFile = (order: ImportOrder): Promise<ImportTally> => new Import(order).run();
