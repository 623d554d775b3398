export type ErasureLedgerFault = "foreign" | "damaged" | "not-accessible" | "cut-off";

const WORDS: Readonly<Record<ErasureLedgerFault, (file: string, line: number) => string>> = {
  foreign: (file) =>
    `The erasure ledger ${file} belongs to another store. Set KELISIM_ERASURE_LEDGER to the file of this store and start again.`,
  damaged: (file, line) =>
    `Line ${line} of the erasure ledger ${file} is damaged. Bring the file back from its copy; do not edit it. Without it a restored store would remember people who were erased.`,
  "cut-off": (file) =>
    `The erasure ledger ${file} took a part of a line only: its disk is full. Make room there and order the erasure again.`,
  "not-accessible": (file) =>
    `The erasure ledger ${file} cannot be read or written. Make the user that runs the service its owner.`,
};

/** Why an erasure ledger is not taken; the message says what to do. */
export class ErasureLedgerError extends Error {
  override readonly name = "ErasureLedgerError";
  readonly code: ErasureLedgerFault;
  readonly file: string;

  /** @param line the first damaged one, counted from 1 */
  constructor(code: ErasureLedgerFault, file: string, line = 0) {
    super(WORDS[code](file, line));
    this.code = code;
    this.file = file;
  }
}
