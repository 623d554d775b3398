import {
  dutyStatus,
  isContestable,
  type Consent,
  type ConsentStatus,
  type Duty,
  type Instant,
} from "@kelisim/core";
import type { ExpectedDuty, Outcome } from "../schema/expectation.ts";
import type { CoreRegistry } from "./core-registry.ts";

export function dutyOutcome(duty: Duty, at: Instant, registry: CoreRegistry): ExpectedDuty {
  const { partyId, kind, dueOn, warnOn, provisional, outcome } = duty;
  return {
    party: registry.partyAlias(partyId),
    kind,
    due_on: dueOn,
    warn_on: warnOn,
    provisional,
    status: dutyStatus(duty, at),
    ...(kind === "cease-processing" && { destroy_by: dueOn }),
    ...(isContestable(duty) && { contestable: true }),
    ...(outcome.state === "open" ? {} : { late: outcome.late, outcome: outcome.outcome }),
  };
}

const termOutcome = ({ term }: Consent): NonNullable<Outcome["valid_until"]> => {
  if (term.kind === "purpose-achieved") return { kind: "purpose-achieved" };
  const basis = term.basis === undefined ? {} : { basis: term.basis.kind };
  return { kind: "date", date: term.lastDay, ...basis };
};

export const consentOutcome = (
  consent: Consent,
  status: ConsentStatus,
  registry: CoreRegistry,
): Outcome => ({
  status,
  valid_until: termOutcome(consent),
  ...(consent.reviewEvery !== undefined && { review_every: consent.reviewEvery }),
  categories: [...consent.categories],
  actions: [...consent.actions],
  recipients: consent.recipients.map((id) => registry.partyAlias(id)),
  provenance: consent.provenance.kind,
});
