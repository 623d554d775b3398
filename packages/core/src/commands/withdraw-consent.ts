import { statusOf, type Consent } from "../consent/consent.ts";
import type { Confirmation, Provenance } from "../consent/confirmation.ts";
import { openDuty } from "../duty/open.ts";
import type { ConsentId, DutyId, PartyId } from "../ids.ts";
import type { DigitalObject } from "../registry/digital-object.ts";
import type { Purpose } from "../registry/purpose.ts";
import type { EventDraft, SealedPart } from "../subject/events.ts";
import { newestAnswer, type SubjectState } from "../subject/state.ts";
import { laterInstant, legalDayOf } from "../time.ts";
import { effectiveAtOf, proofOf } from "./answer-request.ts";
import { accept, refuse, refuseFaults, type CommandResult } from "./refusal.ts";
import type { CommandWorld } from "./world.ts";

export type WithdrawConsent = {
  readonly consentId: ConsentId;
  readonly confirmation: Confirmation;
  readonly provenance: Provenance;
  /** Third parties to whom data were passed under this consent. */
  readonly received: readonly PartyId[];
  readonly sealed: SealedPart;
};

/**
 * Everyone who holds data under a consent: the party that asked, the owner and operator of the object,
 * and each third party that received them. One entry per party. @law 231-VIII 8(7)
 */
export const holdersOf = (
  consent: Consent,
  object: DigitalObject,
  received: readonly PartyId[],
): readonly PartyId[] => [
  ...new Set([consent.partyId, object.ownerId, object.operatorId, ...received]),
];

/** The duties that a consent's withdrawal opened, ordered by id. */
export const dutiesOf = (state: SubjectState, consentId: ConsentId): readonly DutyId[] =>
  [...state.duties.values()]
    .filter(({ cause }) => cause.kind === "consent" && cause.id === consentId)
    .map(({ id }) => id)
    .toSorted();

/**
 * A person takes her consent back: void for new use at once, and a duty of fifteen working days for
 * each holder. A second withdrawal changes nothing. Events: `consent.withdrawn`, `duty.opened` each.
 */
export function withdrawConsent(
  state: SubjectState,
  given: WithdrawConsent,
  registry: { readonly purpose: Purpose; readonly object: DigitalObject },
  world: CommandWorld,
): CommandResult<ConsentId> {
  const { consentId, confirmation } = given;
  const { now, calendar, ids, readings } = world;
  const consent = state.consents.get(consentId);
  if (consent === undefined) throw new Error("the consent to withdraw is not this person's");
  if (consent.end.state === "withdrawn") return accept(consentId);
  if (confirmation.kind === "written" && confirmation.signedOn > legalDayOf(now)) {
    const pointer = "/confirmation/signed_on";
    return refuseFaults([{ pointer, code: "signed-in-the-future" }]);
  }
  if (confirmation.kind === "written" && confirmation.signedOn < legalDayOf(consent.effectiveAt)) {
    const pointer = "/confirmation/signed_on";
    return refuseFaults([{ pointer, code: "newer-answer-stands" }]);
  }
  // A newer "no" has superseded the consent but told nobody to stop: it can still be withdrawn.
  const newest = newestAnswer(state, consent) ?? consent;
  const at = laterInstant(now, state.lastEventAt);
  const status = statusOf(consent, newest, registry.purpose.achievedCount, at);
  const overruledByNo = status === "superseded" && consent.end.state === "standing";
  if (status !== "active" && !overruledByNo) return refuse("consent-not-active");

  const frame = { sealed: given.sealed, ...effectiveAtOf(confirmation, now) };
  const proof = proofOf(confirmation, given.provenance);
  const withdrawn: EventDraft = {
    body: { type: "consent.withdrawn", consentId, ...proof },
    ...frame,
  };
  const duties = holdersOf(consent, registry.object, given.received).map((partyId) =>
    openDuty(
      {
        id: ids.next("dty"),
        kind: "cease-processing",
        partyId,
        cause: { kind: "consent", id: consentId },
        sentAt: frame.effectiveAt ?? now,
        deliveredAt: now,
      },
      calendar,
      readings,
    ),
  );
  return accept(consentId, withdrawn, ...duties);
}

/**
 * The purpose of one person's consents was reached: each ends, a dated one too, because its term does not
 * exceed what the purpose needs. @law 231-VIII 8(5) 8(6)
 * Events: `consent.fulfilled` each.
 */
export function achievePurpose(
  state: SubjectState,
  purpose: Purpose,
  note?: string,
): CommandResult<readonly ConsentId[]> {
  const ended = [...state.consents.values()].filter(
    (consent) => consent.purposeId === purpose.id && consent.end.state === "standing",
  );
  const drafts = ended.map(({ id: consentId }) => ({
    body: { type: "consent.fulfilled", consentId } as const,
    ...(note === undefined ? {} : { sealed: { note } }),
  }));
  return accept(
    ended.map(({ id }) => id),
    ...drafts,
  );
}
