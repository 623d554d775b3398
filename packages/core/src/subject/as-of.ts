import { compareInstants, type Instant } from "../time.ts";
import type { SubjectEvent } from "./events.ts";
import { fold } from "./fold.ts";
import type { SubjectState } from "./state.ts";

/** What this service knew of a person at an instant: nothing that was recorded later. */
export function stateAsOf(events: readonly SubjectEvent[], at: Instant): SubjectState {
  const later = events.findIndex(({ recordedAt }) => compareInstants(recordedAt, at) > 0);
  return fold(later === -1 ? events : events.slice(0, later));
}
