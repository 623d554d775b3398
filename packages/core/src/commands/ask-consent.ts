import { includesAll } from "../access/coverage.ts";
import type { Coverage } from "../consent/consent.ts";
import { requestStatus } from "../consent/request.ts";
import type { RequestId } from "../ids.ts";
import { DEFAULT_READINGS, type Readings } from "../law/readings.ts";
import { isInForce, ORDER_190_FIRST_DAY } from "../law/source.ts";
import type { DigitalObject } from "../registry/digital-object.ts";
import { categoriesOf, type Purpose } from "../registry/purpose.ts";
import type { ServiceKind } from "../registry/service.ts";
import type { Language } from "../text.ts";
import { instantOf, laterInstant, legalDayOf, type Instant, type LegalDay } from "../time.ts";
import type { SealedPart } from "../subject/events.ts";
import { sameLine, type SubjectState } from "../subject/state.ts";
import {
  accept,
  isFaulty,
  refuse,
  refuseFaults,
  type CommandResult,
  type Fault,
} from "./refusal.ts";
import { askingTooOften } from "./asking-again.ts";
import { whatToAsk, type Named } from "./what-to-ask.ts";

const DAY_MS = 86_400_000;

/** What a party asks of a person, with defaults filled in by `coverageToAsk`. */
export type AskConsent = Named & {
  readonly id: RequestId;
  readonly language: Language;
  readonly notice: { readonly version: number; readonly hash: string };
  readonly matchingWord: string;
  /** Personal words of the question, such as a phone number for the invitation. */
  readonly sealed?: SealedPart;
};

/** The coverage of a request where the party named only a part of it, or nothing. */
export function coverageToAsk(purpose: Purpose, named: Partial<Coverage>): Coverage {
  const others = purpose.actions.filter((action) => action !== "automated-decision");
  const actions = named.actions ?? (others.length > 0 ? others : purpose.actions);
  const disclosed = actions.includes("disclose") ? purpose.recipients : [];
  const countries = actions.includes("cross-border") ? purpose.crossBorder : [];
  return {
    categories: named.categories ?? categoriesOf(purpose),
    actions,
    recipients: named.recipients ?? disclosed,
    countries: named.countries ?? countries,
  };
}

/** @param granted what a standing consent gives already, where only what is missing is asked for */
function faultsOf(
  { purpose, coverage, validUntil, termBasis }: AskConsent,
  granted: readonly string[],
  today: LegalDay,
  readings: Readings,
): Fault[] {
  const faults: Fault[] = [];
  const wrong = (pointer: string, code: Fault["code"]) => faults.push({ pointer, code });
  if (!includesAll(categoriesOf(purpose), coverage.categories)) {
    wrong("/categories", "category-not-covered");
  }
  if (!includesAll([...coverage.categories, ...granted], purpose.categories.required)) {
    wrong("/categories", "required-category-missing");
  }
  if (!includesAll(purpose.actions, coverage.actions)) wrong("/actions", "action-not-covered");
  if (!includesAll(purpose.recipients, coverage.recipients)) {
    wrong("/recipients", "recipient-not-covered");
  }
  if (!includesAll(purpose.crossBorder, coverage.countries)) {
    wrong("/actions", "cross-border-not-covered");
  }
  // Ours: an automated decision about rights is asked for on its own. @law 231-VIII 19-1(1)
  const automated = coverage.actions.includes("automated-decision");
  // Without these words nobody can be told what she agrees to. @law 231-VIII 19-1(2)
  if (automated && purpose.automated === null) wrong("/actions", "automated-explanation-required");
  const mixed = automated && coverage.actions.length > 1;
  if (mixed && purpose.automated?.affectsRights === true && readings.separateAutomatedConsent) {
    wrong("/actions", "automated-decision-asked-with-others");
  }
  if (validUntil !== null && validUntil < today) wrong("/valid_until", "term-in-the-past");
  // A law or a contract sets a term of its own, and she has to read which. @law 231-VIII 8(5)
  if (validUntil === null && termBasis !== undefined) wrong("/valid_until", "term-required");
  return faults;
}

/** Whether the object may be asked about here at all. @law 395/НҚ 6 part 2 */
const isRouted = (object: DigitalObject, service: ServiceKind, on: LegalDay): boolean =>
  object.sector !== "state" ||
  service === "state" ||
  !isInForce({ from: ORDER_190_FIRST_DAY, to: null }, on);

/** A party asks a person for consent. Events: `consent.requested`. */
export function askConsent(
  state: SubjectState,
  ask: AskConsent,
  service: ServiceKind,
  now: Instant,
  readings: Readings = DEFAULT_READINGS,
): CommandResult<RequestId> {
  const { purpose, object } = ask;
  const today = legalDayOf(now);
  if (purpose.status !== "active") return refuse("purpose-not-active");
  if (purpose.banned !== undefined) return refuse("purpose-banned");
  if (!isRouted(object, service, today)) {
    return refuseFaults([{ pointer: "/object_id", code: "state-object-needs-state-service" }]);
  }
  if (!purpose.objectIds.includes(object.id)) {
    return refuseFaults([{ pointer: "/object_id", code: "purpose-mismatch" }]);
  }
  if (object.status !== "active") {
    return refuseFaults([{ pointer: "/object_id", code: "object-closed" }]);
  }
  const { coverage, term, addsTo } = whatToAsk(state, ask, now);
  const faults = faultsOf(ask, addsTo?.categories ?? [], today, readings);
  if (isFaulty(faults)) return refuseFaults(faults);

  const line = { partyId: purpose.partyId, objectId: object.id, purposeId: purpose.id };
  const earlier = [...state.requests.values()].filter((request) => sameLine(request, line));
  if (addsTo !== undefined && coverage.categories.length === 0) {
    return { ...refuse("already-granted"), consentId: addsTo.id };
  }
  const tooOften = askingTooOften(earlier, readings, laterInstant(now, state.lastEventAt));
  if (tooOften !== undefined) return tooOften;

  const { id, language, notice, matchingWord } = ask;
  const request = {
    ...line,
    ...coverage,
    id,
    purposeVersion: purpose.version,
    objectVersion: object.version,
    requiredCategories: purpose.categories.required.filter(
      (code) => addsTo?.categories.includes(code) !== true,
    ),
    term,
    ...(addsTo !== undefined && { addsTo: addsTo.id }),
    ...(term.kind === "purpose-achieved" && { reviewEvery: readings.reviewEvery }),
    language,
    notice,
    matchingWord,
    expiresAt: instantOf(now.epochMilliseconds + readings.requestLifetimeDays * DAY_MS),
  };
  const { sealed = {} } = ask;
  return accept(id, { body: { type: "consent.requested", request }, sealed });
}

/** The asking party takes its question back. Events: `consent.request-cancelled`. */
export function cancelRequest(
  state: SubjectState,
  requestId: RequestId,
  now: Instant,
): CommandResult<RequestId> {
  const request = state.requests.get(requestId);
  if (request === undefined) throw new Error("the request to cancel is not this person's");
  switch (requestStatus(request, laterInstant(now, state.lastEventAt))) {
    case "pending":
      return accept(requestId, { body: { type: "consent.request-cancelled", requestId } });
    case "cancelled":
      return accept(requestId);
    case "expired":
      return refuse("request-expired");
    case "granted":
    case "refused":
      return refuse("request-already-answered");
  }
}
