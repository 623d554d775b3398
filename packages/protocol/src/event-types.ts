/** The types of the public feed (`GET /v1/events`, webhooks). */
export const EVENT_TYPES = [
  "consent.requested",
  "consent.request-expired",
  "consent.granted",
  "consent.refused",
  "consent.withdrawn",
  "consent.expired",
  "consent.disputed",
  "consent.narrowed",
  "consent.proved",
  "consent.annulled",
  "consent.review-due",
  "duty.opened",
  "duty.recounted",
  "duty.due-soon",
  "duty.overdue",
  "duty.discharged",
  "objection.received",
  "breach.reported",
  "data.blocked",
  "data.unblocked",
] as const;

/** The type of one event of the feed. */
export type PublicEventType = (typeof EVENT_TYPES)[number];
