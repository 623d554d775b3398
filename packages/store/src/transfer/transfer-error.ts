export type TransferFault =
  "source-empty" | "target-not-empty" | "target-ahead" | "target-differs" | "not-equal";

const WORDS: Record<TransferFault, (detail: string) => string> = {
  "source-empty": () =>
    "There is no Kelisim store to copy: the source has no tables. Check where it is (KELISIM_DATA, DATABASE_URL).",
  "target-not-empty": (table) =>
    `The target holds rows already (in ${table}), and nothing is ever overwritten. Make a new, empty database or directory and name that one; do not start the service on it before.`,
  "target-ahead": (migration) =>
    `The target's tables are newer than those of the rows (it has ${migration}). Name an empty database without tables: they are made as the rows need them.`,
  "target-differs": (what) =>
    `The target's tables are not those of the rows (${what}). Name an empty database without tables, and use the release that the rows come from or a later one.`,
  "not-equal": (tables) =>
    `What arrived differs from what was sent (in ${tables}), so nothing was kept. Check the disks and the memory of both machines, then try again.`,
};

/** A copy cannot be made; the target was left as it was. The message says what to do. */
export class TransferRefusedError extends Error {
  override readonly name = "TransferRefusedError";
  readonly code: TransferFault;
  /** A table, a migration: never anything of a row. */
  readonly detail: string;

  constructor(code: TransferFault, detail = "") {
    super(WORDS[code](detail));
    this.code = code;
    this.detail = detail;
  }
}
