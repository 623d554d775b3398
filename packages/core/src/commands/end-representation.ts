import type { ConsentId, RepresentationId } from "../ids.ts";
import { givenForHer } from "../person/review.ts";
import type { Representation, RepresentationEnd } from "../person/representation.ts";
import type { EventDraft, SealedPart } from "../subject/events.ts";
import type { SubjectState } from "../subject/state.ts";
import { accept, refuseFaults, type CommandResult } from "./refusal.ts";

/** Why a representation is ended at a desk; that she came of age ends it by itself. */
export type StatedEnd = Exclude<RepresentationEnd["reason"], "came-of-age">;

export type EndRepresentation = {
  readonly id: RepresentationId;
  readonly reason: StatedEnd;
  /** SHA-256 (hex) of what shows it; `restored` is not taken without it. */
  readonly evidenceSha256: string | null;
  readonly sealed: SealedPart;
};

/** Whether capacity given back ends it too: whoever answered for a child or a ward does so no more. */
const endsWithRestoring = ({ basis, end }: Representation): boolean =>
  end === null && basis !== "power-of-attorney" && basis !== "court-decision";

const reviewed = (review: readonly ConsentId[]): EventDraft => ({
  body: { type: "person.came-of-age", review },
});

/**
 * A representative acts no more from now on; what she did stays. A data subject whose capacity is restored
 * gets what was given for her to look at, and nobody answers in her place. Again it changes nothing.
 * @law 395/НҚ 6 part 1
 * Events: `representation.ended` each, `person.came-of-age` with `restored`.
 */
export function endRepresentation(
  state: SubjectState,
  { id, reason, evidenceSha256, sealed }: EndRepresentation,
): CommandResult<RepresentationId> {
  const found = state.representations.get(id);
  if (found === undefined) throw new Error("the representation to end is not this person's");
  if (found.end !== null) return accept(id);
  if (reason === "restored" && evidenceSha256 === null) {
    return refuseFaults([{ pointer: "/evidence_sha256", code: "court-decision-required" }]);
  }
  const others = [...state.representations.values()].filter(
    (each) => each.id !== id && reason === "restored" && endsWithRestoring(each),
  );
  const ended = [found, ...others].map(({ id: representationId }): EventDraft => ({
    body: { type: "representation.ended", representationId, reason, evidenceSha256 },
    sealed,
  }));
  return accept(id, ...ended, ...(reason === "restored" ? [reviewed(givenForHer(state))] : []));
}
