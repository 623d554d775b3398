import type { AnswerLine, Consent } from "../consent/consent.ts";
import type { RepresentationId } from "../ids.ts";
import { sameLine, type SubjectState } from "../subject/state.ts";
import { compareInstants } from "../time.ts";

/** A "no" or a withdrawal, and whose it was: the data subject's own where nobody acted for her. */
export type SaidNo = { readonly by: RepresentationId | undefined };

/** The refusals and withdrawals in a line that no yes has come after. */
export function noesInForce(state: SubjectState, line: AnswerLine): readonly SaidNo[] {
  const consents = [...state.consents.values()].filter((consent) => sameLine(consent, line));
  let newest: Consent | undefined;
  for (const consent of consents) {
    if (newest === undefined || consent.seq > newest.seq) newest = consent;
  }
  const refused = state.refusals
    .filter((refusal) => sameLine(refusal, line) && refusal.seq > (newest?.seq ?? 0))
    .map(({ representationId: by }) => ({ by }));
  const withdrawn = consents.flatMap(({ end }) =>
    end.state === "withdrawn" &&
    newest !== undefined &&
    compareInstants(end.at, newest.grantedAt) >= 0
      ? [{ by: end.representationId }]
      : [],
  );
  return [...refused, ...withdrawn];
}
