import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from "node:crypto";
import type { KeyRing } from "./key-ring.ts";
import type { Key } from "./key.ts";

/** A public key of the tickets, as a JWK. */
export type TicketJwk = {
  readonly kid: string;
  readonly kty: "OKP";
  readonly crv: "Ed25519";
  readonly alg: "EdDSA";
  readonly use: "sig";
  readonly x: string;
};

/** Signs batches of tickets with a key that follows from the ring's current sealing key. */
export interface TicketSigner {
  /** The Ed25519 signature of the current key, 64 bytes. */
  sign(message: Uint8Array): Uint8Array;
  /** The id of the key that signs now. */
  readonly kid: string;
  /** The public keys of all sealing keys that are held, the current one first. */
  publicKeys(): readonly TicketJwk[];
}

type SigningKey = { readonly privateKey: KeyObject; readonly jwk: TicketJwk };

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410, 7). */
const PKCS8_HEAD = Buffer.from("302e020100300506032b657004220420", "hex");

function signingKey({ version, bytes }: Key): SigningKey {
  const der = Buffer.concat([PKCS8_HEAD, bytes]);
  const privateKey = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const { x } = createPublicKey(privateKey).export({ format: "jwk" });
  if (x === undefined) throw new Error("a signing key without a public one");
  const mark = createHash("sha256").update(x).digest("hex").slice(0, 16);
  const kid = `ticket.${version}.${mark}`;
  return { privateKey, jwk: { kid, kty: "OKP", crv: "Ed25519", alg: "EdDSA", use: "sig", x } };
}

/** Keys are derived anew when the ring holds others. */
class RingSigner implements TicketSigner {
  readonly #ring: KeyRing;
  #from: readonly Key[] | undefined;
  #made: readonly SigningKey[] = [];

  constructor(ring: KeyRing) {
    this.#ring = ring;
  }

  get #current(): SigningKey {
    const [current] = this.#keys();
    if (current === undefined) throw new RangeError("no sealing key");
    return current;
  }

  get kid(): string {
    return this.#current.jwk.kid;
  }

  sign(message: Uint8Array): Uint8Array {
    return new Uint8Array(sign(null, message, this.#current.privateKey));
  }

  publicKeys(): readonly TicketJwk[] {
    return this.#keys().map(({ jwk }) => jwk);
  }

  #keys(): readonly SigningKey[] {
    const keys = this.#ring.sealingKeys("ticket");
    if (keys !== this.#from) {
      this.#made = keys.map(signingKey);
      this.#from = keys;
    }
    return this.#made;
  }
}

/**
 * The signer of a ring. Rotation and agreement between processes are those of the sealing keys: a key signs only
 * when every process holds it, so every process publishes it.
 */
export const createTicketSigner = (ring: KeyRing): TicketSigner => new RingSigner(ring);
