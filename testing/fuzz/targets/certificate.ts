import { certificateOf, signedBy } from "../../../packages/signature/src/x509/certificate.ts";
import { sameBytes } from "../../../packages/signature/src/bytes.ts";
import { signerOf, usageFault } from "../../../packages/signature/src/signer-certificate.ts";
import {
  KEPT_FAMILIES,
  kept,
  keptCertificate,
} from "../../../packages/signature/testing/kept-signatures.ts";
import type { FuzzTarget } from "../fuzz-target.ts";

const seeds = (): Uint8Array[] =>
  KEPT_FAMILIES.flatMap(({ root, issuing, signer }) => [root, issuing, signer].map(kept));

const authorities = KEPT_FAMILIES.flatMap(({ root, issuing }) => [root, issuing]).map(
  keptCertificate,
);
const known = seeds().map((seed) => certificateOf(seed)?.tbs);

/** Whatever is read as issued by an authority is, to the byte, what the authority issued. */
export const target: FuzzTarget = {
  name: "certificate",
  seeds,
  run(input) {
    const certificate = certificateOf(input);
    if (certificate === undefined) return;
    if (!sameBytes(certificate.der, input)) throw new Error("other bytes than were given");
    signerOf(certificate);
    usageFault(certificate);
    const isIssued = authorities.some((authority) => signedBy(certificate, authority));
    const isKnown = known.some((tbs) => tbs !== undefined && sameBytes(tbs, certificate.tbs));
    if (isIssued && !isKnown) throw new Error("a certificate that nobody issued");
  },
};
