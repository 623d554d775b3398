import type { Confirmation } from "../consent/confirmation.ts";
import { isExpired, type Coverage, type TermBasis } from "../consent/consent.ts";
import type { ConsentId, PartyId } from "../ids.ts";
import { checkActing, type Acting } from "../person/acting.ts";
import type { DigitalObject } from "../registry/digital-object.ts";
import type { Purpose } from "../registry/purpose.ts";
import type { SealedPart } from "../subject/events.ts";
import type { SubjectState } from "../subject/state.ts";
import type { Language } from "../text.ts";
import { laterInstant, legalDayOf, startOfDay, type Instant, type LegalDay } from "../time.ts";
import { proofOf } from "./answer-request.ts";
import { importedCoverage, importFaults } from "./import-faults.ts";
import { isNewerSaid, isReachedSince, recordedBefore } from "./imported-before.ts";
import {
  accept,
  isFaulty,
  refuse,
  refuseFaults,
  type CommandResult,
  type Refused,
} from "./refusal.ts";
import { termToAsk } from "./term-to-ask.ts";

/** A consent that was given on paper or elsewhere, as its party brings it in. */
export type ImportConsent = {
  /** Id for the consent, used if it is recorded. */
  readonly consentId: ConsentId;
  /** The party's own purpose, as it stands now. */
  readonly purpose: Purpose;
  readonly object: DigitalObject;
  /** The day on which the purpose was last declared achieved for everybody, if it ever was. */
  readonly achievedOn: LegalDay | undefined;
  /** Whose consent it is and who brings it in. */
  readonly partyId: PartyId;
  /** The day on which she is said to have given it: that of the paper, where there is one. */
  readonly givenOn: LegalDay;
  /** Without a proof nothing is recorded. */
  readonly confirmation: Confirmation | undefined;
  /** What is not named is not taken for given: see `importedCoverage`. */
  readonly named: Partial<Coverage>;
  readonly validUntil: LegalDay | null;
  readonly termBasis?: TermBasis | undefined;
  readonly language?: Language | undefined;
  /** She herself: a representative's consents are not brought in this way. */
  readonly acting: Acting;
  readonly sealed: SealedPart;
};

/** `already`: this very paper was recorded before, and nothing was changed. */
export type ImportedConsent = {
  readonly kind: "recorded" | "already";
  readonly consentId: ConsentId;
};

/** What nobody could have consented to, whoever she is. @law 395/НҚ 6 part 2 */
function lineRefusal({ purpose, object }: ImportConsent): Refused | undefined {
  if (purpose.status !== "active") return refuse("purpose-not-active");
  if (purpose.banned !== undefined) return refuse("purpose-banned");
  if (!purpose.objectIds.includes(object.id)) {
    return refuseFaults([{ pointer: "/object_id", code: "purpose-mismatch" }]);
  }
  return object.status === "active"
    ? undefined
    : refuseFaults([{ pointer: "/object_id", code: "object-closed" }]);
}

/**
 * Records a consent that was given on paper or elsewhere. It permits from now on; the day on which it was
 * given is kept beside. Whatever she, or somebody for her, has said on that day or later stands.
 * @law 395/НҚ 6 part 1 @law 94-V 25(2)(5)
 * Events: `consent.imported`, or none where the same is recorded already.
 */
export function importConsent(
  state: SubjectState,
  given: ImportConsent,
  now: Instant,
): CommandResult<ImportedConsent> {
  const { purpose, object, givenOn, confirmation, consentId, partyId } = given;
  if (purpose.partyId !== partyId) throw new Error("a consent to somebody else is brought in");
  const today = legalDayOf(now);
  const coverage = importedCoverage(purpose, given.named);
  const line = { partyId, objectId: object.id, purposeId: purpose.id };
  const term = termToAsk(purpose, given.validUntil, givenOn, given.termBasis);
  const proof =
    confirmation === undefined ? undefined : proofOf(confirmation, { kind: "imported", partyId });
  const said = { line, givenOn, coverage, term, proof };
  const earlier = recordedBefore(state, said);
  if (earlier?.kind === "same") return accept({ kind: "already", consentId: earlier.consentId });
  if (earlier !== undefined) {
    return { ...refuse("recorded-otherwise"), consentId: earlier.consentId };
  }

  const wrongLine = lineRefusal(given);
  if (wrongLine !== undefined) return wrongLine;
  const faults = importFaults(state, given, coverage, today);
  if (isFaulty(faults)) return refuseFaults(faults);
  if (proof === undefined) throw new Error("a consent without its proof passed the check");
  const at = laterInstant(now, state.lastEventAt);
  const notHers = checkActing(state, given.acting, "give", { at, day: givenOn });
  if (notHers !== undefined) return notHers;
  if (isExpired(term, at)) {
    const pointer = given.validUntil === null ? "/given_on" : "/valid_until";
    return refuseFaults([{ pointer, code: "imported-term-over" }]);
  }
  if (isNewerSaid(state, said)) {
    return refuseFaults([{ pointer: "/given_on", code: "newer-answer-stands" }]);
  }
  if (isReachedSince(state, said, given.achievedOn)) {
    return refuseFaults([{ pointer: "/given_on", code: "purpose-achieved-since" }]);
  }
  const { reviewEvery } = given.acting.readings;
  return accept(
    { kind: "recorded", consentId },
    {
      body: {
        type: "consent.imported",
        consentId,
        ...line,
        ...coverage,
        purposeVersion: purpose.version,
        term,
        achievedCount: purpose.achievedCount,
        ...(given.language !== undefined && { language: given.language }),
        ...(term.kind === "purpose-achieved" && { reviewEvery }),
        ...proof,
      },
      ...(givenOn < today && { effectiveAt: startOfDay(givenOn) }),
      sealed: given.sealed,
    },
  );
}
