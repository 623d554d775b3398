import { ed25519 } from "@noble/curves/ed25519.js";

/** Length of a signature. @see RFC 8032 */
export const SIGNATURE_BYTES = 64;

/** Whether the key signed that; false where key or signature is none. */
export const verifyEd25519 = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean =>
  publicKey.length === 32 &&
  signature.length === SIGNATURE_BYTES &&
  // The rules of RFC 8032, under which a signature and a key have one spelling each.
  ed25519.verify(signature, message, publicKey, { zip215: false });

/** The public key of a 32-byte seed. */
export const publicKeyOf = (seed: Uint8Array): Uint8Array => ed25519.getPublicKey(seed);

/** The signature by a 32-byte seed. */
export const signEd25519 = (seed: Uint8Array, message: Uint8Array): Uint8Array =>
  ed25519.sign(message, seed);
