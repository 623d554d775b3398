import type { ConsentAnswer, DutyAnswer } from "@kelisim/protocol";
import type { ExpectedDuty, Outcome } from "../schema/expectation.ts";
import type { HttpContext } from "./http-context.ts";

/** A duty in the words of an expectation. */
export const dutyOutcome = (duty: DutyAnswer, context: HttpContext): ExpectedDuty => ({
  party: context.partyAlias(duty.party_id),
  kind: duty.kind,
  due_on: duty.due_on,
  warn_on: duty.warn_on,
  provisional: duty.provisional,
  status: duty.status,
  ...(duty.late === undefined ? {} : { late: duty.late }),
  ...(duty.outcome === undefined ? {} : { outcome: duty.outcome }),
});

/** A consent in the words of an expectation. */
export const consentOutcome = (consent: ConsentAnswer, context: HttpContext): Outcome => ({
  status: consent.status,
  valid_until: {
    kind: consent.valid_until.kind,
    ...(consent.valid_until.date === undefined ? {} : { date: consent.valid_until.date }),
  },
  categories: [...consent.categories],
  actions: [...consent.actions],
  recipients: consent.recipients.map((id) => context.partyAlias(id)),
  provenance: consent.provenance,
});
