import { isPermitting, type ReasonCode } from "../access/reason.ts";
import type { WorkingDayCalendar } from "../calendar/working-day-calendar.ts";
import { openDuty } from "../duty/open.ts";
import type { DutyId, PartyId, PurposeId } from "../ids.ts";
import type { DigitalObject } from "../registry/digital-object.ts";
import type { Purpose } from "../registry/purpose.ts";
import type { SubjectState } from "../subject/state.ts";
import type { Instant } from "../time.ts";
import { accept, type CommandResult } from "./refusal.ts";

/** A decision by which data were passed on. */
export type Disclosed = {
  readonly mode: "enforce" | "check";
  readonly reason: ReasonCode;
  readonly requesterId: PartyId | undefined;
  readonly recipientId: PartyId | undefined;
};

/**
 * Who has to tell the person that her data were passed on; `undefined` where nobody has to: telling is no
 * condition of the purpose, nobody received anything, or a law opened the access (state functions, notaries,
 * bailiffs, advocates, statistics and research go by one). Where the recipient asked for itself, the object's
 * operator passed the data on. @law 94-V 19(1) 19(2)
 */
export function whoNotifiesOf(
  { mode, reason, requesterId, recipientId }: Disclosed,
  purpose: Pick<Purpose, "declared">,
  object: Pick<DigitalObject, "operatorId">,
): PartyId | undefined {
  const owes =
    purpose.declared.notify_disclosure === true &&
    mode === "enforce" &&
    recipientId !== undefined &&
    isPermitting(reason) &&
    reason !== "legal-ground";
  if (!owes) return undefined;
  return requesterId === undefined || requesterId === recipientId ? object.operatorId : requesterId;
}

export type NotifyDisclosure = {
  readonly dutyId: DutyId;
  /** UUID of the log row. */
  readonly decisionId: string;
  readonly purposeId: PurposeId;
  readonly holderId: PartyId;
  /** When the data were passed on: the ten days run from then. */
  readonly at: Instant;
};

/**
 * Opens the duty to tell the person of a disclosure, once for each decision; of a locked person nobody is
 * told. @law 94-V 19(1)
 * Events: `duty.opened`.
 * @returns whether there was anything to open
 */
export function notifyDisclosure(
  state: SubjectState,
  { dutyId, decisionId, purposeId, holderId, at }: NotifyDisclosure,
  calendar: WorkingDayCalendar,
): CommandResult<boolean> {
  if (state.duties.has(dutyId) || state.erasure.state !== "none") return accept(false);
  const opened = openDuty(
    {
      ...{ id: dutyId, kind: "notify-disclosure", partyId: holderId },
      cause: { kind: "disclosure", id: decisionId, purposeId },
      ...{ sentAt: at, deliveredAt: at },
    },
    calendar,
  );
  return accept(true, { ...opened, effectiveAt: at });
}
