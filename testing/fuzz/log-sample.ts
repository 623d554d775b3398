/** A small log with its signed heads, out of which the targets about logs make their seeds. */
import {
  createCosigner,
  createSigner,
  formatCheckpoint,
  leafHash,
  rootFromLeaves,
  type Signer,
  signNote,
} from "@kelisim/log";

const seed = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);

export const LOG = createSigner("log.example/kelisim", seed(1));
export const OLD_LOG = createSigner("log.example/kelisim", seed(2));
export const WITNESS = createCosigner("witness.example/w1", seed(3), 1_790_000_000n);
export const STRANGER = createSigner("stranger.example", seed(4));

/** The keys that the targets know; the stranger's is not among them. */
export const KEYS: readonly string[] = [LOG, OLD_LOG, WITNESS].map(
  ({ verifierKey }: Signer) => verifierKey.text,
);

export const ENTRIES: readonly Uint8Array[] = Array.from({ length: 13 }, (_, at) => seed(at));
export const HASHES: readonly Uint8Array[] = ENTRIES.map(leafHash);

/** The text of the head of the tree of the first entries. */
export const headOf = (size: number, extensions: readonly string[] = []): string =>
  formatCheckpoint({
    ...{ origin: "log.example/kelisim", size: BigInt(size) },
    ...{ root: rootFromLeaves(HASHES.slice(0, size)), extensions },
  });

/** All texts that a known key signed, each signed by all of them. */
export const TEXTS: readonly string[] = [
  headOf(0),
  headOf(1),
  headOf(13),
  headOf(7, ["more", "é"]),
];
export const NOTES: readonly string[] = TEXTS.map((text) =>
  signNote(text, LOG, OLD_LOG, STRANGER, WITNESS),
);

export const textBytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));

/** @throws Error with these words, which is how a target tells of a defect */
export function must(holds: boolean, words: string): asserts holds {
  if (!holds) throw new Error(words);
}
