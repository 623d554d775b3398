import { createSigner, signNote, type Signer } from "@kelisim/log";
import type { KeyRing } from "../keys/key-ring.ts";

/** What derives the seeds of checkpoint keys from sealing keys. */
const USE = "log";

/** Signs checkpoints with every key that is held. */
export interface LogSigner {
  /** The log's Ed25519 keys, oldest first. */
  keys(origin: string): readonly Signer[];
  /** The text of a checkpoint as a note with a line of each key. */
  sign(origin: string, text: string): string;
}

/**
 * The checkpoint keys of a ring. All that are held sign, so that whoever knows one of them, the old or the new,
 * can check a checkpoint while keys are exchanged.
 */
export function logSigner(ring: KeyRing): LogSigner {
  const keys = (origin: string): readonly Signer[] =>
    ring
      .sealingKeys(USE)
      .toSorted((a, b) => a.version - b.version)
      .map(({ bytes }) => createSigner(origin, bytes));
  return { keys, sign: (origin, text) => signNote(text, ...keys(origin)) };
}
