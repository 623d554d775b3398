import { systemClock } from "@kelisim/server";
import type { Store } from "@kelisim/store";
import { plantKey } from "../../packages/server/test/support/first-key.ts";
import { serve } from "../../packages/server/test/support/service.ts";
import { buildWorld, type World } from "../../packages/server/test/support/world.ts";
import type { WebhookHost } from "./webhook-host.ts";

/** A part of all messages: one webhook is one lane, and slower than many clients. */
const TOLD = ["consent.withdrawn", "consent.refused", "objection.received"];

/** Registers parties, objects and purposes, and a webhook of the bank, before anything goes wrong. */
export async function prepare(store: Store, receiver: WebhookHost): Promise<World> {
  const server = await serve(store, systemClock, { config: { allowPrivateWebhooks: true } });
  try {
    const admin = await plantKey(store, systemClock, ["admin:registry", "admin:erasure"]);
    const world = await buildWorld({ url: server.url, admin });
    await world.bank.api.post("/v1/webhooks", { url: receiver.url, event_types: TOLD });
    return world;
  } finally {
    await server.close();
  }
}
