import { equalBytes } from "@kelisim/log";
import type { Queryable } from "../db/db.ts";
import { entriesAt } from "./entries-at.ts";
import type { LogEntry } from "./entries.ts";

/** How an access stands in its batch's own tree, whose root is what the log has. */
export type BatchPath = {
  /** SHA-256 of the batch's secret and id. */
  readonly salt: Uint8Array;
  readonly root: Uint8Array;
  /** The entry in the log: SHA-256 of this salt and the root. */
  readonly entry: Uint8Array;
  /** Which of the batch's leaves it is, and how many there are. */
  readonly index: bigint;
  readonly size: bigint;
  /** Inclusion proof of the row's entry in the batch. */
  readonly path: readonly Uint8Array[];
};

/** Where a row stands in the log, and what shows it. */
export type RowPlace = {
  /** Index of its leaf; of an access: of its batch's. */
  readonly index: bigint;
  /** SHA-256 of the salt and the SHA-256 of the payload. The log's own entry, unless there is a `batch`. */
  readonly entry: Uint8Array;
  readonly salt: Uint8Array;
  /** What was hashed, as UTF-8; none for a receipt, of which the JWS is hashed. */
  readonly payload: string | undefined;
  readonly batch?: BatchPath;
};

/** A row is as nobody wrote it: a fault of the machine, or somebody changed it by hand. */
export const differs = (): Error => new Error("a row of evidence is not what the log has of it");

/** The place of a row that is a leaf of its own, among those of its batch. */
export async function placeAmong(
  db: Queryable,
  { first, leaves }: { readonly first: bigint; readonly leaves: number },
  { entry, salt, payload }: LogEntry,
): Promise<RowPlace> {
  const logged = await entriesAt(db, first, leaves);
  const at = logged.findIndex((each) => equalBytes(each, entry));
  if (at < 0) throw differs();
  return { index: first + BigInt(at), entry, salt, payload };
}
