import { sameBytes } from "../../../packages/signature/src/bytes.ts";
import { revocationList, verdictOfList } from "../../../packages/signature/src/revocation/crl.ts";
import {
  KEPT_FAMILIES,
  KEPT_NOW,
  kept,
  keptCertificate,
} from "../../../packages/signature/testing/kept-signatures.ts";
import type { FuzzTarget } from "../fuzz-target.ts";

const seeds = (): Uint8Array[] =>
  KEPT_FAMILIES.flatMap(({ crl, rootCrl }) => [crl, rootCrl].map(kept));
const known = seeds().map((seed) => revocationList(seed)?.tbs);

const pairs = KEPT_FAMILIES.flatMap(({ signer, revoked, issuing }) =>
  [signer, revoked].map((person) => ({
    certificate: keptCertificate(person),
    issuer: keptCertificate(issuing),
    expected: person === signer ? "good" : "revoked",
  })),
);

/** A list that tells anything is one that was signed, and tells what it said. */
export const target: FuzzTarget = {
  name: "crl",
  seeds,
  run(input) {
    const list = revocationList(input);
    if (list === undefined) return;
    const isKnown = known.some((tbs) => tbs !== undefined && sameBytes(tbs, list.tbs));
    for (const { certificate, issuer, expected } of pairs) {
      const when = { at: KEPT_NOW, now: KEPT_NOW, unrevoked: "then" } as const;
      const asked = { certificate, issuer, ...when };
      const verdict = verdictOfList(input, asked);
      if (verdict === undefined) continue;
      if (!isKnown || verdict.status !== expected) throw new Error("a list that nobody signed");
    }
  },
};
