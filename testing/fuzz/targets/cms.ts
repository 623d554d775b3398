import { createVerifier, SIGNATURE_FAULTS } from "../../../packages/signature/src/index.ts";
import { sameBytes } from "../../../packages/signature/src/bytes.ts";
import {
  KEPT,
  KEPT_CONTENT,
  KEPT_FAMILIES,
  KEPT_NOW,
  kept,
} from "../../../packages/signature/testing/kept-signatures.ts";
import type { FuzzTarget } from "../fuzz-target.ts";

const seeds = (): Uint8Array[] => KEPT_FAMILIES.flatMap(({ signatures }) => signatures.map(kept));
const signers = KEPT_FAMILIES.map(({ signer }) => kept(signer));
const roots = KEPT_FAMILIES.map(({ root }) => kept(root));

const verifier = createVerifier({
  roots,
  intermediates: KEPT_FAMILIES.map(({ issuing }) => kept(issuing)),
  timestampRoots: roots,
  revocation: { find: () => Promise.resolve([]) },
  revocationPolicy: "if-available",
});

/** A signature that holds is that of the person, whatever else was changed. */
export const target: FuzzTarget = {
  name: "cms",
  seeds,
  async run(cms) {
    const outcome = await verifier.verify({ cms, content: KEPT_CONTENT, now: KEPT_NOW });
    if (!outcome.ok) {
      if (!SIGNATURE_FAULTS.includes(outcome.reason)) throw new Error("a reason of no list");
      return;
    }
    const isKnown = signers.some((signer) => sameBytes(signer, outcome.certificate));
    if (!isKnown || outcome.signer.iin.digits !== KEPT.iin) throw new Error("nobody's signature");
    if (!outcome.signedAt.equals(KEPT_NOW)) throw new Error("another time");
  },
};
