import { createPublicKey, type KeyObject } from "node:crypto";
import { decode } from "../der/malformed.ts";
import { type Der, onlyElement } from "../der/element.ts";
import { Fields } from "../der/fields.ts";
import { bitBytes, integerBytes, octets, oid } from "../der/values.ts";
import type { SignatureFault } from "../fault.ts";
import { gostPoint } from "../gost/verify-gost.ts";
import { OID } from "../oids.ts";
import { type Algorithm, algorithm, isBare } from "./algorithm.ts";

export type PublicKey =
  | { readonly family: "rsa" | "ecdsa"; readonly key: KeyObject }
  /** x then y, least significant byte first. */
  | { readonly family: "gost"; readonly point: Uint8Array };

export type KeyReading =
  | { readonly ok: true; readonly key: PublicKey }
  | {
      readonly ok: false;
      readonly reason: Extract<SignatureFault, "algorithm-refused" | "wrong-curve" | "key-weak">;
    };

const LEAST_RSA_BITS = 2048;
/** A check takes the square of the length: 8192 bits are a fraction of a millisecond. */
const MOST_RSA_BITS = 8192;
const LEAST_RSA_EXPONENT = 65537n;
const CURVES: ReadonlySet<string> = new Set([OID.p256, OID.p384, OID.p521]);

const REFUSED: KeyReading = { ok: false, reason: "algorithm-refused" };

/** The key in a SubjectPublicKeyInfo, if it is of a kind and strength that counts. */
export function publicKeyIn(info: Uint8Array): KeyReading {
  return decode(() => readKey(info)) ?? REFUSED;
}

function readKey(info: Uint8Array): KeyReading {
  const fields = Fields.of(info);
  const kind = algorithm(fields.any());
  const bits = bitBytes(fields.any());
  fields.end();
  switch (kind.oid) {
    case OID.rsa:
      return isBare(kind) ? rsaKey(info, bits) : REFUSED;
    case OID.ec:
      return ecKey(info, kind, bits);
    case OID.gostKey:
      return gostKey(kind, bits);
    default:
      return REFUSED;
  }
}

const numberIn = (element: Der): bigint =>
  BigInt(`0x${Buffer.from(integerBytes(element)).toString("hex")}`);

function rsaKey(info: Uint8Array, bits: Uint8Array): KeyReading {
  const fields = Fields.of(bits);
  const modulus = numberIn(fields.any());
  const exponent = numberIn(fields.any());
  fields.end();
  const size = modulus.toString(2).length;
  if (size > MOST_RSA_BITS || exponent >> 64n !== 0n) return REFUSED;
  if (size < LEAST_RSA_BITS || exponent < LEAST_RSA_EXPONENT || exponent % 2n === 0n) {
    return { ok: false, reason: "key-weak" };
  }
  return keyOfNode("rsa", info);
}

/** Named curves and uncompressed points only: parameters written out could be anybody's. */
function ecKey(info: Uint8Array, { parameters }: Algorithm, bits: Uint8Array): KeyReading {
  const curve = parameters && decode(() => oid(parameters));
  if (curve === undefined || !CURVES.has(curve)) return { ok: false, reason: "wrong-curve" };
  return bits[0] === 4 ? keyOfNode("ecdsa", info) : REFUSED;
}

/** OpenSSL looks whether the point lies on its curve. */
function keyOfNode(family: "rsa" | "ecdsa", info: Uint8Array): KeyReading {
  try {
    const key = createPublicKey({ key: Buffer.from(info), format: "der", type: "spki" });
    return { ok: true, key: { family, key } };
  } catch {
    return REFUSED;
  }
}

/** The parameters are the curve and the digest; the bits hold an OCTET STRING with the point. */
function gostKey({ parameters }: Algorithm, bits: Uint8Array): KeyReading {
  if (parameters === undefined) return REFUSED;
  const fields = new Fields(parameters);
  if (oid(fields.any()) !== OID.gostCurve) return { ok: false, reason: "wrong-curve" };
  if (!fields.isAtEnd && oid(fields.any()) !== OID.streebog512) return REFUSED;
  fields.end();
  const point = octets(onlyElement(bits));
  return gostPoint(point) === undefined ? REFUSED : { ok: true, key: { family: "gost", point } };
}
