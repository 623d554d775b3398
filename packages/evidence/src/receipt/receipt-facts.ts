import type {
  Action,
  ConfirmationKind,
  ConsentStatus,
  Language,
  Provenance,
  RepresentationBasis,
  Text3,
} from "@kelisim/core";

/** An organisation, by the words of the moment of which the receipt tells. */
export type ReceiptParty = {
  readonly name: Text3;
  /** Twelve digits. */
  readonly bin: string;
};

/** One kind of data; `optional`: it could be left out. */
export type ReceiptCategory = {
  readonly code: string;
  readonly name: Text3;
  readonly biometric: boolean;
  readonly sensitive: boolean;
  readonly optional: boolean;
};

/** Until when, with what sets it; days are `YYYY-MM-DD`, the last one included. @law 231-VIII 8(5) 8(6) */
export type ReceiptTerm =
  | {
      readonly kind: "date";
      readonly lastDay: string;
      readonly basis?:
        | { readonly kind: "law"; readonly act: string; readonly article: string }
        | { readonly kind: "contract" };
    }
  | { readonly kind: "purpose-achieved"; readonly lastDay?: string };

/** What can be told of a consent, in the order of time. `superseded`: a newer answer took its place. */
export type ReceiptEventKind =
  | "requested"
  | "given"
  | "refused"
  | "narrowed"
  | "withdrawn"
  | "disputed"
  | "proved"
  | "annulled"
  | "expired"
  | "fulfilled"
  | "superseded";

export type ReceiptEvent = {
  readonly kind: ReceiptEventKind;
  /** RFC 3339 in the legal zone, as `formatInstant` of core writes it. */
  readonly at: string;
  /** The day on the paper, where that is another one: `YYYY-MM-DD`. */
  readonly effectiveOn?: string;
  /** Who did it; never by name. Left out where time or the service did (`expired`, `annulled` …). */
  readonly by?:
    | { readonly kind: "data-subject" }
    | { readonly kind: "representative"; readonly basis: RepresentationBasis }
    | { readonly kind: "party"; readonly party: ReceiptParty };
  readonly confirmation?: ConfirmationKind;
  /** SHA-256, 64 lowercase hex digits. */
  readonly evidenceSha256?: string;
  readonly provenance?: {
    readonly kind: Provenance["kind"];
    /** Whose word it is; left out for `person`. */
    readonly party?: ReceiptParty;
  };
};

/**
 * All that a receipt tells, as plain values. It holds no name, number, phone or internal id of the person:
 * `dataSubject` is random and of this receipt alone, so that two receipts of one person have nothing in common.
 */
export type ReceiptFacts = {
  /** `rct_…` */
  readonly receiptId: string;
  /** `con_…`, or the `req_…` that was refused. */
  readonly consentId: string;
  /** 32 lowercase hex digits, made at random for this receipt. */
  readonly dataSubject: string;
  /** RFC 3339 in the legal zone, as `formatInstant` of core writes it. */
  readonly madeAt: string;
  /** The service that signs. */
  readonly service: {
    readonly kind: "state" | "non-state";
    /** Its public address, without a slash at the end. */
    readonly url: string;
  };
  readonly status: ConsentStatus | "refused";
  /** Which language was read; left out where nobody knows. */
  readonly language?: Language;
  /** The words that were shown; left out where they were not shown here. `sha256` as `noticeHashInput` of core covers them. */
  readonly notice?: { readonly version: number; readonly sha256: string };
  readonly purpose: {
    readonly id: string;
    readonly version: number;
    readonly name: Text3;
    readonly description: Text3;
  };
  readonly categories: readonly ReceiptCategory[];
  readonly actions: readonly Action[];
  /** Who asked. */
  readonly party: ReceiptParty;
  /** Whose object it is, where the party asks as its operator. */
  readonly onBehalfOf?: ReceiptParty;
  readonly object: {
    readonly id: string;
    readonly name: Text3;
    readonly owner: ReceiptParty;
    readonly operator: ReceiptParty;
    /** ISO 3166-1 alpha-2. */
    readonly storageCountry: string;
  };
  /** Where the data come from, as the purpose declares it. */
  readonly source: "data-subject" | "digital-object" | "public-source";
  readonly recipients: readonly ReceiptParty[];
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
  readonly published: boolean;
  readonly term: ReceiptTerm;
  /** Where automated processing was asked for. @law 231-VIII 19-1 */
  readonly automated?: {
    readonly affectsRights: boolean;
    readonly procedure: Text3;
    readonly consequences: Text3;
    readonly protection: Text3;
  };
  /** Where it is taken back: an address of the service. */
  readonly withdrawUrl: string;
  /** At least the answer itself; in the order of time. */
  readonly events: readonly ReceiptEvent[];
};
