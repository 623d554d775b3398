import { fromBase64, toBase64 } from "../bytes/base64.ts";
import { isU64, parseU64 } from "../bytes/unsigned.ts";
import { isHash } from "../tree/hashes.ts";
import { isNoteText, parseNote, type SignedNote } from "./note.ts";

/** A tree's head: what a log says its tree is. */
export type TreeHead = {
  /** Which log. */
  readonly origin: string;
  /** How many leaves, up to 2^64 - 1. */
  readonly size: bigint;
  /** 32 bytes. */
  readonly root: Uint8Array;
  /** Further lines, of which nothing is known. */
  readonly extensions: readonly string[];
};

/** A tree's head with the note in which it stands. Nothing is verified here: see `verifyNote`. */
export type Checkpoint = TreeHead & { readonly note: SignedNote };

/**
 * A checkpoint out of a signed note, or out of the text of one (as `verifyNote` gives it; it has
 * no signatures then); `undefined` for all else.
 * @see C2SP tlog-checkpoint
 */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  if (!isNoteText(text)) return undefined;
  // The text of a checkpoint has no empty line, so the first one is the end of it.
  const note = text.includes("\n\n") ? parseNote(text) : { text, signatures: [] };
  if (note === undefined) return undefined;
  const [origin = "", decimal = "", base64 = "", ...extensions] = note.text
    .slice(0, -1)
    .split("\n");
  const size = parseU64(decimal);
  const root = fromBase64(base64);
  if (origin === "" || size === undefined || !isHash(root)) return undefined;
  return extensions.includes("") ? undefined : { origin, size, root, extensions, note };
}

/** A checkpoint's text, to be signed. @throws RangeError for a head that cannot be written */
export function formatCheckpoint({
  origin,
  size,
  root,
  extensions = [],
}: Omit<TreeHead, "extensions"> & { readonly extensions?: readonly string[] }): string {
  if (!isU64(size) || !isHash(root)) throw new RangeError("no tree has such a size or root");
  const lines = [origin, String(size), toBase64(root), ...extensions];
  const text = `${lines.join("\n")}\n`;
  const whole = lines.every((line) => line !== "" && !line.includes("\n"));
  if (!whole || !isNoteText(text)) throw new RangeError("a checkpoint has no such line");
  return text;
}
