import type { AccessQuestion, PersonFacts } from "../access/question.ts";
import type { ReasonCode } from "../access/reason.ts";
import type { Purpose } from "../registry/purpose.ts";
import type { Instant } from "../time.ts";
import { at } from "./plain.test-support.ts";

const DAY_MS = 86_400_000;
const LAW_231 = at("2026-01-18T00:00:00+05:00").epochMilliseconds;
const ORDER_190 = at("2026-07-12T00:00:00+05:00").epochMilliseconds;

const afterDay = (lastDay: string, ms: number): boolean =>
  ms >= at(`${lastDay}T00:00:00+05:00`).epochMilliseconds + DAY_MS;
const latest = (a: Instant, b: Instant | undefined): number =>
  Math.max(a.epochMilliseconds, b?.epochMilliseconds ?? a.epochMilliseconds);
const outside = (part: readonly string[], whole: readonly string[]): boolean =>
  part.some((item) => !whole.includes(item));

type Cover = {
  readonly actions: readonly string[];
  readonly categories: readonly string[];
  readonly recipients: readonly string[];
  readonly countries: readonly string[];
};

/** The four kinds of not being covered, in the order of the contract. */
function uncovered(asked: AccessQuestion, cover: Cover): ReasonCode | undefined {
  const { action, categories, recipient, country } = asked;
  if (outside([action], cover.actions)) return "action-not-covered";
  if (outside(categories, cover.categories)) return "category-not-covered";
  if (action === "disclose" && recipient === undefined) return "recipient-not-covered";
  if (recipient !== undefined && outside([recipient], cover.recipients)) {
    return "recipient-not-covered";
  }
  if (action === "cross-border" && country === undefined) return "cross-border-not-covered";
  if (country !== undefined && outside([country], cover.countries)) {
    return "cross-border-not-covered";
  }
  return undefined;
}

/** The contract's list of reasons, written down a second time without the rule tables. */
export function naiveReason(asked: AccessQuestion, known: PersonFacts): ReasonCode {
  const { object, purpose, requester, recipient, action } = asked;
  const clock = asked.at.epochMilliseconds;
  if (object === undefined || object.status !== "active") return "unknown-object";
  if (purpose === undefined || purpose.status !== "active") return "unknown-purpose";
  if (requester === undefined || requester.status !== "active") return "party-not-entitled";
  const insiders = [purpose.partyId, object.ownerId, object.operatorId];
  const asksForItself = action === "disclose" && recipient === requester.id;
  const isParty = insiders.includes(requester.id) || asksForItself;
  const isRecipient = action === "process" && purpose.recipients.includes(requester.id);
  if (!isParty && !isRecipient) return "party-not-entitled";
  if (clock >= LAW_231 && purpose.banned !== undefined) return "harmful-purpose";
  const fillsBase = action === "collect" || action === "process";
  if (
    clock >= LAW_231 &&
    fillsBase &&
    purpose.source === "public-source" &&
    purpose.declared.targeting === undefined
  ) {
    return "untargeted-collection";
  }
  if (object.storageCountry !== "KZ") return "storage-abroad";
  const toPlatform = [...requester.roles, ...asked.recipientRoles].includes("ai-platform-operator");
  const { deidentification, legal_ground: ref, place, public_place_aim: aim } = purpose.declared;
  if (clock >= LAW_231 && toPlatform && object.confidential && deidentification === undefined) {
    return "not-deidentified";
  }
  if (object.sector === "state" && asked.service !== "state" && clock >= ORDER_190) {
    return "state-object-needs-state-service";
  }
  if (!purpose.objectIds.includes(object.id)) return "purpose-mismatch";
  const byPurpose = uncovered(asked, {
    actions: purpose.actions,
    categories: [...purpose.categories.required, ...purpose.categories.optional],
    recipients: purpose.recipients,
    countries: purpose.crossBorder,
  });
  if (byPurpose !== undefined) return byPurpose;

  const moment = latest(asked.at, known.lastEventAt);
  const kept =
    clock >= LAW_231 &&
    known.retentions.some(
      ({ holderId, actions, categories, until }) =>
        holderId === requester.id &&
        actions.includes(action) &&
        !outside(asked.categories, categories) &&
        (until === null || !afterDay(until, moment)),
    );
  if (!isParty && !kept) return "party-not-entitled";
  const isState = requester.sector === "state";
  const use = ["collect", "process", "disclose"].includes(action);
  const grounds: Readonly<Record<string, boolean>> = {
    "9-1": isState && use,
    "9-3": isState && action === "process" && deidentification === "by-holder",
    "9-5": use,
    "9-10": ref?.level === "law",
  };
  const hasGround = ref !== undefined && grounds[ref.code] === true;
  const byConsent = ofConsent(asked, known, purpose);
  if (clock >= LAW_231 && byConsent !== "consent") {
    const isByLaw = hasGround && ref.level === "law";
    const touchesRights = purpose.automated?.affectsRights !== false;
    if (action === "automated-decision" && touchesRights && !isByLaw) {
      return "automated-decision-needs-consent";
    }
    const isInPublic = place !== "private" && aim === undefined;
    if (asked.biometric.length > 0 && isInPublic) return "biometrics-in-public-place";
  }
  if (known.blocked) return "data-subject-blocked";
  if (hasGround) return "legal-ground";
  return kept ? "retention" : byConsent;
}

/** What her newest answer alone says. */
function ofConsent(asked: AccessQuestion, known: PersonFacts, purpose: Purpose): ReasonCode {
  const clock = asked.at.epochMilliseconds;
  const moment = latest(asked.at, known.lastEventAt);
  const { newest } = known;
  if (newest?.kind === "refused") return "consent-refused";
  if (newest?.end.state === "withdrawn") return "consent-withdrawn";
  if (newest?.term.kind === "date" && afterDay(newest.term.lastDay, moment)) {
    return "consent-expired";
  }
  const outlasts = newest?.term.kind === "date" && newest.term.basis !== undefined;
  const reached =
    newest?.end.state === "fulfilled" ||
    (newest !== undefined && !outlasts && newest.achievedCount < purpose.achievedCount);
  if (reached && clock >= LAW_231) return "purpose-achieved";
  if (newest?.end.state === "disputed" || newest?.end.state === "annulled") {
    return "consent-disputed";
  }
  if (newest === undefined) return "no-consent";
  return uncovered(asked, newest) ?? "consent";
}
