import {
  dutyStatus,
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
    ...(outcome.state === "open" ? {} : { late: outcome.late, outcome: outcome.outcome }),
  };
}

export const consentOutcome = (
  consent: Consent,
  status: ConsentStatus,
  registry: CoreRegistry,
): Outcome => ({
  status,
  valid_until:
    consent.term.kind === "date"
      ? { kind: "date", date: consent.term.lastDay }
      : { kind: "purpose-achieved" },
  categories: [...consent.categories],
  actions: [...consent.actions],
  recipients: consent.recipients.map((id) => registry.partyAlias(id)),
  provenance: consent.provenance.kind,
});
