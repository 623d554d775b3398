import { createHash } from "node:crypto";
import { algorithm } from "../algorithm/algorithm.ts";
import { digestNamed, digestOf } from "../algorithm/digest.ts";
import { sameBytes } from "../bytes.ts";
import { constructed, type Der, TAG } from "../der/element.ts";
import { Fields, inside } from "../der/fields.ts";
import { integerBytes, octets } from "../der/values.ts";
import { OID } from "../oids.ts";
import type { Certificate } from "../x509/certificate.ts";
import { type Attributes, onlyValue } from "./attributes.ts";

/**
 * Whether the signed attributes name this certificate as the signer's (RFC 5035): `absent` where
 * they name none, `other` where one of them names another.
 * @throws Malformed
 */
export function reference(all: Attributes, certificate: Certificate): "same" | "absent" | "other" {
  const v1 = onlyValue(all, OID.signingCertificate);
  const v2 = onlyValue(all, OID.signingCertificateV2);
  if (v1 === undefined && v2 === undefined) return "absent";
  const fits =
    (v1 === undefined || isNamedV1(firstOf(v1), certificate)) &&
    (v2 === undefined || isNamedV2(firstOf(v2), certificate));
  return fits ? "same" : "other";
}

/** The first ESSCertID is that of the signer; the others, and policies, are not looked at. */
function firstOf(value: Der): Fields {
  return new Fields(value).sequence().sequence();
}

/** SHA-1 by its definition: it tells certificates apart here, the signature does not lean on it. */
function isNamedV1(fields: Fields, certificate: Certificate): boolean {
  const hash = octets(fields.any());
  const sha1 = createHash("sha1").update(certificate.der).digest();
  return sameBytes(hash, sha1) && isIssuerSerial(fields, certificate);
}

function isNamedV2(fields: Fields, certificate: Certificate): boolean {
  const named = fields.optional(TAG.sequence);
  const digest = named === undefined ? "sha256" : digestNamed(algorithm(named));
  if (digest === undefined) return false;
  const hash = octets(fields.any());
  return sameBytes(hash, digestOf(digest, certificate.der)) && isIssuerSerial(fields, certificate);
}

/** IssuerSerial, where it is given. */
function isIssuerSerial(fields: Fields, { issuer, serial }: Certificate): boolean {
  if (fields.isAtEnd) return true;
  const given = fields.sequence();
  fields.end();
  const name = inside(given.next(TAG.sequence));
  const number = integerBytes(given.any());
  given.end();
  return (
    name.tag === constructed(4) && sameBytes(name.content, issuer) && sameBytes(number, serial)
  );
}
