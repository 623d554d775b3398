import { constants, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { TAG } from "../src/der/element.ts";
import { element, oidElement, sequence } from "../src/der/write.ts";
import { OID } from "../src/oids.ts";
import type { SignatureFamily } from "../src/verifier.ts";
import { createGostKey, GOST_SIGNATURE_ALGORITHM } from "./gost-key.ts";
import { integer, tagged } from "./der-parts.ts";

export type ShaName = "sha1" | "sha256" | "sha384" | "sha512";
export type TestDigest = ShaName | "streebog512";

/** A key pair of a test authority or of a made-up person. */
export type TestKey = {
  readonly family: SignatureFamily;
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Uint8Array;
  readonly digest: TestDigest;
  /** AlgorithmIdentifier of its signatures, DER. */
  readonly algorithm: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
  /** The private key where OpenSSL can hold it, to try a signature by hand. */
  readonly privateKey?: KeyObject;
};

export type KeyOptions = {
  readonly digest?: ShaName;
  readonly rsaBits?: number;
  readonly padding?: "pkcs1" | "pss";
  /** As OpenSSL names it. */
  readonly curve?: string;
};

const PSS_SALT = 32;
const SHA: Readonly<Record<ShaName, string>> = {
  sha1: OID.sha1,
  sha256: OID.sha256,
  sha384: OID.sha384,
  sha512: OID.sha512,
};
const SHA1_WITH_RSA = "1.2.840.113549.1.1.5";
const ECDSA_WITH_SHA1 = "1.2.840.10045.4.1";

export function createKey(family: SignatureFamily, options: KeyOptions = {}): TestKey {
  switch (family) {
    case "rsa":
      return rsaKey(options);
    case "ecdsa":
      return ecdsaKey(options);
    case "gost": {
      const { spki, sign } = createGostKey();
      return { family, spki, sign, digest: "streebog512", algorithm: GOST_SIGNATURE_ALGORITHM };
    }
  }
}

const spkiOf = (key: KeyObject): Uint8Array =>
  new Uint8Array(key.export({ format: "der", type: "spki" }));

function rsaKey({ digest = "sha256", rsaBits = 2048, padding = "pkcs1" }: KeyOptions): TestKey {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: rsaBits });
  const mode =
    padding === "pkcs1"
      ? { key: privateKey, padding: constants.RSA_PKCS1_PADDING }
      : { key: privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: PSS_SALT };
  const names = {
    sha1: SHA1_WITH_RSA,
    sha256: OID.rsaSha256,
    sha384: OID.rsaSha384,
    sha512: OID.rsaSha512,
  };
  return {
    family: "rsa",
    spki: spkiOf(publicKey),
    ...{ digest, privateKey },
    algorithm: padding === "pkcs1" ? withNull(names[digest]) : pss(digest),
    sign: (message) => new Uint8Array(sign(digest, message, mode)),
  };
}

const withNull = (id: string): Uint8Array => sequence(oidElement(id), element(TAG.null));

function pss(digest: ShaName): Uint8Array {
  const hash = withNull(SHA[digest]);
  const parameters = sequence(
    tagged(0, hash),
    tagged(1, sequence(oidElement(OID.mgf1), hash)),
    tagged(2, integer(PSS_SALT)),
  );
  return sequence(oidElement(OID.rsaPss), parameters);
}

function ecdsaKey({ digest = "sha256", curve = "P-256" }: KeyOptions): TestKey {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: curve });
  const names = {
    sha1: ECDSA_WITH_SHA1,
    sha256: OID.ecdsaSha256,
    sha384: OID.ecdsaSha384,
    sha512: OID.ecdsaSha512,
  };
  return {
    family: "ecdsa",
    spki: spkiOf(publicKey),
    ...{ digest, privateKey },
    algorithm: sequence(oidElement(names[digest])),
    sign: (message) => new Uint8Array(sign(digest, message, privateKey)),
  };
}

/** AlgorithmIdentifier of a digest, DER. */
export const digestAlgorithm = (digest: TestDigest): Uint8Array =>
  digest === "streebog512" ? withNull(OID.streebog512) : withNull(SHA[digest]);
