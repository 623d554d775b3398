import { parseInstant, type ApiKeyId } from "@kelisim/core";
import type { CreateApiKeyBody, IdParams, PageQuery } from "@kelisim/protocol";
import {
  apiKeyById,
  apiKeysOf,
  insertApiKey,
  markCommand,
  partyById,
  revokeApiKey,
  type ApiKey,
} from "@kelisim/store";
import { formatApiKey } from "../http/api-key-secret.ts";
import { ok, type Call, type Reply } from "../http/operation.ts";
import { apiKeyView } from "../views/registry-views.ts";
import { pageOf } from "./page.ts";
import { NOT_FOUND, pathId } from "./references.ts";
import { secretAgain, secretFor } from "./repeatable-secret.ts";

/** Makes a key for a party. The secret is in this answer and nowhere else. */
export async function createApiKey(call: Call<CreateApiKeyBody, IdParams>): Promise<Reply> {
  const { ctx, body, now, mark } = call;
  const partyId = pathId("pty", call.params);
  const party = partyId === undefined ? undefined : await partyById(ctx.store.db, partyId);
  if (party === undefined) return NOT_FOUND;
  const id = ctx.ids.next("key");
  const { secret, hash } = secretFor(call, id);
  const key: ApiKey = {
    id,
    version: 1,
    partyId: party.id,
    secretHash: hash,
    label: body.label,
    scopes: body.scopes,
    createdAt: now,
    expiresAt: body.expires_at === undefined ? undefined : parseInstant(body.expires_at),
    revokedAt: undefined,
  };
  await ctx.store.db.tx(async (tx) => {
    await insertApiKey(tx, key);
    if (mark !== undefined) await markCommand(tx, mark, key.id, now);
  });
  return ok({ ...apiKeyView(key, now), key: formatApiKey(key.id, secret) });
}

/** The answer of an earlier `create-api-key` with the same `Idempotency-Key`, secret included. */
export async function renderApiKey(
  call: Pick<Call, "ctx" | "mark" | "now">,
  id: ApiKeyId,
): Promise<Reply> {
  const key = await apiKeyById(call.ctx.store.db, id);
  if (key === undefined) return NOT_FOUND;
  return ok({ ...apiKeyView(key, call.now), key: formatApiKey(id, secretAgain(call, key)) });
}

export async function listApiKeys(call: Call<unknown, IdParams, PageQuery>): Promise<Reply> {
  const { ctx, query, now } = call;
  const partyId = pathId("pty", call.params);
  const party = partyId === undefined ? undefined : await partyById(ctx.store.db, partyId);
  if (party === undefined) return NOT_FOUND;
  return pageOf<ApiKey>(call, {
    list: "api-keys",
    filter: party.id,
    query,
    read: (after, limit) =>
      apiKeysOf(ctx.store.db, party.id, after?.["id"] as ApiKeyId | undefined, limit),
    endOf: (last) => ({ id: last.id }),
    show: (key) => apiKeyView(key, now),
  });
}

/** Ends a key at once, also for decisions that were planned with it. Again changes nothing. */
export async function revokeKey(call: Call<unknown, IdParams>): Promise<Reply> {
  const { ctx, now } = call;
  const id = pathId("key", call.params);
  const known = id === undefined ? undefined : await apiKeyById(ctx.store.db, id);
  if (id === undefined || known === undefined) return NOT_FOUND;
  const revoked = await ctx.store.db.tx((tx) => revokeApiKey(tx, id, now));
  ctx.registry.forgetAll();
  return ok(apiKeyView(revoked ?? known, now));
}
