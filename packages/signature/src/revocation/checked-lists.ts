import { createHash } from "node:crypto";
import { type Certificate, type SignedByAuthority, signedBy } from "../x509/certificate.ts";

/**
 * Digests of lists whose signatures were found right. A national list has megabytes, it counts for a
 * day and for everyone, and Streebog takes a second for four of them.
 */
const right = new Set<string>();
const MOST_KEPT = 64;

/** As `signedBy`, checking each list once. */
export function isSignedList(list: SignedByAuthority, issuer: Certificate): boolean {
  const key = createHash("sha256")
    .update(createHash("sha256").update(issuer.keyInfo).digest())
    .update(createHash("sha256").update(list.algorithm.der).digest())
    .update(createHash("sha256").update(list.signature).digest())
    .update(list.tbs)
    .digest("base64");
  if (right.has(key)) return true;
  if (!signedBy(list, issuer)) return false;
  const [oldest] = right;
  if (right.size >= MOST_KEPT && oldest !== undefined) right.delete(oldest);
  right.add(key);
  return true;
}
