import { compareInstants, type Instant } from "@kelisim/core";
import type { Certificate } from "../x509/certificate.ts";
import { speaksOf, wasSaid } from "./window.ts";

/** What is asked of one list or answer. */
export type StatusQuestion = {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
  /** The instant at which the certificate must have been in force. */
  readonly at: Instant;
  /** The instant of receipt: what is said for a later one was not known then. */
  readonly now: Instant;
  /**
   * `then`: it must not have been revoked at the instant. `since`: nor later, for its key dates what
   * it signs (timestamps, answers), and whoever stole it dates them back.
   */
  readonly unrevoked: "then" | "since";
};

/** What a proof that holds says. */
export type Verdict = {
  readonly status: "good" | "revoked";
  readonly producedAt: Instant;
  /** Whoever signed in place of the issuer, and when. Its own status is not known yet. */
  readonly delegate?: { readonly certificate: Certificate; readonly signedAt: Instant };
};

export type Revocation = {
  readonly since: Instant;
  /** CRLReason of RFC 5280, where it is given. */
  readonly reason: number | undefined;
};

/** Unspecified, affiliationChanged, superseded, cessationOfOperation: the key was not lost (RFC 3161, 4). */
const KEY_NOT_LOST: ReadonlySet<number | undefined> = new Set([0, 3, 4, 5]);
const CERTIFICATE_HOLD = 6;

const isAgainst = ({ since, reason }: Revocation, { at, unrevoked }: StatusQuestion): boolean =>
  compareInstants(since, at) <= 0 || (unrevoked === "since" && !KEY_NOT_LOST.has(reason));

/**
 * What follows from all that a list or an answer says about the certificate; `undefined` if nothing.
 * A revocation stays, but for a hold: it counts in a list that is out of date, too.
 */
export function statusIn(
  revocations: readonly Revocation[],
  asked: StatusQuestion,
  window: { readonly thisUpdate: Instant; readonly nextUpdate: Instant },
): Verdict["status"] | undefined {
  if (!wasSaid(asked, window)) return undefined;
  const isOfUse = speaksOf(asked, window);
  const stays = ({ reason }: Revocation) => isOfUse || reason !== CERTIFICATE_HOLD;
  if (revocations.some((one) => stays(one) && isAgainst(one, asked))) return "revoked";
  return isOfUse ? "good" : undefined;
}
