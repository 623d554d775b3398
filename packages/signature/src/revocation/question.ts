import { hexOf } from "../bytes.ts";
import type { RevocationQuestion } from "../revocation-source.ts";
import { ocspRequest } from "./ocsp-request.ts";
import type { StatusQuestion } from "./verdict.ts";

/** What a source is asked about a certificate. */
export const questionOf = ({ certificate, issuer, at }: StatusQuestion): RevocationQuestion => ({
  certificate: certificate.der,
  issuer: issuer.der,
  serial: hexOf(certificate.serial).replace(/^0+(?=.)/, ""),
  at,
  ocspUrls: certificate.extensions.ocspUrls,
  crlUrls: certificate.extensions.crlUrls,
  ocspRequest: ocspRequest(certificate, issuer),
});
