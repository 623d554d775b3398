import type { ConsentRequest, RequestState } from "./request.ts";

type State = RequestState["state"];

/** The only transitions of a request: one answer, or a cancellation, and never a second one. */
export const REQUEST_TRANSITIONS: Readonly<Record<State, readonly State[]>> = {
  pending: ["granted", "refused", "cancelled"],
  granted: [],
  refused: [],
  cancelled: [],
};

/** @throws Error if the request has ended already: a bug, not an outcome. */
export function closeRequest(request: ConsentRequest, outcome: RequestState): ConsentRequest {
  if (!REQUEST_TRANSITIONS[request.outcome.state].includes(outcome.state)) {
    throw new Error(`a ${request.outcome.state} request cannot become ${outcome.state}`);
  }
  return { ...request, outcome };
}
