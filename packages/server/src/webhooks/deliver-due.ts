import { randomUUID } from "node:crypto";
import { laterInstant, type Instant } from "@kelisim/core";
import {
  claimLanes,
  nextDelivery,
  planDeliveries,
  relayFeed,
  releaseLane,
  type Lane,
} from "@kelisim/store";
import { attemptDelivery } from "./attempt.ts";
import type { DeliveryContext } from "./delivery-context.ts";

/** After that many attempts a webhook is given back, so that others get their turn. */
const ATTEMPTS_A_CLAIM = 100;
const LANES_A_ROUND = 16;

/** A lease from what counts as due, or from the present where that is later. */
function leaseFrom(ctx: DeliveryContext, dueAt: Instant) {
  const now = laterInstant(dueAt, ctx.clock.now());
  return { now, until: now.add({ milliseconds: ctx.leaseMs }) };
}

/** Takes webhooks that have work and that nobody holds. */
export function takeLanes(ctx: DeliveryContext, now: Instant, limit: number): Promise<Lane[]> {
  const { until } = leaseFrom(ctx, now);
  return claimLanes(ctx.store.db, { by: randomUUID(), now, until }, limit);
}

/**
 * Works on one webhook: relays its party's outbox, plans what is new, and sends what is due, one
 * after the other, the longest due first.
 * @param dueAt tells what counts as due
 * @returns how many attempts were made
 */
export async function runLane(
  ctx: DeliveryContext,
  lane: Lane,
  dueAt: () => Instant,
): Promise<number> {
  const { db } = ctx.store;
  const { webhook } = lane;
  await relayFeed(db, webhook.partyId, dueAt());
  let isPlanned = false;
  while (!isPlanned) {
    isPlanned = !(await planDeliveries(db, lane, dueAt(), () => ctx.ids.next("wha")));
  }
  let made = 0;
  while (made < ATTEMPTS_A_CLAIM && !ctx.signal.aborted) {
    const due = await nextDelivery(db, lane, leaseFrom(ctx, dueAt()), dueAt());
    if (due === undefined || !(await attemptDelivery(ctx, webhook, due))) break;
    made += 1;
  }
  await releaseLane(db, lane, dueAt());
  return made;
}

/**
 * Delivers all that is due at an instant, in rounds, until nothing is. Any number of processes may do
 * so at once.
 * @returns how many attempts were made
 */
export async function deliverDue(ctx: DeliveryContext, now: Instant): Promise<number> {
  let made = 0;
  for (;;) {
    const lanes = await takeLanes(ctx, now, LANES_A_ROUND);
    const counts = await Promise.all(lanes.map((lane) => runLane(ctx, lane, () => now)));
    made += counts.reduce((sum, count) => sum + count, 0);
    if (lanes.length === 0 || ctx.signal.aborted) return made;
  }
}
