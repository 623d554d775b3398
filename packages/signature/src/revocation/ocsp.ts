import { createHash } from "node:crypto";
import { compareInstants, type Instant } from "@kelisim/core";
import { digestNamed, digestOf } from "../algorithm/digest.ts";
import { sameBytes } from "../bytes.ts";
import { MOST_RESPONDERS, OCSP_WITHOUT_NEXT_HOURS } from "../limits.ts";
import { OID } from "../oids.ts";
import { isNamedAsIssuer, isValidAt } from "../path/may-issue.ts";
import {
  type Certificate,
  certificateOf,
  sameCertificate,
  type SignedByAuthority,
  signedBy,
} from "../x509/certificate.ts";
import { type CertificateId, ocspResponse, type OcspResponse } from "./ocsp-response.ts";
import { type StatusQuestion, statusIn, type Verdict } from "./verdict.ts";
import { stillNow } from "./window.ts";

/** How many signatures may still be checked; counts down. */
export type ChecksLeft = { left: number };

/** What the answer says; `undefined` if it does not hold, does not know or is about another one. */
export function verdictOfOcsp(
  bytes: Uint8Array,
  asked: StatusQuestion,
  checks: ChecksLeft,
): Verdict | undefined {
  const response = ocspResponse(bytes);
  const answer = response?.answers.find(({ id }) => isAbout(id, asked));
  if (response === undefined || answer === undefined) return undefined;
  const { status: said, thisUpdate } = answer;
  const nextUpdate = answer.nextUpdate ?? thisUpdate.add({ hours: OCSP_WITHOUT_NEXT_HOURS });
  if (said.kind === "unknown" || !isSoundlyDated(response, thisUpdate, asked)) return undefined;
  const revocations = said.kind === "revoked" ? [said] : [];
  const status = statusIn(revocations, asked, { thisUpdate, nextUpdate });
  if (status === undefined) return undefined;
  const by = signerOf(response, { thisUpdate, checks, ...asked });
  if (by === undefined) return undefined;
  const isIssuer = sameCertificate(by, asked.issuer);
  const delegate = { certificate: by, signedAt: response.producedAt };
  return { status, producedAt: thisUpdate, ...(!isIssuer && { delegate }) };
}

/** Signed by now, and about nothing that came after it. */
const isSoundlyDated = (
  { producedAt }: OcspResponse,
  thisUpdate: Instant,
  { now }: StatusQuestion,
): boolean =>
  compareInstants(producedAt, stillNow(now)) <= 0 &&
  compareInstants(thisUpdate, stillNow(producedAt)) <= 0;

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

type SignerQuestion = StatusQuestion & {
  readonly thisUpdate: Instant;
  readonly checks: ChecksLeft;
};

/** The issuer itself, or one to whom it gave a certificate for that. */
function signerOf(response: OcspResponse, asked: SignerQuestion): Certificate | undefined {
  const { issuer, checks } = asked;
  const signed = (by: Certificate, what: SignedByAuthority): boolean => {
    if (checks.left === 0) return false;
    checks.left -= 1;
    return signedBy(what, by);
  };
  if (isResponder(response, issuer) && signed(issuer, response)) return issuer;
  return response.certificates
    .slice(0, MOST_RESPONDERS)
    .map(certificateOf)
    .filter((one) => one !== undefined)
    .find(
      (delegate) =>
        !sameCertificate(delegate, issuer) &&
        isResponder(response, delegate) &&
        mayAnswer(delegate, response, asked) &&
        signed(issuer, delegate) &&
        signed(delegate, response),
    );
}

const isResponder = ({ responder }: OcspResponse, candidate: Certificate): boolean =>
  responder.kind === "name"
    ? sameBytes(responder.name, candidate.subject)
    : sameBytes(responder.hash, sha1(candidate.keyBits));

/** In force when it signed and at the instant it speaks for; nor does its word outlast it. */
const mayAnswer = (
  delegate: Certificate,
  { producedAt }: OcspResponse,
  { issuer, thisUpdate, at }: SignerQuestion,
): boolean =>
  delegate.extensions.extendedKeyUsage.includes(OID.ocspSigning) &&
  !delegate.extensions.hasUnknownCritical &&
  isValidAt(delegate, producedAt) &&
  isValidAt(delegate, thisUpdate) &&
  compareInstants(at, delegate.notAfter) <= 0 &&
  isNamedAsIssuer(issuer, delegate);
