import { sameBytes } from "../../../packages/signature/src/bytes.ts";
import { ocspResponse } from "../../../packages/signature/src/revocation/ocsp-response.ts";
import { verdictOfOcsp } from "../../../packages/signature/src/revocation/ocsp.ts";
import {
  KEPT_FAMILIES,
  KEPT_NOW,
  kept,
  keptCertificate,
} from "../../../packages/signature/testing/kept-signatures.ts";
import type { FuzzTarget } from "../fuzz-target.ts";

const seeds = (): Uint8Array[] =>
  KEPT_FAMILIES.flatMap(({ ocsp, ocspRevoked }) => [ocsp, ocspRevoked].map(kept));
const known = seeds().map((seed) => ocspResponse(seed)?.tbs);

const pairs = KEPT_FAMILIES.flatMap(({ signer, revoked, issuing }) =>
  [signer, revoked].map((person) => ({
    certificate: keptCertificate(person),
    issuer: keptCertificate(issuing),
    expected: person === signer ? "good" : "revoked",
  })),
);

/** An answer that tells anything is one that was signed, and tells what it said. */
export const target: FuzzTarget = {
  name: "ocsp",
  seeds,
  run(input) {
    const response = ocspResponse(input);
    if (response === undefined) return;
    const isKnown = known.some((tbs) => tbs !== undefined && sameBytes(tbs, response.tbs));
    for (const { certificate, issuer, expected } of pairs) {
      const when = { at: KEPT_NOW, now: KEPT_NOW, unrevoked: "then" } as const;
      const verdict = verdictOfOcsp(input, { certificate, issuer, ...when }, { left: 8 });
      if (verdict === undefined) continue;
      if (!isKnown || verdict.status !== expected) throw new Error("an answer that nobody signed");
    }
  },
};
