import type { ExplanationShown } from "../automated/explanation-shown.ts";
import type { ProcessingOutcome } from "../automated/outcome.ts";
import type { Breach, BreachNotice } from "../breach/breach.ts";
import type { AnswerLine, Consent, ConsentTerm, Coverage } from "../consent/consent.ts";
import type { WithdrawnParts } from "../consent/parts.ts";
import type { ConfirmationKind, Provenance } from "../consent/confirmation.ts";
import type { ConsentRequest } from "../consent/request.ts";
import type { Duty, DutyDates, RefusalGround } from "../duty/duty.ts";
import type { DutyOutcome } from "../duty/kinds.ts";
import type { Retention } from "../duty/retention.ts";
import type { RightsCall } from "../duty/rights-call.ts";
import type {
  ConsentId,
  DutyId,
  EventId,
  ObjectId,
  RepresentationId,
  RequestId,
  RightsCallId,
} from "../ids.ts";
import type { Representation, RepresentationEnd } from "../person/representation.ts";
import type { Language } from "../text.ts";
import type { Instant, LegalDay } from "../time.ts";
import type { ErasureReason } from "./erasure.ts";

/** What can happen to one person's consents and duties. Bodies hold no personal data. */
export type SubjectEventBody =
  | {
      readonly type: "consent.requested";
      readonly request: Omit<ConsentRequest, "requestedAt" | "outcome">;
    }
  | { readonly type: "consent.request-cancelled"; readonly requestId: RequestId }
  | ({
      readonly type: "consent.granted";
      readonly requestId: RequestId;
      readonly consentId: ConsentId;
      readonly term: ConsentTerm;
      readonly achievedCount: Consent["achievedCount"];
      readonly language: Language;
    } & Pick<Coverage, "categories"> &
      Pick<Consent, "reviewEvery"> &
      Proof)
  /** Given on paper or elsewhere, and brought in by its party: nobody was asked here. */
  | ({
      readonly type: "consent.imported";
      readonly consentId: ConsentId;
      readonly purposeVersion: number;
      readonly term: ConsentTerm;
      readonly achievedCount: Consent["achievedCount"];
      readonly language?: Language;
    } & AnswerLine &
      Coverage &
      Pick<Consent, "reviewEvery"> &
      Proof)
  | ({ readonly type: "consent.refused"; readonly requestId: RequestId } & Proof)
  | ({ readonly type: "consent.withdrawn"; readonly consentId: ConsentId } & Proof)
  /** A part was taken back: `coverage` is what is left. */
  | ({
      readonly type: "consent.narrowed";
      readonly consentId: ConsentId;
      readonly parts: WithdrawnParts;
      readonly coverage: Coverage;
    } & Proof)
  /** "This was not me"; then either the holder proves it, or it is annulled. */
  | ({ readonly type: "consent.disputed"; readonly consentId: ConsentId } & Proof)
  | { readonly type: "consent.proved" | "consent.annulled"; readonly consentId: ConsentId }
  /** Its party is reminded to look whether the purpose is reached. It changes no status. */
  | { readonly type: "consent.review-due"; readonly consentId: ConsentId }
  | { readonly type: "consent.fulfilled"; readonly consentId: ConsentId }
  /** Told once, when it came about: no answer in time, the end of a term. It changes no status. */
  | { readonly type: "consent.request-expired"; readonly requestId: RequestId }
  | { readonly type: "consent.expired"; readonly consentId: ConsentId }
  | { readonly type: "duty.opened"; readonly duty: Omit<Duty, "openedAt" | "outcome"> }
  /** Counted again because its calendar is known better: the only way in which its days change. */
  | ({ readonly type: "duty.recounted"; readonly dutyId: DutyId } & DutyDates)
  | { readonly type: "duty.due-soon" | "duty.overdue"; readonly dutyId: DutyId }
  | {
      readonly type: "duty.discharged";
      readonly dutyId: DutyId;
      readonly outcome: DutyOutcome;
      readonly ground: RefusalGround | null;
      readonly evidenceSha256: string | null;
      readonly data?: "destroyed" | "deidentified" | "kept";
    }
  | { readonly type: "retention.created"; readonly retention: Omit<Retention, "seq"> }
  | { readonly type: "rights-call.received"; readonly call: Omit<RightsCall, "receivedAt"> }
  | {
      readonly type: "person.locked" | "person.erased";
      readonly reason: ErasureReason | null;
    }
  | { readonly type: "person.returned" }
  | {
      readonly type: "representation.registered";
      readonly representation: Omit<Representation, "registeredAt" | "end">;
    }
  | {
      readonly type: "representation.ended";
      readonly representationId: RepresentationId;
      readonly reason: RepresentationEnd["reason"];
      readonly evidenceSha256: string | null;
    }
  /** She is of age: what was given for her is hers to look at. It ends no consent. */
  | { readonly type: "person.came-of-age"; readonly review: readonly ConsentId[] }
  | {
      readonly type: "person.iin-corrected";
      readonly evidenceSha256: string;
      /** Her last day as a minor by the right number: whoever acts for her as one follows it. */
      readonly minorUntil: LegalDay | null;
    }
  | {
      readonly type: "data.blocked";
      readonly rightsCallId: RightsCallId;
      readonly objectId: ObjectId;
    }
  | {
      readonly type: "data.unblocked";
      readonly rightsCallId: RightsCallId;
      readonly outcome: "unblocked" | "destroyed";
    }
  | {
      readonly type: "explanation.shown";
      readonly explanation: Omit<ExplanationShown, "recordedAt">;
    }
  | { readonly type: "outcome.recorded"; readonly outcome: Omit<ProcessingOutcome, "recordedAt"> }
  /** Stands in a case of nobody: a breach is about an object. */
  | { readonly type: "breach.reported"; readonly breach: Omit<Breach, "reportedAt"> }
  | { readonly type: "breach.told"; readonly notice: Omit<BreachNotice, "toldAt"> };

/** How an act of the person was proven, and who attests it. */
export type Proof = {
  readonly confirmation: ConfirmationKind;
  /** SHA-256 (hex) of the paper or the other evidence. */
  readonly evidenceSha256: string;
  readonly provenance: Provenance;
  /** Who acted in her place; left out where she acted herself. */
  readonly representationId?: RepresentationId;
};

export type SubjectEventType = SubjectEventBody["type"];

/** Free words and names that belong to an event; kept encrypted under the person's own key. */
export type SealedPart = Readonly<Record<string, string>>;

/** An event as a command makes it: not yet numbered. */
export type EventDraft = {
  readonly body: SubjectEventBody;
  /** When it is said to have happened, where that differs from when it was recorded. */
  readonly effectiveAt?: Instant;
  readonly sealed?: SealedPart;
};

/** An event as the store keeps it. `seq` decides the order, never a clock. */
export type SubjectEvent = {
  readonly id: EventId;
  readonly seq: number;
  readonly recordedAt: Instant;
  readonly effectiveAt: Instant;
  readonly body: SubjectEventBody;
};
