import { Type } from "typebox";
import { EVENT_TYPES } from "../event-types.ts";
import type { Answer, Body } from "../wire.ts";
import { CLOSED, IdOf, InstantText, Line, NextCursor } from "./common.ts";

const EventType = Type.Enum(EVENT_TYPES, { type: "string" });

const url = Type.Unsafe<string>({
  ...Line(2000),
  description:
    "https, reachable from the internet, without user name or password. Redirects are not followed.",
  examples: ["https://bank.example/kelisim"],
});

const eventTypes = Type.Array(EventType, {
  minItems: 1,
  maxItems: EVENT_TYPES.length,
  uniqueItems: true,
});

/** `POST /v1/webhooks` */
export const CreateWebhookBody = Type.Object({ url, event_types: eventTypes }, CLOSED);
export type CreateWebhookBody = Body<typeof CreateWebhookBody>;

const webhook = {
  id: IdOf("whk"),
  url: Type.String(),
  event_types: eventTypes,
  status: Type.Enum(["enabled", "disabled"], { type: "string" }),
  created_at: InstantText,
  disabled_at: Type.Optional(InstantText),
};

/** An address that a party's events are sent to, without its secret. */
export const WebhookAnswer = Type.Object(webhook);
export type WebhookAnswer = Answer<typeof WebhookAnswer>;

/** The only answer that ever shows the secret. */
export const CreatedWebhookAnswer = Type.Object({
  ...webhook,
  secret: Type.String({
    pattern: "^whsec_[A-Za-z0-9+/]{32,86}={0,2}$",
    description:
      "Shown once. Each delivery carries `webhook-id`, `webhook-timestamp` and `webhook-signature` as Standard Webhooks defines them: `v1,` and the base64 of HMAC-SHA-256 over `id.timestamp.body`, under the bytes that the base64 after `whsec_` stands for.",
  }),
});
export type CreatedWebhookAnswer = Answer<typeof CreatedWebhookAnswer>;

/** `GET /v1/webhooks` */
export const WebhookList = Type.Object({
  items: Type.Array(WebhookAnswer),
  next_cursor: NextCursor,
});
export type WebhookList = Answer<typeof WebhookList>;

/** Why an attempt did not deliver, in a word; what the receiver wrote is not kept. */
export const WEBHOOK_ERRORS = [
  "http-status",
  "redirect",
  "timeout",
  "dns",
  "address-not-allowed",
  "connection-refused",
  "connection-lost",
  "tls",
  "superseded",
  "webhook-disabled",
] as const;

/** The word for why an attempt did not deliver. */
export type WebhookErrorName = (typeof WEBHOOK_ERRORS)[number];

/** One try to deliver one event, made or still waiting. */
export const WebhookAttemptAnswer = Type.Object({
  id: IdOf("wha"),
  event_id: IdOf("evt"),
  type: EventType,
  status: Type.Enum(["delivered", "failed", "waiting"], { type: "string" }),
  attempted_at: Type.Optional(
    Type.Unsafe<string>({ ...InstantText, description: "Not there before it is tried." }),
  ),
  http_status: Type.Optional(Type.Integer({ minimum: 100, maximum: 999 })),
  error: Type.Optional(
    Type.Enum(WEBHOOK_ERRORS, {
      type: "string",
      description:
        "`superseded`: a replay took its place; `webhook-disabled`: the webhook ended before it.",
    }),
  ),
  next_attempt_at: Type.Optional(
    Type.Unsafe<string>({
      ...InstantText,
      description:
        "When it is tried; of a failed one, when the next attempt is, and absent after the last.",
    }),
  ),
});
export type WebhookAttemptAnswer = Answer<typeof WebhookAttemptAnswer>;

/** `GET /v1/webhooks/{id}/attempts`, the newest first. */
export const WebhookAttemptList = Type.Object({
  items: Type.Array(WebhookAttemptAnswer),
  next_cursor: NextCursor,
});
export type WebhookAttemptList = Answer<typeof WebhookAttemptList>;

/** Ids in a path are compared, not validated. */
export const AttemptParams = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 600 }),
  attempt_id: Type.String({ minLength: 1, maxLength: 600 }),
});
export type AttemptParams = Body<typeof AttemptParams>;
