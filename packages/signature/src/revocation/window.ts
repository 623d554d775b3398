import { compareInstants, type Instant } from "@kelisim/core";
import { CLOCK_TOLERANCE_MINUTES } from "../limits.ts";
import type { StatusQuestion } from "./verdict.ts";

/** The latest instant that is no future yet, as clocks differ. */
export const stillNow = (now: Instant): Instant => now.add({ minutes: CLOCK_TOLERANCE_MINUTES });

/**
 * Whether what was said from `thisUpdate` until `nextUpdate` tells about the instant asked: it was
 * valid then or made later, was known at receipt, and speaks of a certificate that had not expired
 * (issuers drop those from their lists).
 */
export function speaksOf(
  { certificate, at, now }: StatusQuestion,
  thisUpdate: Instant,
  nextUpdate: Instant,
): boolean {
  return (
    compareInstants(thisUpdate, stillNow(now)) <= 0 &&
    compareInstants(thisUpdate, nextUpdate) <= 0 &&
    compareInstants(at, nextUpdate) <= 0 &&
    compareInstants(thisUpdate, certificate.notAfter) <= 0
  );
}
