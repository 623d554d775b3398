import type { Instant } from "@kelisim/core";
import { type Algorithm, algorithm } from "../algorithm/algorithm.ts";
import { type KeyReading, publicKeyIn } from "../algorithm/public-key.ts";
import { schemeNamed } from "../algorithm/scheme.ts";
import { holds } from "../algorithm/verify-bytes.ts";
import { sameBytes } from "../bytes.ts";
import { constructed, primitive, TAG } from "../der/element.ts";
import { Fields, inside } from "../der/fields.ts";
import { decode, Malformed } from "../der/malformed.ts";
import { bitBytes, integerBytes, smallNumber, time } from "../der/values.ts";
import { MOST_CERTIFICATE_BYTES } from "../limits.ts";
import { type Extensions, extensions } from "./extensions.ts";

export type Certificate = {
  readonly der: Uint8Array;
  readonly tbs: Uint8Array;
  /** The content of the INTEGER. */
  readonly serial: Uint8Array;
  /** DER of the names. */
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  /** DER of SubjectPublicKeyInfo, and the bits of the key in it. */
  readonly keyInfo: Uint8Array;
  readonly keyBits: Uint8Array;
  readonly extensions: Extensions;
  readonly algorithm: Algorithm;
  readonly signature: Uint8Array;
};

/** `undefined` for bytes that are no X.509 certificate of version 3. */
export const certificateOf = (der: Uint8Array): Certificate | undefined =>
  der.length > MOST_CERTIFICATE_BYTES ? undefined : decode(() => read(der));

function read(der: Uint8Array): Certificate {
  const outer = Fields.of(der);
  const tbs = outer.next(TAG.sequence);
  const outerAlgorithm = algorithm(outer.any());
  const signature = bitBytes(outer.any());
  outer.end();

  const fields = new Fields(tbs);
  const version = smallNumber(inside(fields.next(constructed(0))));
  if (version !== 2) throw new Malformed("unreadable");
  const serial = integerBytes(fields.any());
  const innerAlgorithm = algorithm(fields.any());
  // What is signed says how: the outer member could be exchanged.
  if (!sameBytes(innerAlgorithm.der, outerAlgorithm.der)) throw new Malformed("unreadable");
  const issuer = fields.next(TAG.sequence).whole;
  const validity = fields.sequence();
  const [notBefore, notAfter] = [time(validity.any()), time(validity.any())];
  validity.end();
  const subject = fields.next(TAG.sequence).whole;
  const keyInfo = fields.next(TAG.sequence);
  const key = new Fields(keyInfo);
  key.next(TAG.sequence);
  const keyBits = bitBytes(key.any());
  key.end();
  fields.optional(primitive(1));
  fields.optional(primitive(2));
  const list = fields.optional(constructed(3));
  fields.end();
  return {
    ...{ der, tbs: tbs.whole, serial, issuer, subject, notBefore, notAfter },
    ...{ keyInfo: keyInfo.whole, keyBits, signature, algorithm: innerAlgorithm },
    extensions: extensions(list && inside(list)),
  };
}

export const keyOf = ({ keyInfo }: Certificate): KeyReading => publicKeyIn(keyInfo);

export type SignedByAuthority = {
  readonly tbs: Uint8Array;
  readonly algorithm: Algorithm;
  readonly signature: Uint8Array;
};

/** Whether the certificate's key signed a certificate, a list or an answer. */
export function signedBy(signed: SignedByAuthority, signer: Certificate): boolean {
  const scheme = schemeNamed(signed.algorithm);
  const key = keyOf(signer);
  if (scheme === undefined || !key.ok) return false;
  return holds({ key: key.key, scheme, message: signed.tbs, signature: signed.signature });
}

export const sameCertificate = (a: Certificate, b: Certificate): boolean => sameBytes(a.der, b.der);

/** @throws RangeError for bytes of our own configuration that are no certificate */
export function trustedCertificate(der: Uint8Array): Certificate {
  const certificate = certificateOf(der);
  if (certificate === undefined) throw new RangeError("not an X.509 certificate of version 3");
  return certificate;
}
