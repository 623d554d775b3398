import { randomBytes } from "node:crypto";
import {
  closeSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import type { SubjectId } from "@kelisim/core";
import { fsyncDirectory } from "../engine/fsync-tree.ts";
import { ErasureLedgerError } from "./ledger-error.ts";
import {
  formatLine,
  headerOf,
  parseLine,
  serviceOfHeader,
  tornLine,
  type LedgerEntry,
  type LedgerLine,
} from "./ledger-lines.ts";

/** Who was erased, kept apart from the store and from its backups: a restored store is told by it. */
export interface ErasureLedger {
  readonly file: string;
  /** Everybody who stands in the file now, by the first entry. @throws ErasureLedgerError */
  entries(): ReadonlyMap<SubjectId, LedgerEntry>;
  /** Writes and syncs. @throws ErasureLedgerError */
  append(entries: readonly LedgerEntry[]): void;
  /** Takes an entry back whose erasure did not take place. @throws ErasureLedgerError */
  retract(entry: LedgerEntry): void;
}

/**
 * Opens the ledger of a service, made with mode 0600 where there is none. A last line that a crash cut off
 * is vouched for and left alone: the file is only ever appended to, by any number of processes.
 * @throws ErasureLedgerError for another service's ledger, and for damage
 */
export function openErasureLedger(file: string, serviceId: string): ErasureLedger {
  const ledger = new FileLedger(file, serviceId);
  ledger.entries();
  return ledger;
}

class FileLedger implements ErasureLedger {
  readonly file: string;
  readonly #serviceId: string;

  constructor(file: string, serviceId: string) {
    this.file = file;
    this.#serviceId = serviceId;
  }

  entries(): ReadonlyMap<SubjectId, LedgerEntry> {
    const found = new Map<SubjectId, LedgerEntry>();
    for (const line of this.#lines()) {
      if (line.kind === "void") found.delete(line.subjectId);
      if (line.kind !== "erased" || found.has(line.subjectId)) continue;
      found.set(line.subjectId, { subjectId: line.subjectId, at: line.at });
    }
    return found;
  }

  append(entries: readonly LedgerEntry[]): void {
    this.#write(entries.map((entry) => ({ kind: "erased", ...entry })));
  }

  retract(entry: LedgerEntry): void {
    this.#write([{ kind: "void", ...entry }]);
  }

  #write(lines: readonly LedgerLine[]): void {
    if (lines.length === 0) return;
    this.#accessing(() => {
      makeLedger(this.file, headerOf(this.#serviceId));
      const fd = openSync(this.file, "a+");
      try {
        const text = [...this.#repairOf(fd), ...lines.map((line) => this.#format(line))];
        const bytes = Buffer.from(text.join(""));
        // One call, so that processes that share the file do not mix their lines. A full disk takes a part.
        if (writeSync(fd, bytes) < bytes.length) throw new ErasureLedgerError("cut-off", this.file);
        fsyncSync(fd);
      } finally {
        closeSync(fd);
      }
    });
  }

  readonly #format = (line: LedgerLine): string => `${formatLine(this.#serviceId, line)}\n`;

  /** What makes a cut-off last line whole: an end, and a word that it was cut off. */
  #repairOf(fd: number): readonly string[] {
    const tail = lastLine(fd);
    if (tail === "") return [];
    const isWhole = parseLine(this.#serviceId, tail) !== undefined;
    return isWhole ? ["\n"] : ["\n", this.#format(tornLine(tail))];
  }

  #lines(): readonly LedgerLine[] {
    const text = this.#accessing(() => {
      makeLedger(this.file, headerOf(this.#serviceId));
      return readFileSync(this.file, "utf8");
    });
    const [header = "", ...rest] = text.split("\n");
    const owner = serviceOfHeader(header);
    if (owner === undefined) throw new ErasureLedgerError("damaged", this.file, 1);
    if (owner !== this.#serviceId) throw new ErasureLedgerError("foreign", this.file);
    const lines: LedgerLine[] = [];
    for (const [index, words] of rest.entries()) {
      const line = parseLine(this.#serviceId, words);
      const next = rest[index + 1];
      if (line !== undefined) lines.push(line);
      else if (words !== "" && next !== undefined && !this.#isVouchedFor(words, next)) {
        throw new ErasureLedgerError("damaged", this.file, index + 2);
      }
    }
    return lines;
  }

  #isVouchedFor(cutOff: string, next: string): boolean {
    return next === formatLine(this.#serviceId, tornLine(cutOff));
  }

  #accessing<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (["EACCES", "EPERM", "EROFS", "EISDIR"].includes(String(codeOf(error)))) {
        throw new ErasureLedgerError("not-accessible", this.file);
      }
      throw error;
    }
  }
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && "code" in error ? error.code : undefined;

/** No line is longer, so that a cut-off one stands in as many bytes at the end. */
const LONGEST_LINE = 256;

/** What stands after the last end of a line. */
function lastLine(fd: number): string {
  const { size } = fstatSync(fd);
  const bytes = Buffer.alloc(Math.min(size, LONGEST_LINE));
  readSync(fd, bytes, 0, bytes.length, size - bytes.length);
  const text = bytes.toString("utf8");
  return text.slice(text.lastIndexOf("\n") + 1);
}

/** It appears in one step, with its first line, and never replaces another. */
function makeLedger(file: string, header: string): void {
  try {
    closeSync(openSync(file, "r"));
    return;
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
  }
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const unfinished = `${file}.${randomBytes(6).toString("hex")}.new`;
  const fd = openSync(unfinished, "wx", 0o600);
  try {
    writeSync(fd, `${header}\n`);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  try {
    linkSync(unfinished, file);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  } finally {
    unlinkSync(unfinished);
  }
  fsyncDirectory(dirname(file));
}
