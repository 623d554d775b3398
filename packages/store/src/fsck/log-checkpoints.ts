import { verify } from "node:crypto";
import { equalBytes, parseCheckpoint, parseNote, toHex, utf8Bytes } from "@kelisim/log";
import type { Queryable, Row } from "../db/db.ts";
import type { FsckFault } from "./finding.ts";
import type { PublicKeys } from "./published-keys.ts";

/** A checkpoint as it is kept. */
export type KeptCheckpoint = {
  readonly size: bigint;
  readonly root: Uint8Array;
  readonly note: string;
};

type CheckpointRow = Row & { size: string; root: Uint8Array; note: string };

/** The checkpoints of sizes from one to another, both included. */
export async function checkpointsBetween(
  db: Queryable,
  from: bigint,
  to: bigint,
): Promise<KeptCheckpoint[]> {
  const rows = await db.query<CheckpointRow>(
    `select size::text as size, root, note from log_checkpoint where size >= $1 and size <= $2
     order by log_checkpoint.size`,
    [from, to],
  );
  return rows.map(({ size, root, note }) => ({ size: BigInt(size), root, note }));
}

/** Whether every line of our own holds, and there is one. Other names are those of witnesses. */
function isSigned(note: string, origin: string, keys: PublicKeys): boolean {
  const parsed = parseNote(note);
  if (parsed === undefined) return false;
  const own = parsed.signatures.filter(({ name }) => name === origin);
  const message = Buffer.from(utf8Bytes(parsed.text) ?? []);
  return (
    own.length > 0 &&
    own.every(({ keyHash, signature }) => {
      const key = keys.get(toHex(keyHash));
      return key !== undefined && verify(null, message, key, signature);
    })
  );
}

/**
 * What is wrong with a checkpoint.
 * @param root of the tree of its size; `undefined` where the tree is smaller
 */
export function checkpointFault(
  { size, root, note }: KeptCheckpoint,
  origin: string,
  treeRoot: Uint8Array | undefined,
  keys: PublicKeys,
): FsckFault | undefined {
  const head = parseCheckpoint(note);
  if (head === undefined) return "unreadable";
  if (treeRoot === undefined) return "extra";
  const isOfTree = equalBytes(root, treeRoot) && equalBytes(head.root, treeRoot);
  if (!isOfTree || head.size !== size || head.origin !== origin) return "differs";
  return isSigned(note, origin, keys) ? undefined : "signature";
}
