import { lastDayOf } from "../person/representation.ts";
import type { Instant, LegalDay } from "../time.ts";
import type { SubjectEventBody } from "./events.ts";
import { known, put } from "./maps.ts";
import type { SubjectState } from "./state.ts";

/** The events about records that are neither consents nor duties. */
type RecordBody = Extract<
  SubjectEventBody,
  {
    type:
      | "representation.registered"
      | "representation.ended"
      | "person.came-of-age"
      | "person.iin-corrected"
      | "data.blocked"
      | "data.unblocked"
      | "explanation.shown"
      | "outcome.recorded"
      | "breach.reported"
      | "breach.told";
  }
>;

/** Her right number tells another birthday: whoever acts for her as a minor does so until then. */
function countedAnew(state: SubjectState, minorUntil: LegalDay): SubjectState {
  const representations = new Map(state.representations);
  for (const [id, found] of representations) {
    if (found.end !== null || found.minorUntil === null) continue;
    const stated = found.validUntil === found.minorUntil ? null : found.validUntil;
    const validUntil = lastDayOf(stated, minorUntil);
    representations.set(id, { ...found, minorUntil, validUntil });
  }
  return { ...state, representations };
}

/** The state after an event about such a record. */
export function applyRecord(state: SubjectState, body: RecordBody, at: Instant): SubjectState {
  switch (body.type) {
    case "representation.registered": {
      const made = { ...body.representation, registeredAt: at, end: null };
      return { ...state, representations: put(state.representations, made.id, made) };
    }
    case "representation.ended": {
      const found = known(state.representations, body.representationId);
      if (found.end !== null) throw new Error("a representation ends once");
      const ended = { ...found, end: { reason: body.reason, at } };
      return { ...state, representations: put(state.representations, ended.id, ended) };
    }
    case "person.came-of-age":
      return state;
    case "person.iin-corrected":
      return body.minorUntil === null ? state : countedAnew(state, body.minorUntil);
    case "data.blocked": {
      const { id, partyId } = known(state.rightsCalls, body.rightsCallId);
      const made = { id, partyId, objectId: body.objectId, blockedAt: at, end: null };
      return { ...state, blockings: put(state.blockings, id, made) };
    }
    case "data.unblocked": {
      const found = known(state.blockings, body.rightsCallId);
      if (found.end !== null) throw new Error("a blocking ends once");
      const ended = { ...found, end: { outcome: body.outcome, at } };
      return { ...state, blockings: put(state.blockings, ended.id, ended) };
    }
    case "explanation.shown": {
      const made = { ...body.explanation, recordedAt: at };
      return { ...state, explanations: put(state.explanations, made.id, made) };
    }
    case "outcome.recorded": {
      const made = { ...body.outcome, recordedAt: at };
      return { ...state, outcomes: put(state.outcomes, made.id, made) };
    }
    case "breach.reported": {
      const made = { ...body.breach, reportedAt: at };
      return { ...state, breaches: put(state.breaches, made.id, made) };
    }
    case "breach.told": {
      const made = { ...body.notice, toldAt: at };
      return { ...state, breachNotices: put(state.breachNotices, made.id, made) };
    }
  }
}
