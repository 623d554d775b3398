import { compareInstants, type Instant } from "@kelisim/core";
import { sameBytes } from "../bytes.ts";
import { OID } from "../oids.ts";
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

/** Whether an authority that is for some purposes only is for one of the certificate's. */
function servesPurposeOf(issuer: Certificate, { extensions }: Certificate): boolean {
  const { extendedKeyUsage: purposes } = issuer.extensions;
  return (
    purposes.length === 0 ||
    purposes.includes(OID.anyPurpose) ||
    extensions.extendedKeyUsage.some((id) => purposes.includes(id))
  );
}

/** An authority in force that may stand above the path: from its end to just below the authority. */
export function mayIssue(issuer: Certificate, path: readonly Certificate[], at: Instant): boolean {
  const below = path.length - 1;
  const { isAuthority, pathLength, keyUsage, hasUnknownCritical } = issuer.extensions;
  return (
    isAuthority &&
    !hasUnknownCritical &&
    (keyUsage === undefined || keyUsage.has(KEY_USAGE.keyCertSign)) &&
    (pathLength === undefined || below <= pathLength) &&
    path.slice(0, 1).every((leaf) => servesPurposeOf(issuer, leaf)) &&
    isValidAt(issuer, at)
  );
}
