import type { ConfirmationKind, Provenance } from "../consent/confirmation.ts";
import type { PartyId } from "../ids.ts";
import type { DigitalObject } from "../registry/digital-object.ts";
import type { Purpose } from "../registry/purpose.ts";
import { refuse, type Refused } from "./refusal.ts";

/** Who hands in what a person decided, and by what right. */
export type HandIn = {
  readonly partyId: PartyId;
  /** Whether the key may record its own papers (`consent:record-paper`). */
  readonly mayRecordPaper: boolean;
  /** Whether the key serves people at a desk (`channel:assisted`). */
  readonly mayAssist: boolean;
  readonly provenance: Provenance;
};

/** The person answers in a session of her own, which this service saw itself; she may sign it, too. */
export type InSession = { readonly provenance: Extract<Provenance, { readonly kind: "person" }> };

export const IN_SESSION: InSession = { provenance: { kind: "person" } };

const gains = (partyId: PartyId, purpose: Purpose, object: DigitalObject): boolean =>
  partyId === purpose.partyId ||
  partyId === object.ownerId ||
  partyId === object.operatorId ||
  purpose.recipients.includes(partyId);

/** Says who attests: a desk that gains nothing by the answer, or the holder itself. */
export const provenanceOf = (
  partyId: PartyId,
  purpose: Purpose,
  object: DigitalObject,
): Provenance => ({
  kind: gains(partyId, purpose, object) ? "asserted-by-holder" : "asserted-by",
  partyId,
});

/**
 * Nobody hands in what she does in her own session; nothing else proves that but the session.
 * @throws Error if something else is given as the proof: a bug, not an outcome
 */
function checkInSession(kind: ConfirmationKind): undefined {
  if (kind !== "sign-in" && kind !== "electronic-signature")
    throw new Error(`a session is no proof by ${kind}`);
}

/**
 * What she has signed is her own act, and verified here: it rests on nobody's word, whoever brings it.
 * Else no party helps a person consent to itself: whoever gains by the answer may only record a paper of
 * the asking party's own, and no key vouches for a sign-in or a message reply that it did not see.
 * @returns the refusal, or `undefined` where the hands are the right ones
 */
export function checkHandIn(
  by: HandIn | InSession,
  purpose: Purpose,
  object: DigitalObject,
  kind: ConfirmationKind,
): Refused | undefined {
  if (!("partyId" in by)) return checkInSession(kind);
  if (kind === "sign-in" || kind === "sms-reply") return refuse("confirmation-not-yours");
  if (kind === "electronic-signature") return undefined;
  if (!gains(by.partyId, purpose, object)) {
    return by.mayAssist ? undefined : refuse("confirmation-not-yours");
  }
  const ownPaper = by.mayRecordPaper && by.partyId === purpose.partyId && kind === "written";
  return ownPaper ? undefined : refuse("self-assisted");
}
