import {
  compareInstants,
  dutyStatus,
  endOfDay,
  type Instant,
  type SubjectState,
  type Text3,
} from "@kelisim/core";
import type { PersonAccess } from "@kelisim/store";
import { rightWords, terms, type Happening } from "@kelisim/web/pages";
import { dutyPath } from "./duty-facts.ts";
import type { Names } from "./registry-names.ts";

type Told = Pick<SubjectState, "requests" | "consents" | "refusals" | "duties" | "rightsCalls"> &
  Pick<SubjectState, "breachNotices">;

function* ofAnswers(state: Told, names: Names): Generator<Happening> {
  const about = (id: Parameters<Names["purpose"]>[0]): Text3 | undefined => names.purpose(id)?.name;
  for (const { id, partyId, purposeId, requestedAt: at } of state.requests.values()) {
    const line = { party: names.party(partyId), about: about(purposeId) };
    yield { at, what: "asked", ...line, to: `/me/requests/${id}` };
  }
  for (const { requestId, partyId, purposeId, at } of state.refusals) {
    const line = { party: names.party(partyId), about: about(purposeId) };
    yield { at, what: "refused", ...line, to: `/me/requests/${requestId}` };
  }
  for (const { id, partyId, purposeId, grantedAt, end } of state.consents.values()) {
    const to = `/me/consents/${id}`;
    const line = { party: names.party(partyId), about: about(purposeId), to };
    yield { at: grantedAt, what: "granted", ...line };
    if (end.state === "withdrawn" || end.state === "disputed") {
      yield { at: end.at, what: end.state, ...line };
    }
  }
}

function* ofDuties(state: Told, names: Names, now: Instant): Generator<Happening> {
  for (const duty of state.duties.values()) {
    const line = { party: names.party(duty.partyId), about: terms[duty.kind], to: dutyPath(duty) };
    const { outcome } = duty;
    if (outcome.state === "discharged") yield { at: outcome.at, what: "done", ...line };
    else if (dutyStatus(duty, now) === "overdue") {
      yield { at: endOfDay(duty.dueOn), what: "late", ...line };
    }
  }
  for (const { id, kind, partyId, receivedAt: at } of state.rightsCalls.values()) {
    const line = { party: names.party(partyId), about: rightWords[kind].name };
    yield { at, what: "filed", ...line, to: `/me/rights/${id}` };
  }
  for (const { partyId, toldAt: at } of state.breachNotices.values()) {
    yield { at, what: "breach", party: names.party(partyId), about: undefined, to: "/me/breaches" };
  }
}

/** What was done with her data, as lines of the same list. */
const ofAccesses = (
  accesses: readonly PersonAccess[],
  party: (access: PersonAccess) => Happening["party"],
  to: (access: PersonAccess) => string,
): readonly Happening[] =>
  accesses.map((access) => ({
    at: access.entry.recordedAt,
    what: access.entry.permitted ? "permitted" : "denied",
    party: party(access),
    about: access.purpose?.name,
    to: to(access),
  }));

/** What happened lately, the newest first. Accesses are given: the newest ones that she may see. */
export function lately(
  state: Told,
  names: Names,
  now: Instant,
  accesses: {
    readonly newest: readonly PersonAccess[];
    readonly party: (access: PersonAccess) => Happening["party"];
    readonly to: (access: PersonAccess) => string;
  },
  limit: number,
): readonly Happening[] {
  return [
    ...ofAccesses(accesses.newest, accesses.party, accesses.to),
    ...ofAnswers(state, names),
    ...ofDuties(state, names, now),
  ]
    .toSorted((a, b) => compareInstants(b.at, a.at))
    .slice(0, limit);
}
