import { compareInstants, type Instant } from "@kelisim/core";
import { sameBytes } from "../bytes.ts";
import type { Certificate } from "../x509/certificate.ts";
import { KEY_USAGE } from "../x509/extensions.ts";

export const isValidAt = ({ notBefore, notAfter }: Certificate, at: Instant): boolean =>
  compareInstants(notBefore, at) <= 0 && compareInstants(at, notAfter) <= 0;

/** Whether the names and key identifiers say that this authority issued the certificate. */
export function isNamedAsIssuer(issuer: Certificate, of: Certificate): boolean {
  if (!sameBytes(issuer.subject, of.issuer)) return false;
  const { authorityKeyId } = of.extensions;
  const { subjectKeyId } = issuer.extensions;
  return (
    authorityKeyId === undefined ||
    subjectKeyId === undefined ||
    sameBytes(authorityKeyId, subjectKeyId)
  );
}

/** An authority that was in force, with `below` authorities between it and the end of the path. */
export function mayIssue(issuer: Certificate, below: number, at: Instant): boolean {
  const { isAuthority, pathLength, keyUsage, hasUnknownCritical } = issuer.extensions;
  return (
    isAuthority &&
    !hasUnknownCritical &&
    (keyUsage === undefined || keyUsage.has(KEY_USAGE.keyCertSign)) &&
    (pathLength === undefined || below <= pathLength) &&
    isValidAt(issuer, at)
  );
}
