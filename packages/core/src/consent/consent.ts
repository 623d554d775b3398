import type {
  ConsentId,
  ObjectId,
  PartyId,
  PurposeId,
  RepresentationId,
  RequestId,
} from "../ids.ts";
import type { Action } from "../registry/purpose.ts";
import type { Language } from "../text.ts";
import { compareInstants, endOfDay, type Instant, type LegalDay } from "../time.ts";
import type { ConfirmationKind, Provenance } from "./confirmation.ts";

/**
 * What sets a term otherwise than the purpose's need: a law, or a contract with this very person, whose
 * reference is personal and stands in the sealed part of the request. @law 231-VIII 8(5)
 */
export type TermBasis =
  | { readonly kind: "law"; readonly act: string; readonly article: string }
  | { readonly kind: "contract" };

/** Until a day (included), or until the purposes fixed at the grant are reached. @law 231-VIII 8(5) 8(6) */
export type ConsentTerm =
  /** With a `basis` the day prevails over what the purpose needs and over its being reached. */
  | { readonly kind: "date"; readonly lastDay: LegalDay; readonly basis?: TermBasis }
  /** `lastDay` is the most that the purpose may need; it ends there if it is not reached before. */
  | { readonly kind: "purpose-achieved"; readonly lastDay?: LegalDay };

/** What a consent covers; narrower than its purpose, never wider. */
export type Coverage = {
  readonly categories: readonly string[];
  readonly actions: readonly Action[];
  readonly recipients: readonly PartyId[];
  readonly countries: readonly string[];
};

/** The line in which a person's newest answer speaks: one party, one object, one purpose. */
export type AnswerLine = {
  readonly partyId: PartyId;
  readonly objectId: ObjectId;
  readonly purposeId: PurposeId;
};

/**
 * What events have made of a consent. Expiry and a purpose achieved for everyone are no states: they
 * are judged at the instant of the question.
 */
export type ConsentState =
  | { readonly state: "standing" }
  | { readonly state: "superseded"; readonly by: ConsentId }
  | { readonly state: "fulfilled"; readonly at: Instant }
  | {
      readonly state: "withdrawn";
      readonly at: Instant;
      /** Who took it back in her place; left out where she did herself. */
      readonly representationId?: RepresentationId;
    }
  /** The person says that she did not give it: void for new use until its holder proves it. */
  | {
      readonly state: "disputed";
      readonly at: Instant;
      /** The last day of the proof, as its duty counts it: after it the consent counts as annulled. */
      readonly proveBy?: LegalDay;
      /** Its purpose was reached, before or since: proved or not, it opens nothing more. */
      readonly fulfilledAt?: Instant;
    }
  /** Disputed and not proved: as if it had never been given. */
  | { readonly state: "annulled"; readonly at: Instant };

export type Consent = AnswerLine &
  Coverage & {
    readonly kind: "granted";
    readonly id: ConsentId;
    /** What was asked here; an imported consent was asked for elsewhere. */
    readonly requestId?: RequestId;
    readonly purposeVersion: number;
    /** Place in the person's own order of events. */
    readonly seq: number;
    readonly term: ConsentTerm;
    /** When this service learnt of it: permission starts here. */
    readonly grantedAt: Instant;
    /** When the person is said to have given it, e.g. the date on the paper: rules of form follow it. */
    readonly effectiveAt: Instant;
    readonly confirmation: ConfirmationKind;
    readonly provenance: Provenance;
    /** Of the words that she read; of an imported consent only where its party says so. */
    readonly language?: Language;
    /** Of the notice that was shown here. */
    readonly noticeHash?: string;
    /** Of an imported consent: by it the same paper is known again. */
    readonly evidenceSha256?: string;
    /** The purpose's count of achievements at the grant. */
    readonly achievedCount: number;
    /** Who gave it in her place; left out where she gave it herself. */
    readonly representationId?: RepresentationId;
    /** How often the party is reminded to look whether its purpose is reached: an ISO 8601 duration. */
    readonly reviewEvery?: string;
    /** How many reminders there were. */
    readonly reviews?: number;
    /** When the last of them was told. */
    readonly reviewedAt?: Instant;
    readonly end: ConsentState;
  };

/** A person's "no". It opens nothing and closes nothing, but it is her newest answer. */
export type Refusal = AnswerLine & {
  readonly kind: "refused";
  readonly requestId: RequestId;
  readonly seq: number;
  readonly at: Instant;
  readonly provenance: Provenance;
  readonly representationId?: RepresentationId;
};

export type Answer = Consent | Refusal;

/** What is shown of a consent: its state with the clock and the newer answers taken into account. */
export type ConsentStatus =
  "active" | "withdrawn" | "expired" | "fulfilled" | "superseded" | "disputed" | "annulled";

export const isExpired = (term: ConsentTerm, at: Instant): boolean =>
  term.lastDay !== undefined && compareInstants(at, endOfDay(term.lastDay)) >= 0;

/** Whether a law or a contract keeps the stated term, though the purpose needs less. @law 231-VIII 8(5) */
export const outlastsPurpose = (term: ConsentTerm): boolean =>
  term.kind === "date" && term.basis !== undefined;

/**
 * Whether the purpose was declared achieved for everyone after this consent was given. A date does not
 * outlast the purpose unless a law or a contract says so. @law 231-VIII 8(5) 8(6)
 */
export const isAchieved = (
  consent: Pick<Consent, "achievedCount" | "term">,
  achievedCount: number,
): boolean => !outlastsPurpose(consent.term) && consent.achievedCount < achievedCount;

/**
 * The status at an instant.
 * @param newest the newest answer in the consent's line
 * @param achievedCount the purpose's present count of achievements
 * @param isLineClosed whether its purpose or its object is closed: then it opens nothing, whatever its term
 */
export function statusOf(
  consent: Consent,
  newest: Pick<Answer, "seq">,
  achievedCount: number,
  at: Instant,
  isLineClosed = false,
): ConsentStatus {
  switch (consent.end.state) {
    case "withdrawn":
      return "withdrawn";
    case "fulfilled":
      return "fulfilled";
    case "superseded":
      return "superseded";
    case "disputed": {
      const { proveBy } = consent.end;
      const isOver = proveBy !== undefined && compareInstants(at, endOfDay(proveBy)) >= 0;
      return isOver ? "annulled" : "disputed";
    }
    case "annulled":
      return "annulled";
    case "standing":
      if (newest.seq > consent.seq) return "superseded";
      if (isExpired(consent.term, at)) return "expired";
      if (isLineClosed || isAchieved(consent, achievedCount)) return "fulfilled";
      return "active";
  }
}
