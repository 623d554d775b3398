import type { SqlErrorFields } from "../db/errors.ts";
import type { WireValue } from "../db/encode.ts";

/** Syncs that the kernel has carried out: all of them, and those of directories alone. */
export type SyncCounts = { readonly calls: number; readonly directories: number };

/** What the worker thread is started with. */
export type WorkerStart = {
  /** `initialise` makes the files of a new database and ends; `serve` opens existing ones. */
  readonly task: "initialise" | "serve";
  readonly directory: string;
};

/** What the main thread asks. One request at a time; each gets one answer. */
export type WorkerRequest =
  | {
      readonly kind: "run";
      readonly name?: string;
      readonly text: string;
      readonly values: readonly WireValue[];
    }
  | { readonly kind: "script"; readonly sql: string }
  /** Forgets the prepared statements, after a change of the schema. */
  | { readonly kind: "forget" }
  /** How many times files and directories were really synced. */
  | { readonly kind: "syncs" }
  | { readonly kind: "close" };

/** Rows as the server sends them: text values in the order of the columns. */
export type WireRows = {
  readonly columns: readonly { readonly name: string; readonly oid: number }[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly command: string;
};

export type WorkerAnswer =
  | { readonly kind: "ready" }
  | { readonly kind: "rows"; readonly result: WireRows }
  | { readonly kind: "refused"; readonly error: SqlErrorFields }
  | { readonly kind: "syncs"; readonly syncs: SyncCounts }
  | { readonly kind: "done" }
  /** The engine can no longer be trusted; the thread ends right after this. */
  | { readonly kind: "fatal"; readonly message: string };
