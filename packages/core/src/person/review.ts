import type { ConsentId } from "../ids.ts";
import type { SubjectState } from "../subject/state.ts";
import { compareInstants, endOfDay, type Instant } from "../time.ts";
import { representationStatus } from "./representation.ts";

/** The standing consents that somebody gave in her place, ordered by id. */
export const givenForHer = ({ consents }: SubjectState): readonly ConsentId[] =>
  [...consents.values()]
    .filter(
      ({ end, representationId }) => end.state === "standing" && representationId !== undefined,
    )
    .map(({ id }) => id)
    .toSorted();

const HANDED_OVER: ReadonlySet<string> = new Set(["came-of-age", "restored"]);

/**
 * What was given for her by those who answered for a child or a ward, and now is hers to keep or to take
 * back: she is of age, or her capacity is restored. It ends no consent.
 */
export const toReview = (state: SubjectState, at: Instant): readonly ConsentId[] =>
  givenForHer(state).filter((id) => {
    const by = state.consents.get(id)?.representationId;
    const found = by === undefined ? undefined : state.representations.get(by);
    if (found === undefined) return false;
    const status = representationStatus(found, at);
    if (status.state === "ended" && HANDED_OVER.has(status.reason)) return true;
    const { minorUntil } = found;
    return minorUntil !== null && compareInstants(at, endOfDay(minorUntil)) >= 0;
  });
