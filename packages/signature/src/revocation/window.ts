import { compareInstants, type Instant } from "@kelisim/core";
import { CLOCK_TOLERANCE_MINUTES } from "../limits.ts";
import type { StatusQuestion } from "./verdict.ts";

/** The latest instant that is no future yet, as clocks differ. */
export const stillNow = (now: Instant): Instant => now.add({ minutes: CLOCK_TOLERANCE_MINUTES });

type Window = { readonly thisUpdate: Instant; readonly nextUpdate: Instant };
type Asked = Pick<StatusQuestion, "certificate" | "at" | "now">;

/** Whether it can have been said by the receipt. */
export const wasSaid = ({ now }: Asked, { thisUpdate, nextUpdate }: Window): boolean =>
  compareInstants(thisUpdate, stillNow(now)) <= 0 && compareInstants(thisUpdate, nextUpdate) <= 0;

/**
 * Whether what was said from `thisUpdate` until `nextUpdate` tells about the instant asked: it was
 * valid then or made later, and speaks of a certificate that had not expired (issuers drop those from
 * their lists).
 */
export const speaksOf = ({ certificate, at }: Asked, { thisUpdate, nextUpdate }: Window): boolean =>
  compareInstants(at, nextUpdate) <= 0 && compareInstants(thisUpdate, certificate.notAfter) <= 0;
