import type { ObjectId, PartyId, RightsCallId } from "../ids.ts";
import type { Instant } from "../time.ts";

/**
 * One object's data about a person, blocked on a signal that the law was broken: nothing is done with them
 * until the signal is checked. @law 94-V 25(2)(8)
 */
export type Blocking = {
  /** The rights call that asked for it. */
  readonly id: RightsCallId;
  readonly partyId: PartyId;
  readonly objectId: ObjectId;
  readonly blockedAt: Instant;
  readonly end: { readonly outcome: "unblocked" | "destroyed"; readonly at: Instant } | null;
};

/** Whether an object's data about her are blocked now. */
export const isBlocked = (blockings: Iterable<Blocking>, objectId: ObjectId): boolean => {
  for (const blocking of blockings) {
    if (blocking.objectId === objectId && blocking.end === null) return true;
  }
  return false;
};
