import { randomUUID } from "node:crypto";
import { instantOf, parseInstant, type Instant } from "@kelisim/core";
import { emptyRoot } from "@kelisim/log";
import type { Db, Queryable, Row } from "../db/db.ts";
import { PROCESS_PATIENCE_MS } from "../jobs/processes.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { signCheckpoint } from "./checkpoints.ts";
import { noteLogKeys } from "./log-keys.ts";
import { logSigners } from "./log-signer.ts";

/** The log of this store. */
export type LogTree = {
  /** Its name, for life. */
  readonly origin: string;
  readonly size: bigint;
  /** From when on every row of evidence has a batch; none while an older release still writes. */
  readonly coversFrom: Instant | undefined;
};

type TreeRow = Row & { origin: string; size: string; covers_from: string | null };

const READ = {
  name: "log-tree",
  text: "select t.origin, t.size::text as size, t.covers_from from log_tree t",
};

/** The log as it stands; none before `ensureLog`. */
export async function logTree(db: Queryable): Promise<LogTree | undefined> {
  const [row] = await db.query<TreeRow>(READ);
  if (row === undefined) return undefined;
  const coversFrom = row.covers_from === null ? undefined : parseInstant(row.covers_from);
  return { origin: row.origin, size: BigInt(row.size), coversFrom };
}

const MAKE = {
  name: "make-log",
  text: "insert into log_tree (one, origin, size) values (true, $1, 0) on conflict do nothing",
};

/**
 * Makes the log if there is none, with a checkpoint of the empty tree, and notes the public keys that are held.
 * @param origin the log's name if it has none yet; one of its own making unless given
 */
export const ensureLog = (
  db: Db,
  ring: KeyRing,
  { origin, now }: { readonly origin?: string | undefined; readonly now: Instant },
): Promise<LogTree> => {
  const name = origin ?? `kelisim/${randomUUID().replaceAll("-", "")}`;
  return db.tx(async (tx) => {
    await tx.query(MAKE, [name]);
    const tree = await logTree(tx);
    if (tree === undefined) throw new Error("the log is gone");
    const signers = logSigners(ring, tree.origin);
    await noteLogKeys(tx, ring, signers, now);
    if (tree.size === 0n) await signCheckpoint(tx, signers, { ...tree, root: emptyRoot }, now);
    await beginCovering(tx, now);
    return (await logTree(tx)) ?? tree;
  });
};

/** The first migration whose release writes batches. */
const SINCE = "0024_evidence_log.sql";

const COVER = {
  name: "log-covers-from",
  text: `update log_tree set covers_from = $1
         where covers_from is null and not exists (
           select from process
           where ended_at is null and seen_at > $2 and schema_name < $3)`,
};

/**
 * Notes from when on all rows have a batch: from a moment after no process of an older release was seen, since
 * one that was silent may still write, and one whose clock is ahead dates its rows later.
 */
export const beginCovering = async (tx: Queryable, now: Instant): Promise<void> => {
  const [seenAfter, from] = [-PROCESS_PATIENCE_MS, PROCESS_PATIENCE_MS].map((ms) =>
    instantOf(now.epochMilliseconds + ms),
  );
  await tx.query(COVER, [from, seenAfter, SINCE]);
};
