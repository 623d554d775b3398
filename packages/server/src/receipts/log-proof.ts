import { uuidOf } from "@kelisim/core";
import { formatProof } from "@kelisim/log";
import {
  checkpointToShow,
  inclusionPath,
  placeOfRow,
  withCosignatures,
  type StoredReceipt,
} from "@kelisim/store";
import type { Context } from "../context.ts";

/** Milliseconds that somebody waits until her receipt is in the log. */
const PATIENCE_MS = 3000;

/** Where a receipt stands in the log. */
export type LogProof = {
  readonly index: bigint;
  /** Of the tree whose checkpoint is in the proof. */
  readonly size: bigint;
  /** C2SP tlog-proof. */
  readonly text: string;
};

/**
 * The proof that the log holds a receipt, with the newest checkpoint that witnesses have signed. Has the log
 * take it now if it has not yet.
 * @returns `undefined` while the log has not taken it
 */
export async function proofOfReceipt(
  { store: { db }, sequencer, checkpoints }: Pick<Context, "store" | "sequencer" | "checkpoints">,
  { id, subjectId }: Pick<StoredReceipt, "id" | "subjectId">,
): Promise<LogProof | undefined> {
  const row = { kind: "receipts", subjectId, rowId: uuidOf(id) } as const;
  let place = await placeOfRow(db, row);
  if (place === "pending") {
    await sequencer.soon(PATIENCE_MS);
    place = await placeOfRow(db, row);
  }
  if (place === "pending" || place === undefined) return undefined;
  const { index } = place;
  const checkpoint = await checkpointToShow(db, index);
  if (checkpoint === undefined) return undefined;
  await checkpoints.confirm(checkpoint);
  const { size } = checkpoint;
  const proof = await inclusionPath(db, index, size);
  const note = await withCosignatures(db, checkpoint);
  return { index, size, text: formatProof({ index, proof, checkpoint: note }) };
}
