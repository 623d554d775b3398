import { createHash } from "node:crypto";
import { compareInstants, type Instant } from "@kelisim/core";
import { digestNamed, digestOf } from "../algorithm/digest.ts";
import { sameBytes } from "../bytes.ts";
import { MOST_RESPONDERS, OCSP_WITHOUT_NEXT_HOURS } from "../limits.ts";
import { OID } from "../oids.ts";
import { isNamedAsIssuer, isValidAt } from "../path/may-issue.ts";
import { type Certificate, certificateOf, sameCertificate, signedBy } from "../x509/certificate.ts";
import { type CertificateId, ocspResponse, type OcspResponse } from "./ocsp-response.ts";
import type { StatusQuestion, Verdict } from "./verdict.ts";
import { speaksOf } from "./window.ts";

/** What the answer says; `undefined` if it does not hold, does not know or is about another one. */
export function verdictOfOcsp(bytes: Uint8Array, asked: StatusQuestion): Verdict | undefined {
  const response = ocspResponse(bytes);
  const answer = response?.answers.find(({ id }) => isAbout(id, asked));
  if (response === undefined || answer === undefined) return undefined;
  const { status, thisUpdate: producedAt } = answer;
  const nextUpdate = answer.nextUpdate ?? producedAt.add({ hours: OCSP_WITHOUT_NEXT_HOURS });
  if (status.kind === "unknown" || !speaksOf(asked, producedAt, nextUpdate)) return undefined;
  if (!isSignedForIssuer(response, asked.issuer)) return undefined;
  const isRevoked = status.kind === "revoked" && compareInstants(status.since, asked.at) <= 0;
  return { status: isRevoked ? "revoked" : "good", producedAt };
}

/** SHA-1 is what most responders name issuers by; the signature does not lean on it. */
function hashFor({ digest }: CertificateId): ((bytes: Uint8Array) => Uint8Array) | undefined {
  if (digest.oid === OID.sha1) return sha1;
  const name = digestNamed(digest);
  return name && ((bytes) => digestOf(name, bytes));
}

const sha1 = (bytes: Uint8Array): Uint8Array => createHash("sha1").update(bytes).digest();

function isAbout(id: CertificateId, { certificate, issuer }: StatusQuestion): boolean {
  if (!sameBytes(id.serial, certificate.serial)) return false;
  const hash = hashFor(id);
  return (
    hash !== undefined &&
    sameBytes(id.issuerName, hash(issuer.subject)) &&
    sameBytes(id.issuerKey, hash(issuer.keyBits))
  );
}

/** By the issuer itself, or by one to whom it gave a certificate for that. */
function isSignedForIssuer(response: OcspResponse, issuer: Certificate): boolean {
  if (isResponder(response, issuer) && signedBy(response, issuer)) return true;
  const delegates = response.certificates.slice(0, MOST_RESPONDERS).map(certificateOf);
  return delegates.some(
    (delegate) =>
      delegate !== undefined &&
      !sameCertificate(delegate, issuer) &&
      isResponder(response, delegate) &&
      mayAnswer(delegate, issuer, response.producedAt) &&
      signedBy(response, delegate),
  );
}

const isResponder = ({ responder }: OcspResponse, candidate: Certificate): boolean =>
  responder.kind === "name"
    ? sameBytes(responder.name, candidate.subject)
    : sameBytes(responder.hash, sha1(candidate.keyBits));

const mayAnswer = (delegate: Certificate, issuer: Certificate, at: Instant): boolean =>
  delegate.extensions.extendedKeyUsage.includes(OID.ocspSigning) &&
  !delegate.extensions.hasUnknownCritical &&
  isValidAt(delegate, at) &&
  isNamedAsIssuer(issuer, delegate) &&
  signedBy(delegate, issuer);
