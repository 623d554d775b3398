import type { ApiKeyId } from "@kelisim/core";
import type { ApiKey, IdempotencyMark, KeyRing } from "@kelisim/store";
import { hashApiKeySecret, newApiKeySecret } from "../http/api-key-secret.ts";
import type { Call } from "../http/operation.ts";

type Secret = { readonly secret: string; readonly hash: Uint8Array };

/** A marked command's secret under one version of the MAC key, where mark and ring have it. */
function derived(
  ring: KeyRing,
  mark: IdempotencyMark,
  id: ApiKeyId,
  version: number | undefined,
): Secret | undefined {
  const marked = mark.macs.find(({ keyVersion }) => keyVersion === version);
  if (marked === undefined) return undefined;
  const chosen = Buffer.from(marked.keyMac).toString("hex");
  const under = ring.macs("api-key-secret", `${chosen}:${id}`);
  const mac = under.find(({ keyVersion }) => keyVersion === version)?.mac;
  if (mac === undefined) return undefined;
  const secret = Buffer.from(mac).toString("base64url");
  return { secret, hash: hashApiKeySecret(secret) };
}

/**
 * The secret of a new key. A repeated command gives the same answer, so that of a marked one is derived
 * from the client's own `Idempotency-Key` and the service's key file; the store alone gives neither.
 */
export function secretFor({ ctx, mark }: Pick<Call, "ctx" | "mark">, id: ApiKeyId): Secret {
  if (mark === undefined) return newApiKeySecret();
  const { ring } = ctx.store;
  const made = derived(ring, mark, id, ring.inUse("mac")[0]);
  if (made === undefined) throw new Error("a mark without the current key");
  return made;
}

/** The secret that the first run of a marked command showed: whichever of our keys gives its hash. */
export function secretAgain({ ctx, mark }: Pick<Call, "ctx" | "mark">, key: ApiKey): string {
  const kept = Buffer.from(key.secretHash);
  for (const { keyVersion } of mark?.macs ?? []) {
    const made = mark && derived(ctx.store.ring, mark, key.id, keyVersion);
    if (made !== undefined && kept.equals(made.hash)) return made.secret;
  }
  throw new Error("no key that this process holds gives the secret again");
}
