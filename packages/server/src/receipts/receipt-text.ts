import { receiptFile } from "@kelisim/evidence";
import { noticeByHash, receiptSalt, type StoredReceipt } from "@kelisim/store";
import type { Context } from "../context.ts";
import { proofOfReceipt, type LogProof } from "./log-proof.ts";
import type { MadeReceipt } from "./make-receipt.ts";
import { keysFor } from "./receipt-keys.ts";

/** A receipt as a person keeps it. */
export type GivenReceipt = {
  /** The file, JSON. */
  readonly text: string;
  /** `undefined` while the log has not taken it: then the file has no proof. */
  readonly proof: LogProof | undefined;
};

async function noticeOf({ store }: Context, { notice }: StoredReceipt) {
  if (notice === undefined) return undefined;
  const text = await noticeByHash(store.db, notice.hash);
  if (text === undefined) throw new Error("a receipt without the words of its notice");
  return { ...notice, text };
}

/** The file of a receipt. Waits a moment for the log, so that its proof is in it. */
export async function receiptText(ctx: Context, made: MadeReceipt): Promise<GivenReceipt> {
  const { stored, body } = made;
  const { db } = ctx.store;
  const salt = await receiptSalt(db, stored.id);
  const proof = await proofOfReceipt(ctx, stored);
  const notice = await noticeOf(ctx, stored);
  const text = receiptFile({
    ...{ body, salt, jws: stored.jws },
    ...(proof !== undefined && { proof: proof.text }),
    ...(notice !== undefined && { notice }),
    keys: await keysFor(db, stored.jws),
  });
  return { text, proof };
}
