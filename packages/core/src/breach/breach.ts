import type { BreachId, DutyId, ObjectId, PartyId } from "../ids.ts";
import type { Instant } from "../time.ts";

/** A breach of the security of personal data in an object, as its party reports it. @law 94-V 25(2) */
export type Breach = {
  readonly id: BreachId;
  readonly partyId: PartyId;
  readonly objectId: ObjectId;
  readonly categories: readonly string[];
  readonly detectedAt: Instant;
  readonly reportedAt: Instant;
  /** How many people it concerns, as far as the party knows. */
  readonly concerned: number;
  /** The duty to tell the authorised body. */
  readonly dutyId: DutyId;
};

/** That a breach concerns this person: what her notice is made of. */
export type BreachNotice = {
  readonly id: BreachId;
  readonly partyId: PartyId;
  readonly objectId: ObjectId;
  readonly categories: readonly string[];
  readonly detectedAt: Instant;
  readonly toldAt: Instant;
};
