import type { DutyId, PartyId, PurposeId, RightsCallId } from "../ids.ts";
import type { Instant } from "../time.ts";

/** What a person may ask of a party by name of right. */
export type RightsCallKind = "objection" | "inquiry" | "correction";

/** A person's objection, inquiry or demand of correction; its words stand in the sealed part. */
export type RightsCall = {
  readonly id: RightsCallId;
  readonly kind: RightsCallKind;
  readonly partyId: PartyId;
  readonly purposeId: PurposeId | null;
  readonly dutyId: DutyId;
  readonly receivedAt: Instant;
};
