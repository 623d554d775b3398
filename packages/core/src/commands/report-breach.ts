import type { BreachNotice } from "../breach/breach.ts";
import { openDuty } from "../duty/open.ts";
import type { BreachId, DutyId, ObjectId, PartyId } from "../ids.ts";
import type { SubjectState } from "../subject/state.ts";
import { compareInstants, type Instant } from "../time.ts";
import { accept, refuseFaults, type CommandResult } from "./refusal.ts";
import type { CommandWorld } from "./world.ts";

export type ReportBreach = {
  readonly id: BreachId;
  readonly partyId: PartyId;
  readonly objectId: ObjectId;
  readonly categories: readonly string[];
  readonly detectedAt: Instant;
  /** How many people it concerns, as far as the party knows. */
  readonly concerned: number;
};

/**
 * A party found that the security of data in its object was breached: it owes the authorised body a notice
 * within one working day from then, however late it says so here. @law 94-V 25(2)
 * Events: `breach.reported`, `duty.opened`.
 */
export function reportBreach(
  given: ReportBreach,
  { now, calendar, ids, readings }: CommandWorld,
): CommandResult<{ readonly id: BreachId; readonly dutyId: DutyId }> {
  const { id, partyId, detectedAt } = given;
  if (compareInstants(detectedAt, now) > 0) {
    return refuseFaults([{ pointer: "/detected_at", code: "detected-in-the-future" }]);
  }
  const dutyId = ids.next("dty");
  const cause = { kind: "breach", id } as const;
  const duty = openDuty(
    {
      ...{ id: dutyId, kind: "notify-authorised-body", partyId, cause },
      ...{ sentAt: detectedAt, deliveredAt: detectedAt },
    },
    calendar,
    readings,
  );
  const reported = { type: "breach.reported", breach: { ...given, dutyId } } as const;
  return accept({ id, dutyId }, { body: reported, effectiveAt: detectedAt }, duty);
}

/**
 * A breach concerns this person: she is told of it once. @law 94-V 25(2)
 * Events: `breach.told`.
 */
export const tellOfBreach = (
  state: SubjectState,
  notice: Omit<BreachNotice, "toldAt">,
): CommandResult<BreachId> =>
  state.breachNotices.has(notice.id)
    ? accept(notice.id)
    : accept(notice.id, { body: { type: "breach.told", notice } });
