/** What a check looks at. */
export type FsckCheck =
  | "persons"
  | "messages"
  | "timers"
  | "keys"
  | "registry"
  | "references"
  | "tree"
  | "rows-in-log"
  | "checkpoints"
  | "months"
  | "receipts"
  | "proofs";

/** What is wrong with a row. */
export type FsckFault =
  /** It is not what follows from the events, or from the version that it is of. */
  | "differs"
  /** Nothing that it could follow from. */
  | "extra"
  /** It should be there. */
  | "missing"
  /** It names something that is not there. */
  | "names-nothing"
  /** Its bytes do not open, or not for this row. */
  | "does-not-open"
  /** It cannot be read, or what follows from it cannot be computed. */
  | "unreadable"
  /** What it hashes to is not in the log. */
  | "not-as-logged"
  /** A signature does not hold. */
  | "signature";

/** One row that is not as it should be, named so that it can be looked at. */
export type FsckFinding = {
  readonly check: FsckCheck;
  readonly fault: FsckFault;
  readonly table: string;
  /** The columns of its key with their values, as text. */
  readonly key: Readonly<Record<string, string>>;
  /** The columns that are wrong, where they are known. */
  readonly columns?: readonly string[];
};

/** How far a check has come: rows or persons that it has seen. */
export type FsckProgress = { readonly check: FsckCheck; readonly seen: number };

/** What every check works with, in a transaction that sees one instant. */
export type FsckRun = {
  readonly found: (finding: FsckFinding) => void;
  readonly progress: (progress: FsckProgress) => void;
};
