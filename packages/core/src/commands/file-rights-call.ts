import type { DutyKind } from "../duty/kinds.ts";
import { openDuty } from "../duty/open.ts";
import type { ComplaintAddressee, RightsCallKind } from "../duty/rights-call.ts";
import type {
  DutyId,
  ObjectId,
  OutcomeId,
  PartyId,
  PurposeId,
  RepresentationId,
  RightsCallId,
} from "../ids.ts";
import type { SealedPart } from "../subject/events.ts";
import { accept, type CommandResult } from "./refusal.ts";
import type { CommandWorld } from "./world.ts";

export type FileRightsCall = {
  readonly id: RightsCallId;
  readonly kind: RightsCallKind;
  readonly partyId: PartyId;
  readonly purposeId: PurposeId | null;
  /** Whose data are meant; a signal to block always names it. */
  readonly objectId?: ObjectId | undefined;
  /** The recorded outcome that an objection is against. */
  readonly outcomeId?: OutcomeId | undefined;
  /** To whom a complaint goes. */
  readonly addressee?: ComplaintAddressee | undefined;
  /** Who files it in her place, by an authority that was checked. */
  readonly representationId?: RepresentationId | undefined;
  readonly sealed: SealedPart;
};

/** What a party owes for each right that is used. */
export const DUTY_OF_RIGHT: Readonly<Record<RightsCallKind, DutyKind>> = {
  objection: "answer-objection",
  inquiry: "answer-inquiry",
  correction: "correct",
  blocking: "block",
  destruction: "destroy",
  complaint: "answer-inquiry",
};

/**
 * A person uses a right against a party, which must answer in its term. An objection is taken against
 * any automated processing, declared or not, and stops nothing by itself; a complaint makes its party tell
 * within the term of an inquiry what it did or left undone. @law 231-VIII 19-1(2) 19-1(3) @law 94-V 25(2)
 * Events: `rights-call.received`, `duty.opened`.
 */
export function fileRightsCall(
  given: FileRightsCall,
  world: CommandWorld,
): CommandResult<{ readonly id: RightsCallId; readonly dutyId: DutyId }> {
  const { now, calendar, ids, readings } = world;
  const { id, kind, partyId, purposeId, objectId, outcomeId, addressee, representationId, sealed } =
    given;
  const dutyId = ids.next("dty");
  const duty = openDuty(
    {
      id: dutyId,
      kind: DUTY_OF_RIGHT[kind],
      partyId,
      cause: { kind: "rights-call", id },
      sentAt: now,
      deliveredAt: now,
    },
    calendar,
    readings,
  );
  const call = {
    ...{ id, kind, partyId, purposeId, dutyId },
    ...(objectId !== undefined && { objectId }),
    ...(outcomeId !== undefined && { outcomeId }),
    ...(addressee !== undefined && { addressee }),
    ...(representationId !== undefined && { representationId }),
  };
  return accept({ id, dutyId }, { body: { type: "rights-call.received", call }, sealed }, duty);
}
