import type {
  Action,
  ConfirmationKind,
  Language,
  Provenance,
  RepresentationBasis,
  Text3,
} from "@kelisim/core";
import type { RECEIPT_CONTEXT } from "./receipt-context.ts";
import type { ReceiptEventKind, ReceiptFacts } from "./receipt-facts.ts";

/** How a consent stands, by DPV 2.3. */
export type DpvConsentStatus =
  | "dpv:ConsentRequested"
  | "dpv:ConsentGiven"
  | "dpv:ConsentRefused"
  | "dpv:ConsentWithdrawn"
  | "dpv:ConsentExpired"
  | "dpv:ConsentInvalidated"
  | "dpv:ConsentRevoked"
  | "dpv:ConsentUnknown";

export type DpvLegalBasis = "dpv:ExplicitlyExpressedConsent" | "dpv:Consent";

/** An organisation; `dct:identifier` is its BIN. */
export type OrganisationInReceipt = {
  readonly "@type": "dpv:DataController" | "dpv:Recipient" | "dpv:LegalEntity";
  readonly "dct:identifier": string;
  readonly "dct:title": Text3;
};

export type DurationInReceipt = {
  readonly "@type": "dpv:UntilTimeDuration" | "dpv:UntilEventDuration";
  /** The last day, included: `YYYY-MM-DD`. */
  readonly "kelisim:lastDay"?: string;
  readonly "kelisim:until"?: "purpose-achieved";
  /** What sets the day, where that is not the purpose's own need. */
  readonly "kelisim:setBy"?: "law" | "contract";
  /** An article of an act, where a law sets it. */
  readonly "kelisim:provision"?: string;
};

export type PersonalDataInReceipt = {
  readonly "@type": "dpv:PersonalData" | "dpv:SensitivePersonalData";
  readonly "dct:identifier": string;
  readonly "dct:title": Text3;
  readonly "kelisim:biometric": boolean;
  readonly "dpv:hasNecessity": "dpv:Required" | "dpv:Optional";
};

export type ProcessingInReceipt = {
  readonly "@type":
    | "dpv:Collect"
    | "dpv:Processing"
    | "dpv:Disclose"
    | "dpv:CrossBorderTransfer"
    | "dpv:Disseminate"
    | "dpv:AutomatedDecisionMaking";
  readonly "kelisim:action": Action;
};

export type RightInReceipt = {
  readonly "@type": "dpv:DataSubjectRight";
  readonly "kelisim:right": string;
  readonly "kelisim:law": string;
  readonly "kelisim:provision": string;
};

export type ProcessInReceipt = {
  readonly "@type": "dpv:PersonalDataProcess";
  readonly "dpv:hasPurpose": {
    readonly "@type": "dpv:Purpose";
    readonly "dct:identifier": string;
    readonly "kelisim:version": number;
    readonly "dct:title": Text3;
    readonly "dct:description": Text3;
  };
  readonly "dpv:hasPersonalData": readonly PersonalDataInReceipt[];
  readonly "dpv:hasProcessing": readonly ProcessingInReceipt[];
  readonly "dpv:hasStorageCondition": readonly (
    | { readonly "@type": "dpv:StorageLocation"; readonly "dpv:hasLocation": string }
    | { readonly "@type": "dpv:StorageDuration"; readonly "dpv:hasDuration": DurationInReceipt }
  )[];
  readonly "dpv:hasDataController": readonly OrganisationInReceipt[];
  readonly "dpv:hasRecipient": readonly OrganisationInReceipt[];
  readonly "dpv:hasThirdCountry": readonly string[];
  readonly "dpv:hasDataSource": {
    readonly "@type": "dpv:DataSource" | "dpv:DataSubjectDataSource" | "dpv:PublicDataSource";
    readonly "dct:identifier": string;
    readonly "dct:title": Text3;
    readonly "kelisim:owner": OrganisationInReceipt;
    readonly "kelisim:operator": OrganisationInReceipt;
  };
  readonly "dpv:hasConsentControl": {
    readonly "@type": "dpv:WithdrawConsent";
    readonly "dpv:isExercisedAt": string;
  };
  readonly "dpv:hasJurisdiction": "loc:KZ";
  readonly "dpv:hasRight": readonly RightInReceipt[];
  readonly "kelisim:published": boolean;
  readonly "dpv:hasAutomationLevel"?: "dpv:FullAutomation";
  readonly "dpv:hasHumanInvolvement"?: "dpv:HumanNotInvolved";
  readonly "dpv:hasAlgorithmicLogic"?: { readonly "dct:description": Text3 };
  readonly "dpv:hasConsequence"?: { readonly "dct:description": Text3 };
  readonly "kelisim:protection"?: { readonly "dct:description": Text3 };
  readonly "kelisim:affectsRights"?: boolean;
};

