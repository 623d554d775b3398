import { equalBytes } from "../bytes/byte-strings.ts";
import { cosignedMessage, parseCosignature } from "./cosignature.ts";
import { verifyEd25519 } from "./ed25519.ts";
import { type NoteSignature, noteBytes, parseNote } from "./note.ts";
import { parseVerifierKey, type VerifierKey } from "./verifier-key.ts";

/**
 * Why a note is refused: it is no note; none of the known keys signed; the line of a known key is
 * not its signature; a known key signed twice; what was given as a key is none, or two known keys
 * go by the same name and hash.
 */
export type NoteFault = "malformed" | "unsigned" | "bad-signature" | "signed-twice" | "bad-key";

/** That a witness saw a checkpoint. */
export type SeenBy = {
  /** The key as text. */
  readonly key: string;
  /** Seconds since 1970. */
  readonly timestamp: bigint;
};

export type NoteOutcome =
  | {
      readonly ok: true;
      readonly text: string;
      /** The known keys that signed, as texts (`name+hash+base64`), each once. */
      readonly signedBy: readonly string[];
      /** Those of them that are witnesses, with the time that each gave. */
      readonly seenBy: readonly SeenBy[];
    }
  | { readonly ok: false; readonly reason: NoteFault };

/**
 * Whether known keys signed a note. Lines of other keys are passed over, however often they stand
 * there; a line that names a known key must be its signature. Never throws.
 * @see C2SP signed-note
 */
export function verifyNote(
  note: string,
  verifierKeys: readonly (string | VerifierKey)[],
): NoteOutcome {
  const keys = knownKeys(verifierKeys);
  if (keys === undefined) return { ok: false, reason: "bad-key" };
  const parsed = parseNote(note);
  if (parsed === undefined) return { ok: false, reason: "malformed" };
  const { text, signatures } = parsed;

  const signedBy = new Set<string>();
  const seenBy: SeenBy[] = [];
  for (const line of signatures) {
    const key = keys.find((known) => wrote(known, line));
    if (key === undefined) continue;
    if (signedBy.has(key.text)) return { ok: false, reason: "signed-twice" };
    const verified = verifyLine(text, line, key);
    if (verified === undefined) return { ok: false, reason: "bad-signature" };
    signedBy.add(key.text);
    if (verified !== "log") seenBy.push({ key: key.text, timestamp: verified });
  }
  if (signedBy.size === 0) return { ok: false, reason: "unsigned" };
  return { ok: true, text, signedBy: [...signedBy], seenBy };
}

const wrote = (key: VerifierKey, line: NoteSignature): boolean =>
  key.name === line.name && equalBytes(key.keyHash, line.keyHash);

/** The keys, each once; `undefined` where one is none or two could have written the same line. */
function knownKeys(given: readonly (string | VerifierKey)[]): readonly VerifierKey[] | undefined {
  if (!Array.isArray(given)) return undefined;
  const keys = new Map<string, VerifierKey>();
  for (const one of given as readonly (string | VerifierKey | undefined)[]) {
    // The text is what counts: an object made by hand could say anything else beside it.
    const key = parseVerifierKey(typeof one === "string" ? one : (one?.text ?? ""));
    if (key === undefined) return undefined;
    const id = key.text.slice(0, key.text.indexOf("+", key.name.length + 1));
    if ((keys.get(id) ?? key).text !== key.text) return undefined;
    keys.set(id, key);
  }
  return [...keys.values()];
}

/** A witness's time, or "log" for a plain signature; `undefined` where it is not the key's. */
function verifyLine(
  text: string,
  { signature }: NoteSignature,
  { type, publicKey }: VerifierKey,
): bigint | "log" | undefined {
  switch (type) {
    case "ed25519":
      return verifyEd25519(publicKey, noteBytes(text), signature) ? "log" : undefined;
    case "cosignature/v1": {
      const cosignature = parseCosignature(signature);
      if (cosignature === undefined) return undefined;
      const { timestamp } = cosignature;
      const message = cosignedMessage(timestamp, text);
      return verifyEd25519(publicKey, message, cosignature.signature) ? timestamp : undefined;
    }
  }
}
