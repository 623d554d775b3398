import { requestStatus, type ConsentRequest } from "../consent/request.ts";
import type { Readings } from "../law/readings.ts";
import { addDays, compareInstants, instantOf, legalDayOf, type Instant } from "../time.ts";
import { refuse, type Refused } from "./refusal.ts";

const MONTH_DAYS = 30;
const YEAR_DAYS = 365;
const DAY_MS = 86_400_000;

/** The days on which she said no, the latest first. */
const refusalDays = (earlier: readonly ConsentRequest[]) =>
  earlier
    .flatMap(({ outcome }) => (outcome.state === "refused" ? [legalDayOf(outcome.at)] : []))
    .toSorted()
    .toReversed();

/**
 * Why a party may not put another question in a line yet: one waits for its answer, or she said no lately
 * or often, or left too many unanswered. Ours: the acts set no limit, and a person is not to be worn down.
 * @param earlier the requests of the line
 */
export function askingTooOften(
  earlier: readonly ConsentRequest[],
  readings: Readings,
  now: Instant,
): Refused | undefined {
  const pending = earlier.find((request) => requestStatus(request, now) === "pending");
  if (pending !== undefined) return refuse("request-pending", pending.id);

  const today = legalDayOf(now);
  const days = refusalDays(earlier);
  const oldest = days[readings.refusalsAYear - 1];
  const yearOn = oldest === undefined ? today : addDays(oldest, YEAR_DAYS);
  if (today < yearOn) return { ...refuse("too-many-refusals"), from: yearOn };
  const [latest] = days;
  const cooledOn = latest === undefined ? today : addDays(latest, readings.coolDownDays);
  if (today < cooledOn) return { ...refuse("cooling-down"), from: cooledOn };

  const monthAgo = instantOf(now.epochMilliseconds - MONTH_DAYS * DAY_MS);
  const unanswered = earlier.filter(
    ({ outcome, requestedAt }) =>
      (outcome.state === "pending" || outcome.state === "cancelled") &&
      compareInstants(requestedAt, monthAgo) > 0,
  );
  return unanswered.length >= readings.unansweredAMonth ? refuse("too-many-unanswered") : undefined;
}
