import type { PartyId } from "../ids.ts";
import type { Action } from "../registry/purpose.ts";

/** What of a consent its person takes back; at least one member. Ours: 8(7) speaks of the consent. */
export type WithdrawnParts = {
  readonly categories?: readonly string[];
  readonly actions?: readonly Action[];
  readonly recipients?: readonly PartyId[];
  readonly countries?: readonly string[];
};
