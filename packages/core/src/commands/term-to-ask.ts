import type { ConsentTerm, TermBasis } from "../consent/consent.ts";
import type { Purpose } from "../registry/purpose.ts";
import { addDays, addDuration, type LegalDay } from "../time.ts";

/**
 * The term that a party asks for: its wish, capped by what the purpose needs; an over-long wish is
 * shortened, not void. Where a law, or a contract with this person, sets the term, the day stated prevails.
 * Without any date it lasts until the purpose is reached. It is fixed when the question is put, so that
 * the person reads exactly the term that her yes gives. @law 231-VIII 8(5) 8(6)
 */
export function termToAsk(
  purpose: Purpose,
  wish: LegalDay | null,
  today: LegalDay,
  basis?: TermBasis,
): ConsentTerm {
  if (wish !== null && basis !== undefined) return { kind: "date", lastDay: wish, basis };
  const cap = purpose.maxTerm === null ? null : addDays(addDuration(today, purpose.maxTerm), -1);
  if (wish !== null) return { kind: "date", lastDay: cap !== null && cap < wish ? cap : wish };
  if (cap === null) return { kind: "purpose-achieved" };
  return purpose.ends === "date"
    ? { kind: "date", lastDay: cap }
    : { kind: "purpose-achieved", lastDay: cap };
}
