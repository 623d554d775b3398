import { createSigner, type Signer } from "@kelisim/log";
import type { KeyRing } from "../keys/key-ring.ts";

/** What derives the seeds of checkpoint keys from sealing keys. */
const USE = "log";

/**
 * The Ed25519 keys that sign a log's checkpoints now, oldest first. All that are held sign, so that whoever knows
 * one of them, the old or the new, can check a checkpoint while keys are exchanged.
 */
export const logSigners = (ring: KeyRing, origin: string): readonly Signer[] =>
  ring
    .sealingKeys(USE)
    .toSorted((a, b) => a.version - b.version)
    .map(({ bytes }) => createSigner(origin, bytes));
