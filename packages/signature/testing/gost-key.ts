import { randomBytes as nodeRandomBytes } from "node:crypto";
import { TAG } from "../src/der/element.ts";
import { element, oidElement, sequence } from "../src/der/write.ts";
import { OID } from "../src/oids.ts";
import { generateGostKey, publicKeyOf, signGost } from "./sign-gost.ts";
import type { RandomBytes } from "./sign-gost.ts";

/** A key of a test authority or of a made-up person, in the shapes that certificates need. */
export interface GostTestKey {
  /** x then y, 128 bytes. */
  readonly publicKey: Uint8Array;
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Uint8Array;
  /** Hashes with Streebog-512 and signs: 128 bytes, as they stand in a BIT STRING or in CMS. */
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/** A new key pair; give `randomBytes` to have the same one again. */
export function createGostKey(randomBytes: RandomBytes = nodeRandomBytes): GostTestKey {
  const privateKey = generateGostKey(randomBytes);
  const publicKey = publicKeyOf(privateKey);
  return {
    publicKey,
    spki: gostSpki(publicKey),
    sign: (message) => signGost({ message, privateKey, randomBytes }),
  };
}

/** AlgorithmIdentifier of a signature, with NULL as the authority of Kazakhstan writes it; DER. */
export const GOST_SIGNATURE_ALGORITHM: Uint8Array = algorithm(OID.gostSignature);

/** AlgorithmIdentifier of Streebog-512, DER. */
export const STREEBOG_512_ALGORITHM: Uint8Array = algorithm(OID.streebog512);

/** SubjectPublicKeyInfo; other identifiers (or null, for none) make keys to be refused. */
export function gostSpki(
  publicKey: Uint8Array,
  {
    key = OID.gostKey,
    curve = OID.gostCurve,
    digest = OID.streebog512,
  }: { key?: string; curve?: string | null; digest?: string | null } = {},
): Uint8Array {
  const parameters = [curve, digest].filter((id) => id !== null).map(oidElement);
  return sequence(
    sequence(oidElement(key), ...(curve === null ? [] : [sequence(...parameters)])),
    element(TAG.bitString, Uint8Array.of(0), element(TAG.octetString, publicKey)),
  );
}

function algorithm(id: string): Uint8Array {
  return sequence(oidElement(id), element(TAG.null));
}
