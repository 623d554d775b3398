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
 * No party helps a person consent to itself: whoever gains by the answer may only record a paper of
 * the asking party's own, and no key vouches for a sign-in or a message reply that it did not see.
 * @returns the refusal, or `undefined` where the hands are the right ones
 */
export function checkHandIn(
  by: HandIn,
  purpose: Purpose,
  object: DigitalObject,
  kind: ConfirmationKind,
): Refused | undefined {
  if (kind === "sign-in" || kind === "sms-reply") return refuse("confirmation-not-yours");
  if (!gains(by.partyId, purpose, object)) {
    return by.mayAssist ? undefined : refuse("confirmation-not-yours");
  }
  const ownPaper = by.mayRecordPaper && by.partyId === purpose.partyId && kind === "written";
  return ownPaper ? undefined : refuse("self-assisted");
}
