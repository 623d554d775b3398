import { createECDH, createHash, createPrivateKey, sign, type KeyObject } from "node:crypto";
import type { KeyRing } from "../keys/key-ring.ts";
import type { Key } from "../keys/key.ts";

/** A public key of receipts. */
export type ReceiptKey = {
  /** RFC 7638 thumbprint of its JWK, base64url. */
  readonly keyId: string;
  /** P-256, 65 bytes, uncompressed. */
  readonly publicKey: Uint8Array;
};

/** Signs receipts with a key that follows from the ring's current sealing key. */
export interface ReceiptSigner extends ReceiptKey {
  /** ECDSA with SHA-256: r and s, 64 bytes (IEEE P1363). */
  sign(message: Uint8Array): Uint8Array;
  /** The public keys of all sealing keys that are held, the current one first. */
  publicKeys(): readonly ReceiptKey[];
}

const USE = "receipt";
const CURVE = "prime256v1";
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const COORDINATE_BYTES = 32;

type SigningKey = ReceiptKey & { readonly privateKey: KeyObject };

/** Any 32 bytes give a scalar from 1 to the order less 1. */
function scalarOf(bytes: Uint8Array): Buffer {
  const scalar = (BigInt(`0x${Buffer.from(bytes).toString("hex")}`) % (ORDER - 1n)) + 1n;
  return Buffer.from(scalar.toString(16).padStart(2 * COORDINATE_BYTES, "0"), "hex");
}

function signingKey({ bytes }: Key): SigningKey {
  const scalar = scalarOf(bytes);
  const pair = createECDH(CURVE);
  pair.setPrivateKey(scalar);
  const point = pair.getPublicKey();
  const x = point.subarray(1, 1 + COORDINATE_BYTES).toString("base64url");
  const y = point.subarray(1 + COORDINATE_BYTES).toString("base64url");
  const jwk = { crv: "P-256", kty: "EC", x, y };
  const privateKey = createPrivateKey({
    key: { ...jwk, d: scalar.toString("base64url") },
    format: "jwk",
  });
  const keyId = createHash("sha256").update(JSON.stringify(jwk)).digest("base64url");
  return { keyId, publicKey: new Uint8Array(point), privateKey };
}

/** Keys are derived anew when the ring holds others. */
class RingReceiptSigner implements ReceiptSigner {
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

  get keyId(): string {
    return this.#current.keyId;
  }

  get publicKey(): Uint8Array {
    return this.#current.publicKey;
  }

  sign(message: Uint8Array): Uint8Array {
    const key = { key: this.#current.privateKey, dsaEncoding: "ieee-p1363" as const };
    return new Uint8Array(sign("sha256", message, key));
  }

  publicKeys(): readonly ReceiptKey[] {
    return this.#keys().map(({ keyId, publicKey }) => ({ keyId, publicKey }));
  }

  #keys(): readonly SigningKey[] {
    const keys = this.#ring.sealingKeys(USE);
    if (keys !== this.#from) {
      this.#made = keys.map(signingKey);
      this.#from = keys;
    }
    return this.#made;
  }
}

/** The signer of a ring; which key signs follows the sealing keys, as with tickets. */
export const receiptSigner = (ring: KeyRing): ReceiptSigner => new RingReceiptSigner(ring);
