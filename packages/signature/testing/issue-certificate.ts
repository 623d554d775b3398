import { randomBytes } from "node:crypto";
import type { Instant } from "@kelisim/core";
import { primitive } from "../src/der/element.ts";
import { element, oidElement, sequence } from "../src/der/write.ts";
import { OID } from "../src/oids.ts";
import { trustedCertificate } from "../src/x509/certificate.ts";
import { KEY_USAGE } from "../src/x509/extensions.ts";
import {
  bitString,
  extension,
  hashOf,
  integer,
  namedBits,
  octetString,
  tagged,
  time,
  TRUE,
} from "./der-parts.ts";
import type { TestKey } from "./test-key.ts";

export type ToIssue = {
  readonly subject: Uint8Array;
  readonly spki: Uint8Array;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  /** DER of each. */
  readonly extensions: readonly Uint8Array[];
  readonly serial?: Uint8Array;
};

export type Issuer = { readonly subject: Uint8Array; readonly key: TestKey };

/** A certificate of X.509, DER. */
export function issueCertificate(asked: ToIssue, issuer: Issuer): Uint8Array {
  const tbs = sequence(
    tagged(0, integer(2)),
    integer(asked.serial ?? newSerial()),
    issuer.key.algorithm,
    issuer.subject,
    sequence(time(asked.notBefore), time(asked.notAfter)),
    asked.subject,
    asked.spki,
    tagged(3, sequence(...asked.extensions)),
  );
  return signed(tbs, issuer.key);
}

/** What is signed, how, and the signature: the shape of certificates, lists and answers. */
export const signed = (tbs: Uint8Array, key: TestKey, ...more: readonly Uint8Array[]) =>
  sequence(tbs, key.algorithm, bitString(key.sign(tbs)), ...more);

/** Sixteen bytes, positive and without a zero in front. */
function newSerial(): Uint8Array {
  const bytes = new Uint8Array(randomBytes(16));
  bytes[0] = ((bytes[0] as number) & 0x3f) | 0x40;
  return bytes;
}

export const serialOf = (certificate: Uint8Array): Uint8Array =>
  trustedCertificate(certificate).serial;

/** The identifier by which a key is named: SHA-1 of its bits, as most authorities do. */
export function keyIdOf(spki: Uint8Array): Uint8Array {
  return hashOf("sha1", spki).slice(0, 20);
}

export type AuthorityTraits = {
  /** The cA bit; true unless a test says otherwise. */
  readonly isAuthority?: boolean;
  readonly pathLength?: number;
  readonly usage?: readonly number[];
};

export const authorityExtensions = ({ isAuthority = true, pathLength, usage }: AuthorityTraits) => [
  extension(
    OID.basicConstraints,
    true,
    sequence(
      ...(isAuthority ? [TRUE] : []),
      ...(pathLength === undefined ? [] : [integer(pathLength)]),
    ),
  ),
  extension(OID.keyUsage, true, namedBits(usage ?? [KEY_USAGE.keyCertSign, KEY_USAGE.crlSign])),
];

export const usageExtensions = (usage: readonly number[], purposes: readonly string[]) => [
  ...(usage.length === 0 ? [] : [extension(OID.keyUsage, true, namedBits(usage))]),
  ...(purposes.length === 0
    ? []
    : [
        extension(
          OID.extendedKeyUsage,
          // RFC 3161 asks for it.
          purposes.includes(OID.timeStamping),
          sequence(...purposes.map(oidElement)),
        ),
      ]),
];

/** Subject and authority key identifiers. */
export const keyExtensions = (spki: Uint8Array, issuerSpki: Uint8Array) => [
  extension(OID.subjectKeyId, false, octetString(keyIdOf(spki))),
  extension(OID.authorityKeyId, false, sequence(element(primitive(0), keyIdOf(issuerSpki)))),
];

const address = (url: string): Uint8Array => element(primitive(6), Buffer.from(url, "latin1"));

export function addressExtensions(crlUrls: readonly string[], ocspUrls: readonly string[]) {
  const points = crlUrls.map((url) => sequence(tagged(0, tagged(0, address(url)))));
  const places = ocspUrls.map((url) => sequence(oidElement(OID.ocspAccess), address(url)));
  return [
    ...(points.length === 0 ? [] : [extension(OID.crlPoints, false, sequence(...points))]),
    ...(places.length === 0 ? [] : [extension(OID.authorityInfo, false, sequence(...places))]),
  ];
}
