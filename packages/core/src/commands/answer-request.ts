import { includesAll } from "../access/coverage.ts";
import { isExpired } from "../consent/consent.ts";
import { signedOn, type Confirmation, type Provenance } from "../consent/confirmation.ts";
import { requestStatus, type ConsentRequest } from "../consent/request.ts";
import type { ConsentId, RepresentationId, RequestId } from "../ids.ts";
import { ORDER_190_FIRST_DAY } from "../law/source.ts";
import type { DigitalObject } from "../registry/digital-object.ts";
import type { Purpose } from "../registry/purpose.ts";
import type { ServiceKind } from "../registry/service.ts";
import type { Proof, SealedPart } from "../subject/events.ts";
import { newestAnswer, type SubjectState } from "../subject/state.ts";
import type { Language } from "../text.ts";
import {
  compareInstants,
  laterInstant,
  legalDayOf,
  startOfDay,
  type Instant,
  type LegalDay,
} from "../time.ts";
import { checkActing, checkGivenFor, HERSELF, type Acting } from "../person/acting.ts";
import { categoriesGiven } from "./addition.ts";
import { checkHandIn, type HandIn, type InSession } from "./hand-in.ts";
import {
  accept,
  isFaulty,
  refuse,
  refuseFaults,
  type CommandResult,
  type Fault,
} from "./refusal.ts";

/** A person's answer as a party hands it in, or as she gives it in her own session. */
export type AnswerRequest = {
  readonly requestId: RequestId;
  readonly answer: "grant" | "refuse";
  /** `undefined` on paper grants the required ones only: silence about an option is no consent. */
  readonly categories: readonly string[] | undefined;
  readonly confirmation: Confirmation;
  readonly by: HandIn | InSession;
  /** Herself, of whom no age is known, unless told. */
  readonly acting?: Acting;
  /** The service that takes the answer. */
  readonly service: ServiceKind;
  /** Id for the consent, used if it is granted. */
  readonly consentId: ConsentId;
  /** Of the words that she read, where they were shown to her here; else that of the request. */
  readonly shownIn?: Language;
  readonly sealed: SealedPart;
};

export const proofOf = (
  confirmation: Confirmation,
  provenance: Provenance,
  representationId?: RepresentationId,
): Proof => ({
  confirmation: confirmation.kind,
  evidenceSha256:
    confirmation.kind === "written" ? confirmation.documentSha256 : confirmation.evidenceSha256,
  provenance,
  ...(representationId !== undefined && { representationId }),
});

/** The day on which an act was done: that of the paper or the signature, else today. */
export const actedOn = (confirmation: Confirmation, today: LegalDay): LegalDay => {
  const day = signedOn(confirmation);
  return day !== undefined && day < today ? day : today;
};

/**
 * The claimed time of an answer: the start of the day on the paper, the time of a signature of an earlier day;
 * never after it was recorded.
 */
export function effectiveAtOf(
  confirmation: Confirmation,
  now: Instant,
): { readonly effectiveAt?: Instant } {
  const day = signedOn(confirmation);
  if (day === undefined || day >= legalDayOf(now)) return {};
  const isSignature = confirmation.kind === "electronic-signature";
  return { effectiveAt: isSignature ? confirmation.signedAt : startOfDay(day) };
}

/**
 * Where a proof is older than what the person has said since in this line: a "no" or a withdrawal on a later
 * day than that of the paper, or after the signature. Neither brings a withdrawn consent back.
 * @returns the member that says when it was signed
 */
function outdatedAt(
  state: SubjectState,
  request: ConsentRequest,
  given: Confirmation,
): string | undefined {
  const newest = newestAnswer(state, request);
  if (newest === undefined) return undefined;
  const end = newest.kind === "refused" ? newest : newest.end;
  if ("state" in end && end.state !== "withdrawn") return undefined;
  if (given.kind === "written") {
    return given.signedOn < legalDayOf(end.at) ? "/confirmation/signed_on" : undefined;
  }
  if (given.kind !== "electronic-signature") return undefined;
  return compareInstants(given.signedAt, end.at) < 0 ? "/confirmation/cms" : undefined;
}

