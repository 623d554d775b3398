import { isAchieved, statusOf, type Consent } from "../consent/consent.ts";
import type { ConsentId } from "../ids.ts";
import type { Purpose } from "../registry/purpose.ts";
import { newestAnswer, type SubjectState } from "../subject/state.ts";
import type { Instant } from "../time.ts";
import { accept, type CommandResult } from "./refusal.ts";

/** A version of a purpose, and since when it held. */
export type PurposeSince = {
  readonly purpose: Pick<Purpose, "id" | "status" | "achievedCount">;
  readonly at: Instant;
};

/** Whether a version ends a consent for everybody: a closed purpose opens nothing, whatever the term. */
const ends = ({ purpose }: PurposeSince, consent: Consent): boolean =>
  purpose.status === "closed" || isAchieved(consent, purpose.achievedCount);

/**
 * Writes down, about one person, that her consents have ended with a purpose that was reached for everybody,
 * or closed. Their status says so since then, and does not change: what was withdrawn, replaced or over before
 * is left as it is. A disputed one does not stand again when it is proved.
 * @param versions of one purpose, in their order
 * Events: `consent.fulfilled` each, said to have happened when the purpose ended. @law 231-VIII 8(5) 8(6)
 */
export function endWithPurpose(
  state: SubjectState,
  versions: readonly PurposeSince[],
  now: Instant,
): CommandResult<readonly ConsentId[]> {
  const drafts = [...state.consents.values()].flatMap((consent) => {
    const ended = versions.find((version) => ends(version, consent));
    if (ended === undefined || consent.purposeId !== ended.purpose.id) return [];
    const { id: consentId, end } = consent;
    const isNew =
      end.state === "disputed"
        ? end.fulfilledAt === undefined
        : end.state === "standing" &&
          statusOf(consent, newestAnswer(state, consent) ?? consent, 0, now, true) === "fulfilled";
    const body = { type: "consent.fulfilled", consentId } as const;
    return isNew ? [{ body, effectiveAt: ended.at }] : [];
  });
  return accept(
    drafts.map(({ body }) => body.consentId),
    ...drafts,
  );
}
