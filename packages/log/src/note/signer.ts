import { cosignatureBytes, cosignedMessage } from "./cosignature.ts";
import { publicKeyOf, signEd25519 } from "./ed25519.ts";
import { formatNote, type NoteSignature, noteBytes } from "./note.ts";
import { type VerifierKey, verifierKeyOf } from "./verifier-key.ts";

/** A key that signs notes. */
export type Signer = {
  readonly verifierKey: VerifierKey;
  /** The line that goes under a text. */
  readonly sign: (text: string) => NoteSignature;
};

/** A log's own key from its 32-byte seed. @throws RangeError for a name that no key may have */
export function createSigner(name: string, seed: Uint8Array): Signer {
  const verifierKey = verifierKeyOf(name, publicKeyOf(seed));
  const { keyHash } = verifierKey;
  return {
    verifierKey,
    sign: (text) => ({ name, keyHash, signature: signEd25519(seed, noteBytes(text)) }),
  };
}

/**
 * A witness from its 32-byte seed, at a time in seconds since 1970.
 * @throws RangeError for a name or a time that a witness may not have
 */
export function createCosigner(name: string, seed: Uint8Array, timestamp: bigint): Signer {
  const verifierKey = verifierKeyOf(name, publicKeyOf(seed), "cosignature/v1");
  const { keyHash } = verifierKey;
  return {
    verifierKey,
    sign: (text) => {
      const signature = signEd25519(seed, cosignedMessage(timestamp, text));
      return { name, keyHash, signature: cosignatureBytes({ timestamp, signature }) };
    },
  };
}

/** A note signed by each of them. @throws RangeError for a text that no note may have */
export const signNote = (text: string, ...signers: readonly Signer[]): string =>
  formatNote({ text, signatures: signers.map(({ sign }) => sign(text)) });
