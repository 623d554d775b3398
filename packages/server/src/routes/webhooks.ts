import { parseId, type WebhookAttemptId, type WebhookId } from "@kelisim/core";
import type { AttemptParams, CreateWebhookBody, IdParams, PageQuery } from "@kelisim/protocol";
import {
  disableWebhook,
  insertWebhook,
  markCommand,
  relayFeed,
  replayAttempt,
  webhookAttempt,
  webhookAttempts,
  webhookOf,
  webhooksOf,
  type Webhook,
  type WebhookAttempt,
} from "@kelisim/store";
import { ok, problem, type Call, type ProblemReply, type Reply } from "../http/operation.ts";
import { attemptView, webhookView } from "../views/webhook-views.ts";
import {
  formatWebhookSecret,
  newWebhookSecret,
  openWebhookSecret,
  sealWebhookSecret,
} from "../webhooks/secret.ts";
import { mayBeTarget } from "../webhooks/target.ts";
import { pageOf } from "./page.ts";
import { NOT_FOUND, pathId } from "./references.ts";

const URL_NOT_ALLOWED: ProblemReply = problem("webhook-url-not-allowed", {
  faults: [{ pointer: "/url", code: "webhook-url-not-allowed" }],
});

const createdView = (call: Pick<Call, "ctx">, webhook: Webhook): Reply => {
  const secret = openWebhookSecret(call.ctx.store.sealer, webhook.id, webhook.sealedSecret);
  return ok({ ...webhookView(webhook), secret: formatWebhookSecret(secret) });
};

/** Has what happens from now on sent to an address. The secret is in this answer and nowhere else. */
export async function createWebhook(call: Call<CreateWebhookBody>): Promise<Reply> {
  const { ctx, caller, body, now, mark } = call;
  const { db, sealer } = ctx.store;
  if (!(await mayBeTarget(body.url, ctx.config.allowPrivateWebhooks))) return URL_NOT_ALLOWED;
  const id = ctx.ids.next("whk");
  const webhook: Webhook = {
    id,
    partyId: caller.party.id,
    url: body.url,
    eventTypes: body.event_types,
    sealedSecret: sealWebhookSecret(sealer, id, newWebhookSecret()),
    createdAt: now,
    disabledAt: undefined,
  };
  const seen = await relayFeed(db, caller.party.id, now);
  await db.tx(async (tx) => {
    await insertWebhook(tx, webhook, seen);
    if (mark !== undefined) await markCommand(tx, mark, id, now);
  });
  return createdView(call, webhook);
}

/** The answer of an earlier `create-webhook` with the same `Idempotency-Key`, secret included. */
export async function renderWebhook(
  call: Pick<Call, "ctx" | "caller">,
  id: WebhookId,
): Promise<Reply> {
  const webhook = await webhookOf(call.ctx.store.db, call.caller.party.id, id);
  return webhook === undefined ? NOT_FOUND : createdView(call, webhook);
}

export const listWebhooks = (call: Call<unknown, unknown, PageQuery>): Promise<Reply> =>
  pageOf<Webhook>(call, {
    list: "webhooks",
    filter: null,
    query: call.query,
    read: (after, limit) => {
      const id = after?.["id"] as WebhookId | undefined;
      return webhooksOf(call.ctx.store.db, call.caller.party.id, id, limit);
    },
    endOf: ({ id }) => ({ id }),
    show: webhookView,
  });

async function ownWebhook(
  call: Pick<Call<unknown, IdParams>, "ctx" | "caller" | "params">,
): Promise<Webhook | undefined> {
  const id = pathId("whk", call.params);
  return id === undefined ? undefined : webhookOf(call.ctx.store.db, call.caller.party.id, id);
}

/** Ends a webhook and what still waits for it. Again changes nothing. */
export async function endWebhook(call: Call<unknown, IdParams>): Promise<Reply> {
  const { db } = call.ctx.store;
  const known = await ownWebhook(call);
  if (known === undefined) return NOT_FOUND;
  await db.tx((tx) => disableWebhook(tx, known.id, call.now));
  const ended = await webhookOf(db, known.partyId, known.id);
  return ok(webhookView(ended ?? known));
}

export async function listAttempts(call: Call<unknown, IdParams, PageQuery>): Promise<Reply> {
  const webhook = await ownWebhook(call);
  if (webhook === undefined) return NOT_FOUND;
  return pageOf<WebhookAttempt>(call, {
    list: "webhook-attempts",
    filter: webhook.id,
    query: call.query,
    read: (after, limit) => {
      const place = after?.["place"];
      const before = place === undefined ? undefined : Number(place);
      return webhookAttempts(call.ctx.store.db, webhook.id, before, limit);
    },
    endOf: ({ place }) => ({ place: String(place) }),
    show: attemptView,
  });
}

type AttemptCall = Pick<Call<unknown, AttemptParams>, "ctx" | "caller" | "params">;

/** Sends an attempt's event again at once; what still waits of it is superseded. */
export async function replay(call: Call<unknown, AttemptParams>): Promise<Reply> {
  const { ctx, now, mark } = call;
  const webhook = await ownWebhook(call);
  const attemptId = parseId("wha", call.params.attempt_id);
  if (webhook === undefined || attemptId === undefined) return NOT_FOUND;
  const id = ctx.ids.next("wha");
  const outcome = await ctx.store.db.tx(async (tx) => {
    const done = await replayAttempt(tx, webhook.id, attemptId, { id, now });
    if (done === "waiting" && mark !== undefined) await markCommand(tx, mark, id, now);
    return done;
  });
  switch (outcome) {
    case "unknown":
      return NOT_FOUND;
    case "disabled":
      return problem("webhook-disabled");
    case "waiting":
      return renderReplay(call, id);
  }
}

/** The attempt that a replay made, as it is now. */
export async function renderReplay(call: AttemptCall, id: WebhookAttemptId): Promise<Reply> {
  const webhook = await ownWebhook(call);
  if (webhook === undefined) return NOT_FOUND;
  const attempt = await webhookAttempt(call.ctx.store.db, webhook.id, id);
  return attempt === undefined ? NOT_FOUND : ok(attemptView(attempt));
}