/**
 * Whether a yes comes round the state service: for a state object it is given through that service, and
 * what another service took, or a paper in the holder's own hands, was not. The day on which it is
 * recorded decides: an older paper opens nothing new.
 * @law 395/НҚ 6 part 2
 */
const goesRoundStateService = (given: AnswerRequest, object: DigitalObject, today: LegalDay) =>
  object.sector === "state" &&
  today >= ORDER_190_FIRST_DAY &&
  (given.service !== "state" || given.by.provenance.kind === "asserted-by-holder");

/** What is wrong with the answer itself. The categories of a "no" say nothing. */
function faultsOf(request: ConsentRequest, given: AnswerRequest, today: LegalDay): Fault[] {
  const faults: Fault[] = [];
  const { confirmation, answer, categories = request.requiredCategories } = given;
  if (confirmation.kind === "written" && confirmation.signedOn > today) {
    faults.push({ pointer: "/confirmation/signed_on", code: "signed-in-the-future" });
  }
  if (answer === "refuse") return faults;
  if (!includesAll(request.categories, categories)) {
    faults.push({ pointer: "/categories", code: "category-not-covered" });
  }
  // An addition that names nothing adds nothing.
  if (!includesAll(categories, request.requiredCategories) || categories.length === 0) {
    faults.push({ pointer: "/categories", code: "required-category-missing" });
  }
  return faults;
}

/** Events: `consent.granted` or `consent.refused`. Answering twice is refused. */
export function answerRequest(
  state: SubjectState,
  given: AnswerRequest,
  purpose: Purpose,
  object: DigitalObject,
  now: Instant,
): CommandResult<ConsentId | null> {
  const request = state.requests.get(given.requestId);
  if (request === undefined) throw new Error("the request to answer is not this person's");
  const wrongHands = checkHandIn(given.by, purpose, object, given.confirmation.kind);
  if (wrongHands !== undefined) return wrongHands;
  // A process with a slow clock does not bring back what another one has told to be over.
  const at = laterInstant(now, state.lastEventAt);
  switch (requestStatus(request, at)) {
    case "granted":
    case "refused":
      return refuse("request-already-answered");
    case "cancelled":
      return refuse("request-cancelled");
    case "expired":
      return refuse("request-expired");
    case "pending":
      break;
  }
  const today = legalDayOf(now);
  const faults = faultsOf(request, given, today);
  if (isFaulty(faults)) return refuseFaults(faults);
  const { acting = HERSELF } = given;
  const when = { at, day: actedOn(given.confirmation, today) };
  const act = given.answer === "grant" ? "give" : "refuse";
  const notHers = checkActing(state, acting, act, when);
  if (notHers !== undefined) return notHers;
  const proof = proofOf(given.confirmation, given.by.provenance, acting.representationId);
  const frame = { sealed: given.sealed, ...effectiveAtOf(given.confirmation, now) };
  const { requestId, consentId } = given;
  if (given.answer === "refuse") {
    return accept(null, { body: { type: "consent.refused", requestId, ...proof }, ...frame });
  }

  const { term } = request;
  const language = given.shownIn ?? request.language;
  if (purpose.status !== "active") return refuse("purpose-not-active");
  if (purpose.banned !== undefined) return refuse("purpose-banned");
  if (object.status !== "active") return refuse("object-closed");
  if (goesRoundStateService(given, object, today))
    return refuse("state-object-needs-state-service");
  if (isExpired(term, at)) return refuse("request-expired");
  const outdated = outdatedAt(state, request, given.confirmation);
  if (outdated !== undefined) {
    return refuseFaults([{ pointer: outdated, code: "newer-answer-stands" }]);
  }
  const overruled = checkGivenFor(state, acting, { purpose, object }, when);
  if (overruled !== undefined) return overruled;
  const { achievedCount } = purpose;
  const said = given.categories ?? request.requiredCategories;
  const categories = categoriesGiven(state, request, said, achievedCount, at);
  if ("ok" in categories) return categories;
  const { reviewEvery } = request;
  const every = reviewEvery === undefined ? {} : { reviewEvery };
  const grant = { requestId, consentId, categories, term, language, ...every, ...proof };
  return accept(consentId, {
    body: { type: "consent.granted", achievedCount, ...grant },
    ...frame,
  });
}
