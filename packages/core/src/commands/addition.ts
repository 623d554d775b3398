import { includesAll } from "../access/coverage.ts";
import { standingIn } from "../consent/standing.ts";
import type { ConsentRequest } from "../consent/request.ts";
import type { SubjectState } from "../subject/state.ts";
import type { Instant } from "../time.ts";
import { refuse, type Refused } from "./refusal.ts";

const same = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && includesAll(a, b);

/**
 * The categories that a yes gives: what she says yes to, and with it what the consent that it adds to gives
 * already. Refused where that one has ended, or is narrower than the notice said.
 * @param achievedCount the purpose's present count of achievements
 */
export function categoriesGiven(
  state: SubjectState,
  request: ConsentRequest,
  said: readonly string[],
  achievedCount: number,
  at: Instant,
): readonly string[] | Refused {
  if (request.addsTo === undefined) return said;
  const standing = standingIn(state, request, achievedCount, at);
  if (standing === undefined || standing.id !== request.addsTo) return refuse("consent-not-active");
  const isAsTold =
    same(standing.actions, request.actions) &&
    same(standing.recipients, request.recipients) &&
    same(standing.countries, request.countries);
  return isAsTold ? [...new Set([...standing.categories, ...said])] : refuse("newer-answer-stands");
}
