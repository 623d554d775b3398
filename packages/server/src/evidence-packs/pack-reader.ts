import type { PartyId } from "@kelisim/core";

/**
 * For whom an archive is made. A party gets what is its own; the person herself, and whoever hears her complaint,
 * get all of the record.
 */
export type PackReader =
  | { readonly kind: "all" }
  | {
      readonly kind: "party";
      readonly partyId: PartyId;
      /** Whether it may have to prove what the person signed. */
      readonly mayProve: boolean;
    };

export const READS_ALL: PackReader = { kind: "all" };

/** Whether a duty or a retention of a party stands in what a reader gets. */
export const mayReadOf = (reader: PackReader, partyId: PartyId): boolean =>
  reader.kind === "all" || reader.partyId === partyId;
