import type { Operation } from "./operation.ts";

const EVENTS = ["events"] as const;

/** Where a party's events are sent to, and how the sending went. */
export const WEBHOOK_OPERATIONS = [
  {
    id: "create-webhook",
    method: "POST",
    path: "/v1/webhooks",
    auth: "key",
    scopes: EVENTS,
    tag: "events",
    summary: "Have one's own events sent to an address; the secret is shown once",
    successStatus: 201,
  },
  {
    id: "list-webhooks",
    method: "GET",
    path: "/v1/webhooks",
    auth: "key",
    scopes: EVENTS,
    tag: "events",
    summary: "List one's own webhooks",
    successStatus: 200,
  },
  {
    id: "disable-webhook",
    method: "POST",
    path: "/v1/webhooks/{id}/disable",
    auth: "key",
    scopes: EVENTS,
    tag: "events",
    summary: "End a webhook; again changes nothing",
    successStatus: 200,
  },
  {
    id: "list-webhook-attempts",
    method: "GET",
    path: "/v1/webhooks/{id}/attempts",
    auth: "key",
    scopes: EVENTS,
    tag: "events",
    summary: "List the attempts of a webhook, the newest first",
    successStatus: 200,
  },
  {
    id: "replay-webhook-attempt",
    method: "POST",
    path: "/v1/webhooks/{id}/attempts/{attempt_id}/replay",
    auth: "key",
    scopes: EVENTS,
    tag: "events",
    summary: "Send the event of an attempt again, at once",
    successStatus: 200,
  },
] as const satisfies readonly Operation[];
