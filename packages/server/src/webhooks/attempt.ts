import { formatInstant, type Instant } from "@kelisim/core";
import type { WebhookErrorName } from "@kelisim/protocol";
import { recordOutcome, type DueDelivery, type FeedItem, type Webhook } from "@kelisim/store";
import { tracedAttempt, tracedSending, type TraceHeaders } from "../traces/attempt-span.ts";
import type { DeliveryContext } from "./delivery-context.ts";
import { retryDelayMs } from "./schedule.ts";
import { openWebhookSecret } from "./secret.ts";
import { send, type Sent } from "./send.ts";
import { signedHeaders } from "./signature.ts";
import { findTarget } from "./target.ts";
import { within } from "./within.ts";

/** The message as the feed has it: ids and times. */
const bodyOf = ({ id, type, at, payload }: FeedItem): string =>
  JSON.stringify({ id, type, timestamp: formatInstant(at), data: payload });

async function sendOnce(
  ctx: DeliveryContext,
  webhook: Webhook,
  item: FeedItem,
  at: Instant,
  traceHeaders: TraceHeaders,
): Promise<Sent> {
  const { timeoutMs, signal, allowPrivate } = ctx;
  const resolve = (host: string) => within(timeoutMs, ctx.resolve(host));
  // Looked up anew each time: an answer that was public yesterday may point inside today.
  const found = await findTarget(webhook.url, { allowPrivate, resolve });
  if (!found.ok) return { kind: "failed", error: found.error };
  const secret = openWebhookSecret(ctx.store.sealer, webhook.id, webhook.sealedSecret);
  const body = bodyOf(item);
  const headers = { ...traceHeaders, ...signedHeaders(secret, { id: item.id, at, body }) };
  return send({ target: found.target, headers, body }, { timeoutMs, signal });
}

const isSuccess = (status: number): boolean => status >= 200 && status < 300;

const errorOf = (sent: Exclude<Sent, { kind: "aborted" }>): WebhookErrorName | undefined => {
  if (sent.kind === "failed") return sent.error;
  if (isSuccess(sent.httpStatus)) return undefined;
  return sent.httpStatus >= 300 && sent.httpStatus < 400 ? "redirect" : "http-status";
};

/**
 * Makes one attempt and writes down how it ended; a failed one plans the next of its chain.
 * @returns whether it came to an end: what was broken off is attempted again by the next holder
 */
export const attemptDelivery = (
  ctx: DeliveryContext,
  webhook: Webhook,
  due: DueDelivery,
): Promise<boolean> => tracedAttempt(ctx.tracing, () => attempt(ctx, webhook, due));

async function attempt(ctx: DeliveryContext, webhook: Webhook, due: DueDelivery): Promise<boolean> {
  const at = ctx.clock.now();
  const sent = await tracedSending(webhook.url, (headers) =>
    sendOnce(ctx, webhook, due.item, at, headers),
  );
  if (sent.kind === "aborted") return false;
  const error = errorOf(sent);
  ctx.metrics?.attempted(error);
  const delay =
    error === undefined ? undefined : retryDelayMs(due.try, (bound) => ctx.ids.pick(bound));
  const retry =
    delay === undefined
      ? undefined
      : { id: ctx.ids.next("wha"), at: ctx.clock.now().add({ milliseconds: delay }) };
  await recordOutcome(ctx.store.db, webhook.id, due.place, {
    status: error === undefined ? "delivered" : "failed",
    at,
    httpStatus: sent.kind === "answered" ? sent.httpStatus : undefined,
    error,
    retry,
  });
  return true;
}
