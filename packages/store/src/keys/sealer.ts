import { createCipheriv, createDecipheriv, timingSafeEqual } from "node:crypto";
import { aesOpen, IV_BYTES } from "./aes-gcm.ts";
import { frame } from "./framing.ts";
import { hmacSha256 } from "./hmac.ts";
import type { KeyRing } from "./key-ring.ts";
import { secretKeyOf } from "./secret-key.ts";

/** Texts longer than this are nobody's id or cursor. */
const LONGEST_TEXT = 4096;

/** Turns bytes into an opaque text and back: the same bytes always give the same text. */
export interface Sealer {
  /** @param kind what the text is for, `dec` or `cursor`: it opens for no other kind */
  seal(kind: string, payload: Uint8Array): string;
  /** `undefined` for every text that this service did not seal for this kind. Never throws. */
  open(kind: string, text: string): Uint8Array | undefined;
}

/** Seals with the ring's current key at each moment. */
export const createSealer = (ring: KeyRing): Sealer => new SivSealer(ring);

/** The first byte of a text. One of the former form begins with its key's version, which is never 0. */
const FORM = 0;

/** The version of the key that a text says it was sealed with. */
export function sealVersionOf(text: string): number | undefined {
  const [first, second] = Buffer.from(text.slice(0, 4), "base64url");
  return first === FORM ? second : first;
}

const CIPHER = "aes-256-ctr";
const SYNTHETIC_IV_BYTES = 16;
const HEAD = 2;

/** The two keys that are derived from one sealing key. */
type SealKeys = {
  readonly version: number;
  readonly cipher: Uint8Array;
  readonly mac: Uint8Array;
};

/**
 * The text is `0 | version | iv | ciphertext` as base64url, a synthetic-IV construction (Rogaway and
 * Shrimpton 2006, as in RFC 5297): the IV is a MAC of version, kind and bytes, here HMAC-SHA-256 cut to 128
 * bits, and AES-256-CTR under another key begins at it. The same bytes give the same text, other bytes
 * another IV, so that no stretch of the key stream serves twice; and as the IV is the MAC of what comes out,
 * whoever changes a bit would have to guess 128 bits.
 */
class SivSealer implements Sealer {
  readonly #ring: KeyRing;

  constructor(ring: KeyRing) {
    this.#ring = ring;
  }

  /** The keys at a place of the ring: 0 is the current one. */
  #keys(at: number, [cipherUse, macUse]: readonly [string, string]): SealKeys | undefined {
    const cipher = this.#ring.sealingKeys(cipherUse)[at];
    const mac = this.#ring.sealingKeys(macUse)[at];
    if (cipher === undefined || mac === undefined) return undefined;
    return { version: cipher.version, cipher: cipher.bytes, mac: mac.bytes };
  }

  #keysOf(version: number | undefined, uses: readonly [string, string]): SealKeys | undefined {
    const keys = this.#ring.sealingKeys(uses[0]);
    return this.#keys(
      keys.findIndex((key) => key.version === version),
      uses,
    );
  }

  seal(kind: string, payload: Uint8Array): string {
    const keys = this.#keys(0, USES);
    if (keys === undefined) throw new RangeError("no sealing key");
    const iv = syntheticIv(keys, kind, payload);
    const sealed = createCipheriv(CIPHER, secretKeyOf(keys.cipher), iv).update(payload);
    return Buffer.concat([Uint8Array.of(FORM, keys.version), iv, sealed]).toString("base64url");
  }

  open(kind: string, text: string): Uint8Array | undefined {
    if (text.length > LONGEST_TEXT) return undefined;
    const bytes = Buffer.from(text, "base64url");
    // One text for one payload: the decoder would pass over foreign letters and loose bits.
    if (bytes.toString("base64url") !== text) return undefined;
    if (bytes[0] !== FORM) return openFormer(this.#keysOf(bytes[0], FORMER_USES), kind, bytes);
    const keys = this.#keysOf(bytes[1], USES);
    const iv = bytes.subarray(HEAD, HEAD + SYNTHETIC_IV_BYTES);
    if (keys === undefined || iv.length < SYNTHETIC_IV_BYTES) return undefined;
    const sealed = bytes.subarray(HEAD + SYNTHETIC_IV_BYTES);
    const payload = createDecipheriv(CIPHER, secretKeyOf(keys.cipher), iv).update(sealed);
    return timingSafeEqual(iv, syntheticIv(keys, kind, payload))
      ? new Uint8Array(payload)
      : undefined;
  }
}

const USES = ["seal cipher", "seal mac"] as const;

const syntheticIv = ({ version, mac }: SealKeys, kind: string, payload: Uint8Array): Buffer =>
  hmacSha256(mac, frame("kelisim seal", Uint8Array.of(version), kind, payload)).subarray(
    0,
    SYNTHETIC_IV_BYTES,
  );

/** Ids and cursors of the former form are in people's hands: `version | nonce | AES-256-GCM`. */
const FORMER_USES = ["encrypt", "nonce"] as const;

function openFormer(
  keys: SealKeys | undefined,
  kind: string,
  bytes: Uint8Array,
): Uint8Array | undefined {
  const nonce = bytes.subarray(1, 1 + IV_BYTES);
  if (keys === undefined || nonce.length < IV_BYTES) return undefined;
  const associated = frame("kelisim seal", Uint8Array.of(keys.version), kind);
  const payload = aesOpen(keys.cipher, nonce, associated, bytes.subarray(1 + IV_BYTES));
  if (payload === undefined) return undefined;
  const expected = hmacSha256(keys.mac, frame("kelisim seal nonce", kind, payload));
  return timingSafeEqual(nonce, expected.subarray(0, IV_BYTES)) ? payload : undefined;
}
