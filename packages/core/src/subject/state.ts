import type { ExplanationShown } from "../automated/explanation-shown.ts";
import type { ProcessingOutcome } from "../automated/outcome.ts";
import type { Breach, BreachNotice } from "../breach/breach.ts";
import { type Answer, type AnswerLine, type Consent, type Refusal } from "../consent/consent.ts";
import type { ConsentRequest } from "../consent/request.ts";
import type { Blocking } from "../duty/blocking.ts";
import type { Duty } from "../duty/duty.ts";
import type { Retention } from "../duty/retention.ts";
import type { RightsCall } from "../duty/rights-call.ts";
import type {
  BreachId,
  ConsentId,
  DutyId,
  ExplanationId,
  OutcomeId,
  RepresentationId,
  RequestId,
  RightsCallId,
} from "../ids.ts";
import type { Representation } from "../person/representation.ts";
import type { Instant } from "../time.ts";
import { NOT_ERASED, type ErasureState } from "./erasure.ts";

/** Everything that one person's events have made: the fold of them, nothing else. */
export type SubjectState = {
  /** Number of the newest event; 0 before the first. */
  readonly seq: number;
  readonly lastEventAt: Instant | undefined;
  readonly erasure: ErasureState;
  readonly requests: ReadonlyMap<RequestId, ConsentRequest>;
  readonly consents: ReadonlyMap<ConsentId, Consent>;
  readonly refusals: readonly Refusal[];
  readonly duties: ReadonlyMap<DutyId, Duty>;
  readonly retentions: readonly Retention[];
  readonly rightsCalls: ReadonlyMap<RightsCallId, RightsCall>;
  readonly representations: ReadonlyMap<RepresentationId, Representation>;
  readonly blockings: ReadonlyMap<RightsCallId, Blocking>;
  readonly explanations: ReadonlyMap<ExplanationId, ExplanationShown>;
  readonly outcomes: ReadonlyMap<OutcomeId, ProcessingOutcome>;
  /** Of a case that is about nobody. */
  readonly breaches: ReadonlyMap<BreachId, Breach>;
  readonly breachNotices: ReadonlyMap<BreachId, BreachNotice>;
};

export const EMPTY_SUBJECT: SubjectState = {
  seq: 0,
  lastEventAt: undefined,
  erasure: NOT_ERASED,
  requests: new Map(),
  consents: new Map(),
  refusals: [],
  duties: new Map(),
  retentions: [],
  rightsCalls: new Map(),
  representations: new Map(),
  blockings: new Map(),
  explanations: new Map(),
  outcomes: new Map(),
  breaches: new Map(),
  breachNotices: new Map(),
};

export const sameLine = (a: AnswerLine, b: AnswerLine): boolean =>
  a.partyId === b.partyId && a.objectId === b.objectId && a.purposeId === b.purposeId;

/** The newest answer in a line, by the person's own order of events. */
export function newestAnswer(state: SubjectState, line: AnswerLine): Answer | undefined {
  let newest: Answer | undefined;
  for (const answer of [...state.consents.values(), ...state.refusals]) {
    if (sameLine(answer, line) && (newest === undefined || answer.seq > newest.seq)) {
      newest = answer;
    }
  }
  return newest;
}
