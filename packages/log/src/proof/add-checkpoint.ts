import { fromBase64, toBase64 } from "../bytes/base64.ts";
import { isU64, parseU64 } from "../bytes/unsigned.ts";
import { areHashes, isHash } from "../tree/hashes.ts";

/** What a log sends to a witness: a checkpoint, and how it follows the last one the witness saw. */
export type AddCheckpoint = {
  /** The size that the witness saw last; 0 if it saw none. */
  readonly oldSize: bigint;
  /** From that size to the checkpoint's; none from 0. */
  readonly proof: readonly Uint8Array[];
  /** The checkpoint's note. */
  readonly checkpoint: string;
};

const HASHES_MOST = 63;
const TEXT_MOST = 512 * 1024;

/** The body of `add-checkpoint`. @throws RangeError where it could not be read. @see C2SP tlog-witness */
export function formatAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): string {
  if (!isU64(oldSize) || !areHashes(proof) || proof.length > HASHES_MOST) {
    throw new RangeError("no witness takes such a proof");
  }
  const lines = [`old ${String(oldSize)}`, ...proof.map(toBase64)];
  return `${lines.join("\n")}\n\n${checkpoint}`;
}

/** What a body of `add-checkpoint` says; the checkpoint itself is not read here. */
export function parseAddCheckpoint(body: string): AddCheckpoint | undefined {
  if (typeof body !== "string" || body.length > TEXT_MOST) return undefined;
  const gap = body.indexOf("\n\n");
  if (gap === -1) return undefined;
  const [old = "", ...hashes] = body.slice(0, gap).split("\n");
  const oldSize = old.startsWith("old ") ? parseU64(old.slice(4)) : undefined;
  if (oldSize === undefined || hashes.length > HASHES_MOST) return undefined;
  const proof = hashes.map(fromBase64).filter(isHash);
  if (proof.length !== hashes.length) return undefined;
  return { oldSize, proof, checkpoint: body.slice(gap + 2) };
}
