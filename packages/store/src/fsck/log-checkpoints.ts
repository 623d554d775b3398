import { createPublicKey, verify, type KeyObject } from "node:crypto";
import {
  equalBytes,
  parseCheckpoint,
  parseNote,
  toHex,
  utf8Bytes,
  verifierKeyOf,
} from "@kelisim/log";
import type { Queryable, Row } from "../db/db.ts";
import { logKeys } from "../evidence-log/log-keys.ts";
import type { FsckFault, FsckFinding } from "./finding.ts";

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

/** The log's public keys by the hash that stands in a signature. */
export type CheckpointKeys = ReadonlyMap<string, KeyObject>;

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");

/** Every key that has signed checkpoints of this log; one whose id is not its own is told. */
export async function keysOfLog(
  db: Queryable,
  origin: string,
  found: (finding: FsckFinding) => void,
): Promise<CheckpointKeys> {
  const keys = new Map<string, KeyObject>();
  for (const { use, keyId, publicKey } of await logKeys(db)) {
    if (use !== "log") continue;
    if (toHex(verifierKeyOf(origin, publicKey).keyHash) !== keyId) {
      const key = { use, key_id: keyId };
      found({ check: "checkpoints", fault: "differs", table: "log_key", key });
      continue;
    }
    const jwk = { kty: "OKP", crv: "Ed25519", x: base64url(publicKey) };
    keys.set(keyId, createPublicKey({ key: jwk, format: "jwk" }));
  }
  return keys;
}

/** Whether every line of our own holds, and there is one. Other names are those of witnesses. */
function isSigned(note: string, origin: string, keys: CheckpointKeys): boolean {
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
  keys: CheckpointKeys,
): FsckFault | undefined {
  const head = parseCheckpoint(note);
  if (head === undefined) return "unreadable";
  if (treeRoot === undefined) return "extra";
  const isOfTree = equalBytes(root, treeRoot) && equalBytes(head.root, treeRoot);
  if (!isOfTree || head.size !== size || head.origin !== origin) return "differs";
  return isSigned(note, origin, keys) ? undefined : "signature";
}
