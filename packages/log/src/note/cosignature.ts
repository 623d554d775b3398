import { concatBytes } from "../bytes/byte-strings.ts";
import { u64Bytes, u64Of } from "../bytes/unsigned.ts";
import { SIGNATURE_BYTES } from "./ed25519.ts";
import { noteBytes } from "./note.ts";

/** What a witness puts under a checkpoint: when it saw it, and its signature over both. */
export type Cosignature = {
  /** Seconds since 1970, up to 2^63 - 1. */
  readonly timestamp: bigint;
  /** Ed25519, 64 bytes. */
  readonly signature: Uint8Array;
};

const TIMESTAMP_BYTES = 8;
const TIMESTAMP_MOST = 2n ** 63n - 1n;

/**
 * What a witness signs.
 * @throws RangeError for a time outside of 0 to 2^63 - 1
 * @see C2SP tlog-cosignature, "Ed25519 signed message"
 */
export function cosignedMessage(timestamp: bigint, text: string): Uint8Array {
  if (timestamp < 0n || timestamp > TIMESTAMP_MOST) throw new RangeError("no time of a witness");
  return noteBytes(`cosignature/v1\ntime ${String(timestamp)}\n${text}`);
}

/** A cosignature out of the signature's bytes in the note; `undefined` where it is none. */
export function parseCosignature(signature: Uint8Array): Cosignature | undefined {
  if (signature.length !== TIMESTAMP_BYTES + SIGNATURE_BYTES) return undefined;
  const timestamp = u64Of(signature.slice(0, TIMESTAMP_BYTES));
  if (timestamp > TIMESTAMP_MOST) return undefined;
  return { timestamp, signature: signature.slice(TIMESTAMP_BYTES) };
}

/** The bytes that stand in the note. */
export const cosignatureBytes = ({ timestamp, signature }: Cosignature): Uint8Array =>
  concatBytes(u64Bytes(timestamp), signature);
