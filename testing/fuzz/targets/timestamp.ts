import { sameBytes } from "../../../packages/signature/src/bytes.ts";
import { signedData } from "../../../packages/signature/src/cms/signed-data.ts";
import { checkToken } from "../../../packages/signature/src/timestamp/check-token.ts";
import {
  KEPT_FAMILIES,
  KEPT_NOW,
  kept,
  keptCertificate,
} from "../../../packages/signature/testing/kept-signatures.ts";
import type { FuzzTarget } from "../fuzz-target.ts";

const seeds = (): Uint8Array[] => KEPT_FAMILIES.map(({ token }) => kept(token));
const known = seeds().map((seed) => signedData(seed).content as Uint8Array);
const stampedValues = KEPT_FAMILIES.map(({ stamped }) => kept(stamped));
const roots = KEPT_FAMILIES.map(({ root }) => keptCertificate(root));
const between = KEPT_FAMILIES.map(({ issuing }) => keptCertificate(issuing));

/** A token that is valid says what the authority said. */
export const target: FuzzTarget = {
  name: "timestamp",
  seeds,
  run(input) {
    for (const stamped of stampedValues) {
      const outcome = checkToken({ token: input, stamped, roots, between, now: KEPT_NOW });
      if (outcome.kind !== "valid") continue;
      const { content } = outcome.data;
      const isKnown = known.some((info) => content !== undefined && sameBytes(info, content));
      if (!isKnown || !outcome.time.equals(KEPT_NOW)) throw new Error("a time that nobody stamped");
    }
  },
};
