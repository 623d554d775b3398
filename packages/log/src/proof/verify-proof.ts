import { toHex } from "../bytes/hex.ts";
import { type NoteFault, type SeenBy, verifyNote } from "../note/verify-note.ts";
import { parseVerifierKey } from "../note/verifier-key.ts";
import { leafHash } from "../tree/hashes.ts";
import { verifyInclusion } from "../tree/verify-inclusion.ts";
import { parseProof } from "./tlog-proof.ts";

/** What is asked about a proof. */
export type ProofQuestion = {
  /** The proof as text. */
  readonly proofText: string;
  /** The entry that must stand in the log. */
  readonly entry: Uint8Array;
  /** The log's keys (`name+hash+base64`); a key's name is the origin of its log. */
  readonly keys: readonly string[];
  /** Keys of witnesses, and how many of them must have seen the checkpoint; none without. */
  readonly witnesses?: readonly string[];
  readonly witnessesNeeded?: number;
};

/**
 * Why a proof is refused: it is no proof; its checkpoint is no note that the keys signed (see
 * `NoteFault`); the checkpoint is another log's; too few witnesses saw it; the entry does not
 * stand in that tree at that place.
 */
export type ProofFault =
  | "malformed-proof"
  | Exclude<NoteFault, "malformed">
  | "wrong-origin"
  | "too-few-witnesses"
  | "not-included";

export type ProofOutcome =
  | {
      readonly ok: true;
      readonly index: bigint;
      readonly origin: string;
      readonly size: bigint;
      readonly root: Uint8Array;
      /** The keys that signed, as texts. */
      readonly signedBy: readonly string[];
      readonly seenBy: readonly SeenBy[];
      /** Bytes for which nobody vouches. */
      readonly extra?: Uint8Array;
    }
  | { readonly ok: false; readonly reason: ProofFault };

const refused = (reason: ProofFault): ProofOutcome => ({ ok: false, reason });

/** Whether an entry stands in the log of these keys. Never throws. @see C2SP tlog-proof */
export function verifyProof(question: ProofQuestion): ProofOutcome {
  const { proofText, entry, keys, witnesses = [], witnessesNeeded = 0 } = question ?? {};
  const parsed = parseProof(proofText);
  if (parsed === undefined || !(entry instanceof Uint8Array)) return refused("malformed-proof");
  if (!Array.isArray(keys) || !Array.isArray(witnesses)) return refused("bad-key");
  const { index, proof, head, checkpoint, extra } = parsed;

  const note = verifyNote(checkpoint, [...keys, ...witnesses]);
  if (!note.ok) return refused(note.reason === "malformed" ? "malformed-proof" : note.reason);
  const logs = note.signedBy.filter((key) => keys.includes(key)).map(parseVerifierKey);
  const own = logs.filter((key) => key?.type === "ed25519");
  if (own.length === 0) return refused("unsigned");
  if (!own.some((key) => key?.name === head.origin)) return refused("wrong-origin");
  const { seenBy } = note;
  if (!(witnessesOf(seenBy, witnesses) >= witnessesNeeded)) return refused("too-few-witnesses");

  const { origin, size, root } = head;
  const included = verifyInclusion({ leafHash: leafHash(entry), index, size, proof, root });
  if (!included) return refused("not-included");
  const { signedBy } = note;
  return { ok: true, index, origin, size, root, signedBy, seenBy, ...(extra && { extra }) };
}

/** How many witnesses there are: one key under two names is one witness. */
function witnessesOf(seenBy: readonly SeenBy[], witnesses: readonly string[]): number {
  const keys = seenBy.filter(({ key }) => witnesses.includes(key));
  const publicKeys = keys.map(({ key }) => parseVerifierKey(key)?.publicKey ?? new Uint8Array());
  return new Set(publicKeys.map(toHex)).size;
}
