import type { PartyId } from "../ids.ts";
import type { LegalDay } from "../time.ts";

/**
 * How an answer is proven. `sign-in` comes only from a portal session and `sms-reply` only from the
 * message gateway; `electronic-signature` is verified here. @law 395/НҚ 6
 */
export type ConfirmationKind =
  "written" | "other-provable" | "electronic-signature" | "sign-in" | "sms-reply";

/** What a key may hand in as proof: a paper, or another way that can be confirmed later. */
export type Confirmation =
  | { readonly kind: "written"; readonly documentSha256: string; readonly signedOn: LegalDay }
  | { readonly kind: "other-provable"; readonly evidenceSha256: string }
  /** Made by the portal only, from a session of the person: the hash of its record. */
  | { readonly kind: "sign-in"; readonly evidenceSha256: string };

/** Who attests an answer. The clerk's name is personal data and stands in the sealed part of the event. */
export type Provenance =
  /** She did it herself, in a session of hers. */
  | { readonly kind: "person" }
  | { readonly kind: "asserted-by"; readonly partyId: PartyId }
  | { readonly kind: "asserted-by-holder"; readonly partyId: PartyId }
  /** Given before or elsewhere: the word of the party that brought it in, with the hash of its proof. */
  | { readonly kind: "imported"; readonly partyId: PartyId };
