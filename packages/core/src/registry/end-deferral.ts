import { refuse, refuseFaults, type Refused } from "../commands/refusal.ts";
import type { LegalDay } from "../time.ts";
import type { Purpose } from "./purpose.ts";

/**
 * The event came about until which an act puts off telling people of accesses under a purpose. Said again, it
 * changes nothing: the day that was said first stands.
 * @returns the purpose itself where it is ended already; refused where no event is awaited, or for a day to come
 */
export function endDeferral(
  purpose: Purpose,
  endedOn: LegalDay,
  today: LegalDay,
): Purpose | Refused {
  const { legal_ground: ground } = purpose.declared;
  const deferral = ground?.deferral;
  if (ground === undefined || deferral?.event === undefined) return refuse("deferral-awaits-none");
  if (deferral.ended_on !== undefined) return purpose;
  if (endedOn > today) {
    return refuseFaults([{ pointer: "/ended_on", code: "deferral-ends-in-the-future" }]);
  }
  const legal_ground = { ...ground, deferral: { ...deferral, ended_on: endedOn } };
  return { ...purpose, declared: { ...purpose.declared, legal_ground } };
}
