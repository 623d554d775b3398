import type { Consent } from "../consent/consent.ts";
import type { Confirmation, Provenance } from "../consent/confirmation.ts";
import type { WithdrawnParts } from "../consent/parts.ts";
import { openDuty } from "../duty/open.ts";
import type { ConsentId, DutyId, PartyId } from "../ids.ts";
import type { DigitalObject } from "../registry/digital-object.ts";
import type { Purpose } from "../registry/purpose.ts";
import type { EventDraft, SealedPart } from "../subject/events.ts";
import type { SubjectState } from "../subject/state.ts";
import { laterInstant, legalDayOf } from "../time.ts";
import { checkActing, HERSELF, type Acting } from "../person/acting.ts";
import { actedOn, effectiveAtOf, proofOf } from "./answer-request.ts";
import { accept, refuse, refuseFaults, type CommandResult, type Refused } from "./refusal.ts";
import { receiversConcerned, takingOf } from "./withdraw-parts.ts";
import type { CommandWorld } from "./world.ts";

export type WithdrawConsent = {
  readonly consentId: ConsentId;
  readonly confirmation: Confirmation;
  readonly provenance: Provenance;
  /** Third parties to whom data were passed under this consent. */
  readonly received: readonly PartyId[];
  /** Left out: all of it. */
  readonly parts?: WithdrawnParts | undefined;
  /** Herself, of whom no age is known, unless told. */
  readonly acting?: Acting;
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

/** The consent that has taken the place of a superseded one, through all that came after it. */
function successorOf(state: SubjectState, { end, id }: Consent): ConsentId {
  if (end.state !== "superseded") return id;
  const next = state.consents.get(end.by);
  if (next === undefined) throw new Error("a consent was superseded by none of this person's");
  return successorOf(state, next);
}

/** Whether there is nothing to take back: another consent stands in its place, or it was never given. */
function refusalOf(state: SubjectState, consent: Consent): Refused | undefined {
  switch (consent.end.state) {
    case "superseded":
      return { ...refuse("consent-not-active"), supersededBy: successorOf(state, consent) };
    case "annulled":
      return refuse("consent-not-active");
    // What has ended told nobody to stop, and a "no" that overruled it neither.
    case "standing":
    case "fulfilled":
    case "withdrawn":
    case "disputed":
      return undefined;
  }
}

/**
 * A person takes her consent back, or parts of it: void for new use at once, and a duty of fifteen working
 * days for each holder. The same again changes nothing.
 * Events: `consent.withdrawn` or `consent.narrowed`, `duty.opened` each. @law 231-VIII 8(7)
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
  const refused = refusalOf(state, consent);
  if (refused !== undefined) return refused;
  const taking = takingOf(state, consent, given.parts);
  if (taking.kind === "faults") return refuseFaults(taking.faults);
  if (taking.kind === "nothing") return accept(consentId);

  const frame = { sealed: given.sealed, ...effectiveAtOf(confirmation, now) };
  const { acting = HERSELF } = given;
  const today = legalDayOf(now);
  const when = { at: laterInstant(now, state.lastEventAt), day: actedOn(confirmation, today) };
  const notHers = checkActing(state, acting, "withdraw", when);
  if (notHers !== undefined) return notHers;
  const proof = proofOf(confirmation, given.provenance, acting.representationId);
  const parts = taking.kind === "some" ? taking.parts : undefined;
  const withdrawn: EventDraft = {
    body:
      taking.kind === "some"
        ? {
            type: "consent.narrowed",
            consentId,
            parts: taking.parts,
            coverage: taking.left,
            ...proof,
          }
        : { type: "consent.withdrawn", consentId, ...proof },
    ...frame,
  };
  const received = receiversConcerned(given.received, parts);
  const duties = holdersOf(consent, registry.object, received).map((partyId) =>
    openDuty(
      {
        id: ids.next("dty"),
        kind: "cease-processing",
        partyId,
        cause: { kind: "consent", id: consentId, ...(parts !== undefined && { parts }) },
        sentAt: frame.effectiveAt ?? now,
        deliveredAt: now,
      },
      calendar,
      readings,
    ),
  );
  return accept(consentId, withdrawn, ...duties);
}
