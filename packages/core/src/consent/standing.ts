import { newestAnswer, type SubjectState } from "../subject/state.ts";
import type { Instant } from "../time.ts";
import { statusOf, type AnswerLine, type Consent } from "./consent.ts";

/** The consent that stands in a line at an instant, if one does. `achievedCount` is the purpose's present one. */
export function standingIn(
  state: SubjectState,
  line: AnswerLine,
  achievedCount: number,
  at: Instant,
): Consent | undefined {
  const newest = newestAnswer(state, line);
  if (newest?.kind !== "granted") return undefined;
  return statusOf(newest, newest, achievedCount, at) === "active" ? newest : undefined;
}