export type EventInReceipt = {
  readonly "kelisim:kind": ReceiptEventKind;
  readonly "dpv:hasLegalBasis": DpvLegalBasis;
  readonly "dpv:hasConsentStatus": DpvConsentStatus;
  readonly "dpv:isIndicatedAtTime": string;
  readonly "kelisim:effectiveOn"?: string;
  readonly "dpv:hasDuration"?: DurationInReceipt;
  /** Who did it; the service itself where nobody else did. */
  readonly "dpv:isIndicatedBy":
    | { readonly "@type": "dpv:DataSubject" }
    | { readonly "@type": "dpv:Representative"; readonly "kelisim:basis": RepresentationBasis }
    | OrganisationInReceipt
    | { readonly "@type": "dpv:ServiceProvider" };
  readonly "dpv:hasIndicationMethod"?: ConfirmationKind;
  readonly "kelisim:evidenceSha256"?: string;
  readonly "kelisim:provenance"?: {
    readonly "kelisim:kind": Provenance["kind"];
    readonly "kelisim:party"?: OrganisationInReceipt;
  };
};

/** A receipt: the fields of ISO/IEC TS 27560 in terms of DPV 2.3. Numbers are integers. */
export type ReceiptBody = {
  readonly "@context": typeof RECEIPT_CONTEXT;
  readonly "@type": "dpv:ConsentReceipt";
  readonly "dct:conformsTo": readonly string[];
  readonly "dct:identifier": string;
  readonly "dct:created": string;
  readonly "dct:language"?: Language;
  readonly "dpv:hasRecordOfActivity": {
    readonly "@type": "dpv:ConsentRecord";
    readonly "dct:identifier": string;
  };
  readonly "dpv:hasServiceProvider": {
    readonly "@type": "dpv:ServiceProvider";
    readonly "kelisim:service": ReceiptFacts["service"]["kind"];
    readonly "kelisim:url": string;
  };
  readonly "dpv:hasDataSubject": {
    readonly "@type": "dpv:DataSubject";
    /** Random, of this receipt alone: `urn:uuid:…`. */
    readonly "dct:identifier": string;
  };
  readonly "dpv:hasNotice"?: {
    readonly "@type": "dpv:ConsentNotice";
    readonly "kelisim:version": number;
    readonly "kelisim:sha256": string;
    readonly "dct:language"?: Language;
  };
  readonly "dpv:hasProcess": ProcessInReceipt;
  readonly "dpv:hasJurisdiction": "loc:KZ";
  readonly "dpv:hasApplicableLaw": readonly {
    readonly "@type": "dpv:Law";
    readonly "kelisim:law": string;
    readonly "dct:title": Text3;
  }[];
  readonly "dpv:hasLegalBasis": DpvLegalBasis;
  readonly "dpv:hasConsentStatus": DpvConsentStatus;
  /** The same in our own finer words: `dpv:ConsentExpired` says less than `fulfilled`. */
  readonly "kelisim:status": ReceiptFacts["status"];
  readonly "dpv:hasDuration": DurationInReceipt;
  readonly "kelisim:event": readonly EventInReceipt[];
};
