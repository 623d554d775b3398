import { outlastsPurpose } from "../consent/consent.ts";
import { openDuty } from "../duty/open.ts";
import type { ConsentId, DutyId, PartyId } from "../ids.ts";
import type { DigitalObject } from "../registry/digital-object.ts";
import type { Purpose } from "../registry/purpose.ts";
import type { EventDraft } from "../subject/events.ts";
import type { SubjectState } from "../subject/state.ts";
import { accept, type CommandResult } from "./refusal.ts";
import { holdersOf } from "./withdraw-consent.ts";
import type { CommandWorld } from "./world.ts";

/** A purpose that was reached for one person. */
export type AchievedForOne = {
  readonly purpose: Purpose;
  /** Why, in the party's words. */
  readonly note?: string;
  /** The objects of her consents to it. */
  readonly objects: readonly DigitalObject[];
  /** Third parties to whom data were passed under these consents. */
  readonly received: readonly PartyId[];
};

/** A duty to destroy for each holder. Its working day is ours: the act names none. @law 94-V 18 25(2)(4) */
const owed = (
  { id }: Purpose,
  holders: readonly PartyId[],
  { now, calendar, ids, readings }: CommandWorld,
): readonly EventDraft[] =>
  [...new Set(holders)].map((partyId) =>
    openDuty(
      {
        id: ids.next("dty"),
        kind: "destroy",
        partyId,
        cause: { kind: "purpose", id },
        sentAt: now,
        deliveredAt: now,
      },
      calendar,
      readings,
    ),
  );

/**
 * The purpose of one person's consents was reached: each ends, a dated one too, because its term does not
 * exceed what the purpose needs; only one whose term a law or a contract sets goes on. Whoever holds data
 * under those that ended has to destroy them. @law 231-VIII 8(5) 8(6)
 * Events: `consent.fulfilled` each, `duty.opened` each.
 */
export function achievePurpose(
  state: SubjectState,
  { purpose, note, objects, received }: AchievedForOne,
  world: CommandWorld,
): CommandResult<readonly ConsentId[]> {
  const ended = [...state.consents.values()].filter(
    ({ purposeId, term, end }) =>
      purposeId === purpose.id &&
      !outlastsPurpose(term) &&
      (end.state === "standing" || (end.state === "disputed" && end.fulfilledAt === undefined)),
  );
  const drafts = ended.map(({ id: consentId }) => ({
    body: { type: "consent.fulfilled", consentId } as const,
    ...(note === undefined ? {} : { sealed: { note } }),
  }));
  const holders = ended.flatMap((consent) => {
    const object = objects.find(({ id }) => id === consent.objectId);
    if (object === undefined) throw new Error("a consent whose object is not at hand");
    return holdersOf(consent, object, received);
  });
  return accept(
    ended.map(({ id }) => id),
    ...drafts,
    ...owed(purpose, holders, world),
  );
}

/**
 * A purpose was reached for everybody, or closed: one duty to destroy for each holder, in a case of nobody.
 * Who received data is not looked up for each person: every recipient of the purpose is told.
 * @law 94-V 18 25(2)(4) Events: `duty.opened` each.
 */
export function endPurposeForAll(
  purpose: Purpose,
  objects: readonly DigitalObject[],
  world: CommandWorld,
): CommandResult<readonly DutyId[]> {
  const keepers = objects.flatMap(({ ownerId, operatorId }) => [ownerId, operatorId]);
  const drafts = owed(purpose, [purpose.partyId, ...keepers, ...purpose.recipients], world);
  const ids = drafts.flatMap(({ body }) => (body.type === "duty.opened" ? [body.duty.id] : []));
  return accept(ids, ...drafts);
}
