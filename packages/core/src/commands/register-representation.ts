import { iinBirth, sameIin, type Iin } from "../identifiers/iin.ts";
import type { PartyId, RepresentationId } from "../ids.ts";
import type { Readings } from "../law/readings.ts";
import { birthdayOf, isYoungerThan } from "../person/age.ts";
import {
  lastDayOf,
  type RepresentationBasis,
  type RepresentationScope,
} from "../person/representation.ts";
import type { SealedPart } from "../subject/events.ts";
import { addDays, legalDayOf, type LegalDay } from "../time.ts";
import { accept, isFaulty, refuseFaults, type CommandResult, type Fault } from "./refusal.ts";
import type { CommandWorld } from "./world.ts";

/** A representative as a desk that saw the proof records her. */
export type RegisterRepresentation = {
  readonly id: RepresentationId;
  readonly dataSubject: Iin;
  readonly representative: Iin;
  readonly basis: RepresentationBasis;
  readonly scope: readonly RepresentationScope[];
  /** Today where none is named. */
  readonly validFrom: LegalDay | null;
  readonly validUntil: LegalDay | null;
  readonly evidenceSha256: string;
  readonly registeredBy: PartyId;
  /** Who the representative is, and the clerk. */
  readonly sealed: SealedPart;
};

/** Her last day as a minor; `null` for an adult, and where her number tells no birthday. */
export const minorUntilOf = (
  birth: LegalDay | undefined,
  readings: Readings,
  today: LegalDay,
): LegalDay | null =>
  birth !== undefined && isYoungerThan(birth, readings.adultFrom, today)
    ? addDays(birthdayOf(birth, readings.adultFrom), -1)
    : null;

/** Whether it must name its own last day: a power of attorney, and a minority that no number tells of. */
const needsLastDay = (basis: RepresentationBasis, birth: LegalDay | undefined): boolean =>
  basis === "power-of-attorney" || (basis === "parent" && birth === undefined);

/** What is wrong with who acts for whom, and why. */
function faultsOfPeople(
  { dataSubject, representative, basis }: RegisterRepresentation,
  minorUntil: LegalDay | null,
  readings: Readings,
  today: LegalDay,
): Fault[] {
  const faults: Fault[] = [];
  const pointer = "/representative/iin";
  if (sameIin(dataSubject, representative)) faults.push({ pointer, code: "own-representative" });
  // A father or mother may be under age, but not without a say of her own.
  const least = basis === "parent" ? readings.ownSayFrom : readings.adultFrom;
  if (isYoungerThan(iinBirth(representative)?.day, least, today))
    faults.push({ pointer, code: "representative-under-age" });
  if (basis === "parent" && iinBirth(dataSubject) !== undefined && minorUntil === null) {
    faults.push({ pointer: "/basis", code: "data-subject-of-age" });
  }
  return faults;
}

/**
 * Somebody may act for the data subject from now on, within this scope and these days. For a minor it ends
 * with her last day as one, whatever the paper says. @law 395/НҚ 6 part 1
 * Event: `representation.registered`.
 */
export function registerRepresentation(
  given: RegisterRepresentation,
  { now, readings }: Pick<CommandWorld, "now" | "readings">,
): CommandResult<RepresentationId> {
  const today = legalDayOf(now);
  const birth = iinBirth(given.dataSubject)?.day;
  const minorUntil = minorUntilOf(birth, readings, today);
  const { id, basis, scope, evidenceSha256, registeredBy, sealed } = given;
  const validFrom = given.validFrom ?? today;
  const validUntil = lastDayOf(given.validUntil, minorUntil);
  const faults = faultsOfPeople(given, minorUntil, readings, today);
  const pointer = "/valid_until";
  if (given.validUntil === null && needsLastDay(basis, birth)) {
    faults.push({ pointer, code: "valid-until-required" });
  }
  if (validUntil !== null && (validUntil < validFrom || validUntil < today)) {
    faults.push({ pointer, code: "ends-before-it-begins" });
  }
  if (isFaulty(faults)) return refuseFaults(faults);
  const term = { validFrom, validUntil, minorUntil };
  const representation = { id, basis, scope, evidenceSha256, ...term, registeredBy };
  return accept(id, { body: { type: "representation.registered", representation }, sealed });
}
