import type { Duty } from "../duty/duty.ts";
import { isRetentionOpen, type Retention } from "../duty/retention.ts";
import { laterInstant, type Instant } from "../time.ts";
import type { EventDraft } from "./events.ts";
import type { SubjectState } from "./state.ts";

/** Why a person's data are destroyed. @law 94-V 18 24(1) 25(2)(4) 27-1 */
export const ERASURE_REASONS = [
  "person-asked",
  "purpose-achieved",
  "term-over",
  "relations-ended",
  "court-decision",
  "authority-demand",
  "no-legal-ground",
] as const;

export type ErasureReason = (typeof ERASURE_REASONS)[number];

/**
 * Whether this service still knows who a person is. Locked: only what a law keeps is used, and only for
 * that. Erased: nobody can tell who she was. @law 255-VIII 41
 */
export type ErasureState =
  | { readonly state: "none" }
  | { readonly state: "locked"; readonly at: Instant }
  | { readonly state: "erased"; readonly at: Instant };

type State = ErasureState["state"];

export const NOT_ERASED: ErasureState = { state: "none" };

/** A locked person may come back; from an erasure nothing leads back. */
export const ERASURE_TRANSITIONS: Readonly<Record<State, readonly State[]>> = {
  none: ["locked", "erased"],
  locked: ["none", "erased"],
  erased: [],
};

/** @throws Error on a transition that is not in the table: a bug, not an outcome. */
export function moveErasure(from: ErasureState, to: ErasureState): ErasureState {
  if (!ERASURE_TRANSITIONS[from.state].includes(to.state)) {
    throw new Error(`a person with erasure ${from.state} cannot become ${to.state}`);
  }
  return to;
}

/** Terms compare against the later of the clock and the person's last event. */
const clockOf = ({ lastEventAt }: SubjectState, at: Instant): Instant =>
  laterInstant(at, lastEventAt);

/**
 * The bases that keep a person's data although she is to be erased: open, and left by a refusal that an
 * act or an obligation backs. "Other" words answer a letter and keep nothing. @law 231-VIII 8(7) part 2
 */
export const keptFor = (state: SubjectState, at: Instant): readonly Retention[] =>
  state.retentions.filter(
    (retention) =>
      retention.ground.kind !== "other" && isRetentionOpen(retention, clockOf(state, at)),
  );

/** Whether the party of a duty may still be told whom it is about: of a locked person, only who keeps her data. */
export function mayNamePerson(state: SubjectState, duty: Duty, at: Instant): boolean {
  switch (state.erasure.state) {
    case "none":
      return true;
    case "locked":
      return keptFor(state, at).some(
        ({ dutyId, holderId }) => dutyId === duty.id && holderId === duty.partyId,
      );
    case "erased":
      return false;
  }
}

/** What only somebody makes to whom the person is known again. */
const RETURNING: ReadonlySet<string> = new Set<EventDraft["body"]["type"]>([
  "consent.requested",
  "consent.imported",
  "rights-call.received",
  "representation.registered",
]);

/**
 * A command's events, with `person.returned` before them where a locked person is asked again, gave a
 * consent since, uses a right or gets a representative: from then on she is a person like any other, and what was destroyed stays so.
 */
export const withReturn = (
  state: SubjectState,
  drafts: readonly EventDraft[],
): readonly EventDraft[] =>
  state.erasure.state === "locked" && drafts.some(({ body }) => RETURNING.has(body.type))
    ? [{ body: { type: "person.returned" } }, ...drafts]
    : drafts;
