import { concatBytes } from "../bytes/byte-strings.ts";
import { fromBase64, toBase64 } from "../bytes/base64.ts";
import { utf8Bytes } from "../bytes/utf8.ts";

/** A line under a note. Who wrote it is known only once it was verified. */
export type NoteSignature = {
  readonly name: string;
  /** Which key of that name: 4 bytes. */
  readonly keyHash: Uint8Array;
  /** What the key made of the text, at least one byte. */
  readonly signature: Uint8Array;
};

/** A text with signatures under it. Nothing is verified here. @see C2SP signed-note */
export type SignedNote = {
  /** Ends with a line break. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
};

/** The longest note that is read, in UTF-16 units. */
export const NOTE_MOST = 256 * 1024;
/** The most signatures under a note that is read. */
export const SIGNATURES_MOST = 100;

const KEY_HASH_BYTES = 4;

/** Whether a key may have this name: something, without spaces, "+" and control characters. */
export const isKeyName = (name: string): boolean =>
  name !== "" && !/[\p{White_Space}\p{Cc}\p{Cs}+]/u.test(name);

/** Whether it is text of a note: whole lines, no control character, no half of a pair. */
export const isNoteText = (text: unknown): text is string =>
  typeof text === "string" &&
  text.length <= NOTE_MOST &&
  text.endsWith("\n") &&
  // eslint-disable-next-line no-control-regex
  !/[\u0000-\u0009\u000b-\u001f\p{Cs}]/u.test(text);

/** A signature line with its line break. */
export const formatSignatureLine = ({ name, keyHash, signature }: NoteSignature): string =>
  `\u2014 ${name} ${toBase64(concatBytes(keyHash, signature))}\n`;

/** One line without its line break; `undefined` where it is no signature. */
function parseSignatureLine(line: string): NoteSignature | undefined {
  const [dash, name, base64, ...more] = line.split(" ");
  if (dash !== "\u2014" || name === undefined || base64 === undefined || more.length > 0) {
    return undefined;
  }
  const bytes = fromBase64(base64);
  if (bytes === undefined || bytes.length <= KEY_HASH_BYTES || !isKeyName(name)) return undefined;
  return { name, keyHash: bytes.slice(0, KEY_HASH_BYTES), signature: bytes.slice(KEY_HASH_BYTES) };
}

/** Signature lines alone, each with its line break, at least one; `undefined` for all else. */
export function parseSignatureLines(lines: string): readonly NoteSignature[] | undefined {
  if (!isNoteText(lines)) return undefined;
  const signatures = lines
    .slice(0, -1)
    .split("\n", SIGNATURES_MOST + 1)
    .map(parseSignatureLine);
  const whole = signatures.filter((signature) => signature !== undefined);
  return whole.length === signatures.length && whole.length <= SIGNATURES_MOST ? whole : undefined;
}

/** Text and signatures of a note; `undefined` unless it is one to the last byte. */
export function parseNote(note: string): SignedNote | undefined {
  if (!isNoteText(note)) return undefined;
  const gap = note.lastIndexOf("\n\n");
  if (gap === -1) return undefined;
  const signatures = parseSignatureLines(note.slice(gap + 2));
  return signatures && { text: note.slice(0, gap + 1), signatures };
}

/** The note as it is sent. @throws RangeError for a text that no note may have */
export function formatNote({ text, signatures }: SignedNote): string {
  if (!isNoteText(text)) throw new RangeError("a note is whole lines without control characters");
  return `${text}\n${signatures.map(formatSignatureLine).join("")}`;
}

/** A note's text as it is signed. @throws RangeError for half of a surrogate pair */
export function noteBytes(text: string): Uint8Array {
  const bytes = utf8Bytes(text);
  if (bytes === undefined) throw new RangeError("half of a surrogate pair has no bytes");
  return bytes;
}
