import { fromBase64, toBase64 } from "../bytes/base64.ts";
import { isU64, parseU64 } from "../bytes/unsigned.ts";
import { type Checkpoint, parseCheckpoint } from "../note/checkpoint.ts";
import { areHashes, isHash } from "../tree/hashes.ts";

/** That an entry stands in a log, to be checked by anyone who has the log's public key. */
export type TlogProof = {
  /** Which entry, counted from 0. */
  readonly index: bigint;
  /** From the leaf's neighbour up to just below the root. */
  readonly proof: readonly Uint8Array[];
  /** The checkpoint's note as the log signed it. */
  readonly checkpoint: string;
  /** Bytes for which nobody vouches. */
  readonly extra?: Uint8Array;
};

/** A proof that was read, with what its checkpoint says. Nothing is verified here. */
export type ParsedProof = TlogProof & { readonly head: Checkpoint };

const HEADER = "c2sp.org/tlog-proof@v1";
/** Neighbours of a leaf, at most, in a tree that 64 bits count. */
const HASHES_MOST = 64;
/** The longest proof that is read, in UTF-16 units. */
const TEXT_MOST = 512 * 1024;

/** The proof as text. @throws RangeError where it could not be read back. @see C2SP tlog-proof */
export function formatProof({ index, proof, checkpoint, extra }: TlogProof): string {
  if (!isU64(index) || !areHashes(proof) || proof.length > HASHES_MOST) {
    throw new RangeError("no leaf has such a proof");
  }
  const lines = [
    HEADER,
    ...(extra === undefined ? [] : [`extra ${toBase64(extra)}`]),
    `index ${String(index)}`,
    ...proof.map(toBase64),
  ];
  return `${lines.join("\n")}\n\n${checkpoint}`;
}

/** What a proof says; `undefined` unless it is one to the last byte, with a signed checkpoint. */
export function parseProof(text: string): ParsedProof | undefined {
  if (typeof text !== "string" || text.length > TEXT_MOST) return undefined;
  const gap = text.indexOf("\n\n");
  if (gap === -1) return undefined;
  const [header, ...lines] = text.slice(0, gap).split("\n");
  const extra = lines[0]?.startsWith("extra ") === true ? fromBase64(lines[0].slice(6)) : null;
  const [place = "", ...hashes] = extra === null ? lines : lines.slice(1);
  const index = place.startsWith("index ") ? parseU64(place.slice(6)) : undefined;
  if (header !== HEADER || extra === undefined || index === undefined) return undefined;

  if (hashes.length > HASHES_MOST) return undefined;
  const proof = hashes.map(fromBase64).filter(isHash);
  const checkpoint = text.slice(gap + 2);
  const head = parseCheckpoint(checkpoint);
  if (proof.length !== hashes.length || head === undefined) return undefined;
  if (head.note.signatures.length === 0) return undefined;
  return { index, proof, checkpoint, head, ...(extra === null ? {} : { extra }) };
}
