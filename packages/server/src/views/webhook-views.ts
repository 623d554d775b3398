import { formatInstant, type Instant } from "@kelisim/core";
import type { WebhookAnswer, WebhookAttemptAnswer } from "@kelisim/protocol";
import type { Webhook, WebhookAttempt } from "@kelisim/store";

const shown = (instant: Instant | undefined): string | undefined =>
  instant === undefined ? undefined : formatInstant(instant);

/** A webhook without its secret. */
export const webhookView = (webhook: Webhook): WebhookAnswer => ({
  id: webhook.id,
  url: webhook.url,
  event_types: webhook.eventTypes as WebhookAnswer["event_types"],
  status: webhook.disabledAt === undefined ? "enabled" : "disabled",
  created_at: formatInstant(webhook.createdAt),
  disabled_at: shown(webhook.disabledAt),
});

export const attemptView = (attempt: WebhookAttempt): WebhookAttemptAnswer => ({
  id: attempt.id,
  event_id: attempt.eventId,
  type: attempt.type as WebhookAttemptAnswer["type"],
  status: attempt.status,
  attempted_at: shown(attempt.attemptedAt),
  http_status: attempt.httpStatus,
  error: attempt.error as WebhookAttemptAnswer["error"],
  next_attempt_at: shown(attempt.nextAt),
});
