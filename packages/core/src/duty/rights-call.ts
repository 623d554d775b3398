import type {
  DutyId,
  ObjectId,
  OutcomeId,
  PartyId,
  PurposeId,
  RepresentationId,
  RightsCallId,
} from "../ids.ts";
import type { Instant } from "../time.ts";

/** Who hears a complaint; the law leaves it to her. @law 231-VIII 19-1(3) */
export type ComplaintAddressee = "authorised-body" | "prosecutor" | "court";

/** What a person may ask of a party by name of right. */
export type RightsCallKind =
  "objection" | "inquiry" | "correction" | "blocking" | "destruction" | "complaint";

/** What a person asked of a party by a right of hers; her words stand in the sealed part. */
export type RightsCall = {
  readonly id: RightsCallId;
  readonly kind: RightsCallKind;
  readonly partyId: PartyId;
  readonly purposeId: PurposeId | null;
  /** The object whose data are meant, where one is named. */
  readonly objectId?: ObjectId;
  /** The outcome that an objection is against, where it is recorded here. */
  readonly outcomeId?: OutcomeId;
  /** Who filed it in her place. */
  readonly representationId?: RepresentationId;
  /** To whom a complaint goes: her choice. */
  readonly addressee?: ComplaintAddressee;
  readonly dutyId: DutyId;
  readonly receivedAt: Instant;
};
