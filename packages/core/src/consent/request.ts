import type { ConsentId, RequestId } from "../ids.ts";
import type { Language } from "../text.ts";
import { compareInstants, type Instant } from "../time.ts";
import type { AnswerLine, ConsentTerm, Coverage } from "./consent.ts";

/** The only ways in which a request ends; expiry is judged at the instant of the question. */
export type RequestState =
  | { readonly state: "pending" }
  | { readonly state: "granted"; readonly consentId: ConsentId; readonly at: Instant }
  | { readonly state: "refused"; readonly at: Instant }
  | { readonly state: "cancelled"; readonly at: Instant };

/** A party's question to a person, in exactly the words that its notice hash covers. */
export type ConsentRequest = AnswerLine &
  Coverage & {
    readonly id: RequestId;
    readonly purposeVersion: number;
    readonly objectVersion: number;
    /** Those of the categories that a grant cannot leave out. */
    readonly requiredCategories: readonly string[];
    /** The term that a yes gives. */
    readonly term: ConsentTerm;
    readonly language: Language;
    readonly notice: { readonly version: number; readonly hash: string };
    /** Shown on both sides and compared, never typed, never a proof. */
    readonly matchingWord: string;
    /** The standing consent to which a yes adds what is asked here; its term and conditions stay. */
    readonly addsTo?: ConsentId;
    readonly reviewEvery?: string;
    readonly requestedAt: Instant;
    readonly expiresAt: Instant;
    readonly outcome: RequestState;
  };

export type RequestStatus = RequestState["state"] | "expired";

/** No answer in time is no consent. */
export const requestStatus = (request: ConsentRequest, at: Instant): RequestStatus =>
  request.outcome.state === "pending" && compareInstants(at, request.expiresAt) >= 0
    ? "expired"
    : request.outcome.state;
