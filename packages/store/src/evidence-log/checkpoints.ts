import { parseInstant, type Instant } from "@kelisim/core";
import { formatCheckpoint, signNote, type Signer } from "@kelisim/log";
import type { Queryable, Row } from "../db/db.ts";

/** A signed head of the tree. */
export type LogCheckpoint = {
  readonly size: bigint;
  readonly root: Uint8Array;
  /** The signed note, without cosignatures. */
  readonly note: string;
  readonly signedAt: Instant;
};

type CheckpointRow = Row & { size: string; root: Uint8Array; note: string; signed_at: string };

const COLUMNS = "c.size::text as size, c.root, c.note, c.signed_at";

const LATEST = {
  name: "latest-checkpoint",
  text: `select ${COLUMNS} from log_checkpoint c order by c.size desc limit 1`,
};
const OF_SIZE = {
  name: "checkpoint-of-size",
  text: `select ${COLUMNS} from log_checkpoint c where c.size = $1`,
};
const FROM_SIZE = {
  name: "checkpoint-from-size",
  text: `select ${COLUMNS} from log_checkpoint c where c.size >= $1 order by c.size limit 1`,
};

function firstOf([row]: readonly CheckpointRow[]): LogCheckpoint | undefined {
  if (row === undefined) return undefined;
  const signedAt = parseInstant(row.signed_at);
  if (signedAt === undefined) throw new Error("a checkpoint without an instant");
  return { size: BigInt(row.size), root: row.root, note: row.note, signedAt };
}

/** The newest one; every log has the one of its empty tree. */
export const latestCheckpoint = async (db: Queryable): Promise<LogCheckpoint | undefined> =>
  firstOf(await db.query<CheckpointRow>(LATEST));

/** The checkpoint of exactly this size. */
export const checkpointOf = async (
  db: Queryable,
  size: bigint,
): Promise<LogCheckpoint | undefined> => firstOf(await db.query<CheckpointRow>(OF_SIZE, [size]));

/** The smallest checkpoint of at least this size: for `index + 1` the first that has that leaf. */
export const checkpointFrom = async (
  db: Queryable,
  size: bigint,
): Promise<LogCheckpoint | undefined> => firstOf(await db.query<CheckpointRow>(FROM_SIZE, [size]));

const COSIGNED = {
  name: "cosignatures-of-checkpoint",
  text: "select line from log_cosignature where size = $1 order by given_at, witness",
};

/** Its note with the lines of the witnesses behind our own. */
export async function withCosignatures(
  db: Queryable,
  { size, note }: Pick<LogCheckpoint, "size" | "note">,
): Promise<string> {
  const lines = await db.query<{ line: string }>(COSIGNED, [size]);
  return note + lines.map(({ line }) => `${line}\n`).join("");
}

/** A witness's line on a checkpoint. */
export type Cosignature = {
  readonly size: bigint;
  /** Name and key of the witness, as in its signature line. */
  readonly witness: string;
  /** The whole signature line, without its line break. */
  readonly line: string;
  readonly at: Instant;
};

/** Keeps it; one of the same witness that is there already stays. */
export async function addCosignature(
  db: Queryable,
  { size, witness, line, at }: Cosignature,
): Promise<void> {
  await db.query(
    `insert into log_cosignature (size, witness, line, given_at) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [size, witness, line, at],
  );
}

/** The size of the greatest checkpoint that a witness has signed. */
export async function lastCosignedBy(db: Queryable, witness: string): Promise<bigint | undefined> {
  const [row] = await db.query<{ size: string }>(
    `select size::text as size from log_cosignature c where c.witness = $1
     order by c.size desc limit 1`,
    [witness],
  );
  return row === undefined ? undefined : BigInt(row.size);
}

const ADD = {
  name: "add-checkpoint",
  text: `insert into log_checkpoint (size, root, note, signed_at) values ($1, $2, $3, $4)
         on conflict do nothing`,
};

/** Signs a head of the tree by keys that are noted, and keeps it; one of this size that is there already stays. */
export async function signCheckpoint(
  tx: Queryable,
  signers: readonly Signer[],
  head: { readonly origin: string; readonly size: bigint; readonly root: Uint8Array },
  now: Instant,
): Promise<void> {
  const note = signNote(formatCheckpoint(head), ...signers);
  await tx.query(ADD, [head.size, head.root, note, now]);
}
