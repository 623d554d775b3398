import { iinBirth, sameIin, type Iin } from "../identifiers/iin.ts";
import { addDays, type LegalDay } from "../time.ts";
import { birthdayOf } from "../person/age.ts";
import type { Readings } from "../law/readings.ts";
import { accept, refuseFaults, type CommandResult, type Refused } from "./refusal.ts";

export type CorrectIin = {
  readonly from: Iin;
  readonly to: Iin;
  /** SHA-256 (hex) of what shows the right number. */
  readonly evidenceSha256: string;
};

/** What is wrong with the two numbers themselves, before anybody is looked for. */
export const faultOfNumbers = ({
  from,
  to,
}: Pick<CorrectIin, "from" | "to">): Refused | undefined =>
  sameIin(from, to) ? refuseFaults([{ pointer: "/new_iin", code: "same-number" }]) : undefined;

/** Her last day as a minor by her right number, past or to come; `null` where that tells no birthday. */
const minorUntilBy = (iin: Iin, readings: Readings): LegalDay | null => {
  const birth = iinBirth(iin)?.day;
  return birth === undefined ? null : addDays(birthdayOf(birth, readings.adultFrom), -1);
};

/**
 * A person's number was wrong: everything about her goes on under the right one. Whoever acts for her as a
 * minor does so until the last day that the right number tells.
 * Event: `person.iin-corrected`, which names neither number.
 */
export function correctIin(given: CorrectIin, readings: Readings): CommandResult<null> {
  const { evidenceSha256, to } = given;
  const wrong = faultOfNumbers(given);
  if (wrong !== undefined) return wrong;
  const minorUntil = minorUntilBy(to, readings);
  return accept(null, { body: { type: "person.iin-corrected", evidenceSha256, minorUntil } });
}
