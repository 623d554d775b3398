import type { Instant } from "@kelisim/core";
import { LONGEST_PATH, MOST_PATH_CHECKS } from "../limits.ts";
import { type Certificate, sameCertificate, signedBy } from "../x509/certificate.ts";
import { isNamedAsIssuer, mayIssue } from "./may-issue.ts";

export type PathQuestion = {
  readonly leaf: Certificate;
  readonly roots: readonly Certificate[];
  /** Authorities that may stand between. */
  readonly between: readonly Certificate[];
  /** The instant at which all must have been in force. */
  readonly at: Instant;
};

export type PathOutcome =
  /** From the leaf to a root. */
  | { readonly ok: true; readonly path: readonly Certificate[] }
  /** `chain-unknown`: no authority that we know; `chain-wrong`: one that did not or may not issue it. */
  | { readonly ok: false; readonly reason: "chain-unknown" | "chain-wrong" };

/** Looks for a path in depth, within a fixed number of signatures checked. */
export function findPath({ leaf, roots, between, at }: PathQuestion): PathOutcome {
  if (leaf.extensions.hasUnknownCritical) return { ok: false, reason: "chain-wrong" };
  let left = MOST_PATH_CHECKS;
  let sawWrongIssuer = false;

  const issued = (issuer: Certificate, path: readonly Certificate[]): boolean => {
    const last = path.at(-1) as Certificate;
    if (left === 0 || !isNamedAsIssuer(issuer, last)) return false;
    left -= 1;
    const did = mayIssue(issuer, path, at) && signedBy(last, issuer);
    sawWrongIssuer ||= !did;
    return did;
  };

  const extend = (path: readonly Certificate[]): readonly Certificate[] | undefined => {
    if (path.length === LONGEST_PATH) {
      sawWrongIssuer = true;
      return undefined;
    }
    const root = roots.find((candidate) => issued(candidate, path));
    if (root !== undefined) return [...path, root];
    for (const candidate of between) {
      const isOnPath = path.some((other) => sameCertificate(other, candidate));
      if (isOnPath || !issued(candidate, path)) continue;
      const found = extend([...path, candidate]);
      if (found !== undefined) return found;
    }
    return undefined;
  };

  const path = extend([leaf]);
  if (path !== undefined) return { ok: true, path };
  return { ok: false, reason: sawWrongIssuer ? "chain-wrong" : "chain-unknown" };
}
