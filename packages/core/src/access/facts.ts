import { isBlocked } from "../duty/blocking.ts";
import { newestAnswer, type SubjectState } from "../subject/state.ts";
import type { AccessQuestion, PersonFacts } from "./question.ts";

/** What a person's records say about a question; nothing where object or purpose are unknown. */
export function factsAbout(
  state: SubjectState,
  { object, purpose }: Pick<AccessQuestion, "object" | "purpose">,
): PersonFacts {
  const { lastEventAt } = state;
  if (object === undefined || purpose === undefined) {
    return { newest: undefined, retentions: [], blocked: false, lastEventAt };
  }
  const line = { partyId: purpose.partyId, objectId: object.id, purposeId: purpose.id };
  return {
    newest: newestAnswer(state, line),
    retentions: state.retentions.filter(
      ({ objectId, purposeId }) => objectId === object.id && purposeId === purpose.id,
    ),
    blocked: isBlocked(state.blockings.values(), object.id),
    lastEventAt,
  };
}
