import type { Duty } from "./duty.ts";
import type { ComplaintAddressee } from "./rights-call.ts";

/** Who hears a complaint about a party: the person chooses. @law 231-VIII 19-1(3) part 2 */
export const COMPLAINT_ADDRESSEES = [
  "authorised-body",
  "prosecutor",
  "court",
] as const satisfies readonly ComplaintAddressee[];

/**
 * Whether a refusal answers the letter and may well be wrong: no act and no obligation stands behind it, or
 * it came late. The duty is met all the same, and a complaint is offered. Ours. @law 231-VIII 8(7) part 2
 */
export function isContestable({ outcome }: Pick<Duty, "outcome">): boolean {
  if (outcome.state === "open" || outcome.ground === null) return false;
  const isRefusal = outcome.outcome === "reasoned-refusal" || outcome.outcome === "partial";
  return isRefusal && (outcome.ground.kind === "other" || outcome.late);
}
