import { digestOf } from "../algorithm/digest.ts";
import { TAG } from "../der/element.ts";
import { element, oidElement, sequence } from "../der/write.ts";
import { OID } from "../oids.ts";
import type { Certificate } from "../x509/certificate.ts";

/** OCSPRequest about one certificate, with SHA-256, unsigned and without a nonce. DER. */
export function ocspRequest(certificate: Certificate, issuer: Certificate): Uint8Array {
  const id = sequence(
    sequence(oidElement(OID.sha256), element(TAG.null)),
    element(TAG.octetString, digestOf("sha256", issuer.subject)),
    element(TAG.octetString, digestOf("sha256", issuer.keyBits)),
    element(TAG.integer, certificate.serial),
  );
  return sequence(sequence(sequence(sequence(id))));
}
