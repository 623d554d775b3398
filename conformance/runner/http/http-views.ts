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
  ...(duty.destroy_by === undefined ? {} : { destroy_by: duty.destroy_by }),
  ...(duty.contestable === undefined ? {} : { contestable: duty.contestable }),
  ...(duty.late === undefined ? {} : { late: duty.late }),
  ...(duty.outcome === undefined ? {} : { outcome: duty.outcome }),
});

/** A consent in the words of an expectation. */
export const consentOutcome = (consent: ConsentAnswer, context: HttpContext): Outcome => ({
  status: consent.status,
  valid_until: {
    kind: consent.valid_until.kind,
    ...(consent.valid_until.date === undefined ? {} : { date: consent.valid_until.date }),
    ...(consent.valid_until.basis && { basis: consent.valid_until.basis.kind }),
  },
  ...(consent.review_every !== undefined && { review_every: consent.review_every }),
  categories: [...consent.categories],
  actions: [...consent.actions],
  recipients: consent.recipients.map((id) => context.partyAlias(id)),
  provenance: consent.provenance,
  acted_by:
    consent.acted_by.kind === "data-subject"
      ? "data-subject"
      : context.names.alias(consent.acted_by.representation_id),
});
