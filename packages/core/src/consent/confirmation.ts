import type { PartyId } from "../ids.ts";
import { legalDayOf, type Instant, type LegalDay } from "../time.ts";

/**
 * How an answer is proven. `sign-in` comes only from a portal session and `sms-reply` only from the
 * message gateway; `electronic-signature` is verified here. @law 395/НҚ 6
 */
export type ConfirmationKind =
  "written" | "other-provable" | "electronic-signature" | "sign-in" | "sms-reply";

/** The proof of an act: a paper, a signature, a session, or another way that can be confirmed later. */
export type Confirmation =
  | { readonly kind: "written"; readonly documentSha256: string; readonly signedOn: LegalDay }
  | { readonly kind: "other-provable"; readonly evidenceSha256: string }
  /** Verified here; `signedAt` is that of a timestamp, or the instant of receipt. */
  | {
      readonly kind: "electronic-signature";
      readonly evidenceSha256: string;
      readonly signedAt: Instant;
    }
  /** Made by the portal only, from a session of the person: the hash of its record. */
  | { readonly kind: "sign-in"; readonly evidenceSha256: string };

/** Who attests an answer. The clerk's name is personal data and stands in the sealed part of the event. */
export type Provenance =
  /** She did it herself: in a session of hers, or by a signature that was verified here. */
  | { readonly kind: "person" }
  | { readonly kind: "asserted-by"; readonly partyId: PartyId }
  | { readonly kind: "asserted-by-holder"; readonly partyId: PartyId }
  /** Given before or elsewhere: the word of the party that brought it in, with the hash of its proof. */
  | { readonly kind: "imported"; readonly partyId: PartyId };

/** The day on which she signed, where the proof tells it: a paper by its date, a signature by its time. */
export function signedOn(confirmation: Confirmation): LegalDay | undefined {
  switch (confirmation.kind) {
    case "written":
      return confirmation.signedOn;
    case "electronic-signature":
      return legalDayOf(confirmation.signedAt);
    case "other-provable":
    case "sign-in":
      return undefined;
  }
}
