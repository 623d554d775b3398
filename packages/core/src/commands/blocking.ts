import type { Blocking } from "../duty/blocking.ts";
import type { Duty } from "../duty/duty.ts";
import type { DutyOutcome } from "../duty/kinds.ts";
import { openDuty } from "../duty/open.ts";
import type { DutyId, ObjectId, RightsCallId } from "../ids.ts";
import type { EventDraft, SealedPart } from "../subject/events.ts";
import type { SubjectState } from "../subject/state.ts";
import { accept, refuse, type CommandResult } from "./refusal.ts";
import type { CommandWorld } from "./world.ts";

/** What the check of a signal came to. */
export type EndBlockingCheck = {
  /** The rights call that told of the violation. */
  readonly id: RightsCallId;
  readonly confirmed: boolean;
  readonly sealed: SealedPart;
};

const dutiesFrom = (state: SubjectState, id: RightsCallId): readonly Duty[] =>
  [...state.duties.values()].filter(({ cause }) => cause.kind === "rights-call" && cause.id === id);

/** The duty that the end of a check opened, if it has ended. */
export const dutyAfterCheck = (state: SubjectState, id: RightsCallId): Duty | undefined =>
  state.rightsCalls.get(id)?.kind === "blocking"
    ? dutiesFrom(state, id).find(({ kind }) => kind === "unblock" || kind === "destroy")
    : undefined;

/**
 * The party says what its check came to: not confirmed, it owes the end of the blocking; confirmed, the
 * destruction; one working day each. The same again changes nothing. @law 94-V 25(2)(8)
 * Events: `duty.opened`.
 */
export function endBlockingCheck(
  state: SubjectState,
  { id, confirmed, sealed }: EndBlockingCheck,
  { now, calendar, ids, readings }: CommandWorld,
): CommandResult<DutyId> {
  const call = state.rightsCalls.get(id);
  if (call?.kind !== "blocking") throw new Error("no signal of this person has that id");
  const kind = confirmed ? "destroy" : "unblock";
  const earlier = dutyAfterCheck(state, id);
  if (earlier !== undefined) {
    return earlier.kind === kind ? accept(earlier.id) : refuse("check-already-ended");
  }
  if (state.blockings.get(id)?.end !== null) return refuse("data-not-blocked");
  const dutyId = ids.next("dty");
  const { partyId } = call;
  const cause = { kind: "rights-call", id } as const;
  const opened = openDuty(
    { id: dutyId, kind, partyId, cause, sentAt: now, deliveredAt: now },
    calendar,
    readings,
  );
  return accept(dutyId, { ...opened, sealed });
}

/** What else happens when a duty is discharged: its data are blocked, or are blocked no longer. */
export function blockingEffects(
  { rightsCalls, blockings }: SubjectState,
  { cause }: Duty,
  outcome: DutyOutcome,
): readonly EventDraft[] {
  if (cause.kind !== "rights-call") return [];
  const { id: rightsCallId } = cause;
  if (outcome === "blocked") {
    const objectId = rightsCalls.get(rightsCallId)?.objectId;
    if (objectId === undefined) throw new Error("a duty to block names no object");
    return [{ body: { type: "data.blocked", rightsCallId, objectId } }];
  }
  const ends = outcome === "unblocked" || outcome === "destroyed";
  if (!ends || blockings.get(rightsCallId)?.end !== null) return [];
  return [{ body: { type: "data.unblocked", rightsCallId, outcome } }];
}

/** The objects whose data a duty is about; `undefined`: all that its party holds of her. */
function objectsOf(state: SubjectState, { cause }: Duty): readonly ObjectId[] | undefined {
  switch (cause.kind) {
    case "rights-call": {
      const objectId = state.rightsCalls.get(cause.id)?.objectId;
      return objectId === undefined ? undefined : [objectId];
    }
    case "consent":
    case "dispute": {
      const consent = state.consents.get(cause.id);
      return consent === undefined ? [] : [consent.objectId];
    }
    case "purpose":
      return [...state.consents.values()]
        .filter(({ purposeId }) => purposeId === cause.id)
        .map(({ objectId }) => objectId);
    case "breach":
    case "disclosure":
    case "retention":
      return [];
  }
}

/** Blocked, and nobody has said yet what the check came to. */
const isUnderCheck = (state: SubjectState, { id, end }: Blocking): boolean =>
  end === null && dutyAfterCheck(state, id)?.kind !== "destroy";

/** Whether some of her data are blocked until a signal is checked: nothing is destroyed meanwhile. */
export const isAnythingChecked = (state: SubjectState): boolean =>
  [...state.blockings.values()].some((blocking) => isUnderCheck(state, blocking));

/** What blocking stops of that which a duty may end with; collection and use the access rules stop. */
const CHANGES_DATA: readonly (string | undefined)[] = ["corrected", "destroyed", "deidentified"];

/**
 * Whether a blocking forbids what is said to have been done: while a signal is checked, data are neither
 * changed nor de-identified nor destroyed, whoever asks for it. The outcome of the check itself is not
 * held up by its own blocking. @law 94-V 1 25(2)(8)
 */
export function isStoppedByBlocking(
  state: SubjectState,
  duty: Duty,
  done: readonly (string | undefined)[],
): boolean {
  if (!done.some((each) => CHANGES_DATA.includes(each))) return false;
  const objects = objectsOf(state, duty);
  return [...state.blockings.values()].some(
    (blocking) =>
      isUnderCheck(state, blocking) &&
      (objects === undefined
        ? blocking.partyId === duty.partyId
        : objects.includes(blocking.objectId)),
  );
}
