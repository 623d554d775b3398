import { createHmac, timingSafeEqual } from "node:crypto";
import { aesOpen, aesSeal, IV_BYTES } from "./aes-gcm.ts";
import { frame } from "./framing.ts";
import type { KeyRing } from "./key-ring.ts";
import { secretKeyOf } from "./secret-key.ts";

/** Texts longer than this are nobody's id or cursor. */
const LONGEST_TEXT = 4096;

type SealKeys = {
  readonly version: number;
  readonly encrypt: Uint8Array;
  readonly nonce: Uint8Array;
};

/** Turns bytes into an opaque text and back: the same bytes always give the same text. */
export interface Sealer {
  /** @param kind what the text is for, `dec` or `cursor`: it opens for no other kind */
  seal(kind: string, payload: Uint8Array): string;
  /** `undefined` for every text that this service did not seal for this kind. Never throws. */
  open(kind: string, text: string): Uint8Array | undefined;
}

/** Seals with the ring's current key at each moment. */
export const createSealer = (ring: KeyRing): Sealer => new SivSealer(ring);

/** The version of the key that a text says it was sealed with. */
export const sealVersionOf = (text: string): number | undefined =>
  Buffer.from(text.slice(0, 4), "base64url")[0];

/**
 * The text is `version | nonce | ciphertext | tag` as base64url. The nonce is a MAC of the kind and
 * the bytes (as in SIV): the same bytes give the same text, and no two byte strings share a nonce.
 */
class SivSealer implements Sealer {
  readonly #ring: KeyRing;

  constructor(ring: KeyRing) {
    this.#ring = ring;
  }

  /** The key at a place of the ring: 0 is the current one. */
  #key(at: number): SealKeys | undefined {
    const encrypt = this.#ring.sealingKeys("encrypt")[at];
    const nonce = this.#ring.sealingKeys("nonce")[at];
    if (encrypt === undefined || nonce === undefined) return undefined;
    return { version: encrypt.version, encrypt: encrypt.bytes, nonce: nonce.bytes };
  }

  seal(kind: string, payload: Uint8Array): string {
    const key = this.#key(0);
    if (key === undefined) throw new RangeError("no sealing key");
    const nonce = nonceOf(key, kind, payload);
    const sealed = aesSeal(key.encrypt, nonce, associated(key, kind), payload);
    return Buffer.concat([Uint8Array.of(key.version), nonce, sealed]).toString("base64url");
  }

  open(kind: string, text: string): Uint8Array | undefined {
    if (text.length > LONGEST_TEXT) return undefined;
    const bytes = Buffer.from(text, "base64url");
    // One text for one payload: the decoder would pass over foreign letters and loose bits.
    if (bytes.toString("base64url") !== text) return undefined;
    const keys = this.#ring.sealingKeys("encrypt");
    const key = this.#key(keys.findIndex(({ version }) => version === bytes[0]));
    const nonce = bytes.subarray(1, 1 + IV_BYTES);
    if (key === undefined || nonce.length < IV_BYTES) return undefined;
    const sealed = bytes.subarray(1 + IV_BYTES);
    const payload = aesOpen(key.encrypt, nonce, associated(key, kind), sealed);
    if (payload === undefined) return undefined;
    return timingSafeEqual(nonce, nonceOf(key, kind, payload)) ? payload : undefined;
  }
}

const associated = (key: SealKeys, kind: string): Uint8Array =>
  frame("kelisim seal", Uint8Array.of(key.version), kind);

const nonceOf = (key: SealKeys, kind: string, payload: Uint8Array): Buffer =>
  createHmac("sha256", secretKeyOf(key.nonce))
    .update(frame("kelisim seal nonce", kind, payload))
    .digest()
    .subarray(0, IV_BYTES);
