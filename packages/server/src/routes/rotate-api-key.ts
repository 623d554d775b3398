import { compareInstants, formatInstant, type ApiKeyId, type Instant } from "@kelisim/core";
import type { IdParams, RotateApiKeyBody } from "@kelisim/protocol";
import {
  apiKeyById,
  apiKeyHeld,
  checkUnmarked,
  endApiKeyAt,
  insertApiKey,
  markCommand,
  type ApiKey,
} from "@kelisim/store";
import { formatApiKey } from "../http/api-key-secret.ts";
import { ok, problem, type Call, type Reply } from "../http/operation.ts";
import { apiKeyView } from "../views/registry-views.ts";
import { NOT_FOUND, pathId } from "./references.ts";
import { secretAgain, secretFor } from "./repeatable-secret.ts";

type RotateCall = Call<RotateApiKeyBody, IdParams>;

const DEFAULT_OVERLAP = "P7D";

/** The old key's end: after the overlap, and never later than it was. */
function endOf(old: ApiKey, overlap: string, now: Instant): Instant {
  const end = now.add({ hours: 24 * Number(overlap.slice(1, -1)) });
  const { expiresAt } = old;
  return expiresAt !== undefined && compareInstants(expiresAt, end) < 0 ? expiresAt : end;
}

/** A key that had a term gets a successor of the same term. */
function termOf({ createdAt, expiresAt }: ApiKey, now: Instant): Instant | undefined {
  return expiresAt === undefined ? undefined : now.add(createdAt.until(expiresAt));
}

const isActive = ({ revokedAt, expiresAt }: ApiKey, now: Instant): boolean =>
  revokedAt === undefined && (expiresAt === undefined || compareInstants(expiresAt, now) > 0);

const view = (key: ApiKey, secret: string, old: ApiKeyId, end: Instant, now: Instant): Reply =>
  ok({
    ...apiKeyView(key, now),
    key: formatApiKey(key.id, secret),
    replaced: { id: old, expires_at: formatInstant(end) },
  });

/** Makes a successor of a key, with its party, label, scopes and term; the old one ends after the overlap. */
export async function rotateKey(call: RotateCall): Promise<Reply> {
  const { ctx, body, now, mark } = call;
  const oldId = pathId("key", call.params);
  if (oldId === undefined) return NOT_FOUND;
  const id = ctx.ids.next("key");
  const { secret, hash } = secretFor(call, id);
  const reply = await ctx.store.db.tx(async (tx) => {
    const old = await apiKeyHeld(tx, oldId);
    if (old === undefined) return NOT_FOUND;
    if (!isActive(old, now)) {
      if (mark !== undefined) await checkUnmarked(tx, mark);
      return problem("key-not-active");
    }
    const end = endOf(old, body.overlap ?? DEFAULT_OVERLAP, now);
    const { partyId, label, scopes } = old;
    const key: ApiKey = {
      ...{ id, version: 1, partyId, secretHash: hash, label, scopes, createdAt: now },
      expiresAt: termOf(old, now),
      revokedAt: undefined,
    };
    await insertApiKey(tx, key);
    await endApiKeyAt(tx, oldId, end);
    if (mark !== undefined) await markCommand(tx, mark, key.id, now);
    return view(key, secret, oldId, end, now);
  });
  ctx.registry.forgetAll();
  return reply;
}

/** The answer of an earlier `rotate-api-key` with the same `Idempotency-Key`, secret included. */
export async function renderRotatedKey(
  call: Pick<RotateCall, "ctx" | "mark" | "now" | "params" | "body">,
  id: ApiKeyId,
): Promise<Reply> {
  const { ctx, now } = call;
  const oldId = pathId("key", call.params);
  const key = await apiKeyById(ctx.store.db, id);
  const old = oldId === undefined ? undefined : await apiKeyById(ctx.store.db, oldId);
  if (key === undefined || old?.expiresAt === undefined) return NOT_FOUND;
  return view(key, secretAgain(call, key), old.id, old.expiresAt, now);
}
