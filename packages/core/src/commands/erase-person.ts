import { statusOf, type Consent } from "../consent/consent.ts";
import { requestStatus } from "../consent/request.ts";
import type { Retention } from "../duty/retention.ts";
import type { PurposeId } from "../ids.ts";
import { keptFor, type ErasureReason } from "../subject/erasure.ts";
import type { EventDraft } from "../subject/events.ts";
import { newestAnswer, type SubjectState } from "../subject/state.ts";
import { laterInstant, type Instant } from "../time.ts";
import { isAnythingChecked } from "./blocking.ts";
import { accept, refuse, type CommandResult } from "./refusal.ts";

export type ErasePerson = {
  readonly reason: ErasureReason | null;
  /**
   * Whether it was ordered and carried out before, in a store that was lost: then it is carried out again,
   * whatever an older copy shows as running.
   */
  readonly isRepeated: boolean;
};

export type ErasureOutcome =
  | { readonly status: "erased" }
  /** With the bases that keep her data, and nothing but those. */
  | { readonly status: "locked"; readonly kept: readonly Retention[] };

/** The present count of achievements of a purpose. */
export type AchievedCounts = (purposeId: PurposeId) => number;

/** Whether a withdrawal could still tell the holders of a consent to stop: nothing else would, later. */
function canBeWithdrawn(
  state: SubjectState,
  consent: Consent,
  achieved: AchievedCounts,
  at: Instant,
): boolean {
  if (consent.end.state !== "standing") return false;
  const newest = newestAnswer(state, consent) ?? consent;
  const status = statusOf(consent, newest, achieved(consent.purposeId), at);
  return status === "active" || status === "superseded";
}

const cancellations = ({ requests }: SubjectState, at: Instant): readonly EventDraft[] =>
  [...requests.values()]
    .filter((request) => requestStatus(request, at) === "pending")
    .map(({ id: requestId }) => ({ body: { type: "consent.request-cancelled", requestId } }));

/**
 * Everything by which this service could know a person is destroyed, or locked for as long as an act makes
 * somebody keep her data. Refused while something runs that needs her: a consent that can be withdrawn, a
 * duty whose answer she waits for. Again it changes nothing. @law 94-V 18 25(2)(4) @law 255-VIII 41
 * Events: `consent.request-cancelled` each, `person.locked` or `person.erased`.
 */
export function erasePerson(
  state: SubjectState,
  { reason, isRepeated }: ErasePerson,
  achieved: AchievedCounts,
  now: Instant,
): CommandResult<ErasureOutcome> {
  if (state.erasure.state === "erased") return accept({ status: "erased" });
  const at = laterInstant(now, state.lastEventAt);
  if (!isRepeated) {
    const consents = [...state.consents.values()];
    if (consents.some((consent) => canBeWithdrawn(state, consent, achieved, at))) {
      return refuse("consent-still-active");
    }
    const duties = [...state.duties.values()];
    if (duties.some(({ outcome }) => outcome.state === "open")) return refuse("duty-still-open");
    if (isAnythingChecked(state)) return refuse("data-blocked");
  }
  const kept = isRepeated ? [] : keptFor(state, at);
  const cancelled = cancellations(state, at);
  if (kept.length === 0) {
    return accept({ status: "erased" }, ...cancelled, { body: { type: "person.erased", reason } });
  }
  const locked: readonly EventDraft[] =
    state.erasure.state === "locked" ? [] : [{ body: { type: "person.locked", reason } }];
  return accept({ status: "locked", kept }, ...cancelled, ...locked);
}
