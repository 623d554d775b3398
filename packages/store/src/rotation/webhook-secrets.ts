import type { Queryable } from "../db/db.ts";
import { sealVersionOf } from "../keys/sealer.ts";
import type { Store } from "../store.ts";

/** The kind under which the secret of a webhook is sealed. */
export const WEBHOOK_SECRET_KIND = "webhook-secret";

const BATCH = 200;

type SecretRow = { webhook_id: string; sealed_secret: string };

const READ = {
  name: "webhook-secrets",
  text: `select webhook_id, sealed_secret from webhook where webhook_id > $1
         order by webhook_id limit $2`,
};
const EXCHANGE = {
  name: "reseal-webhook-secret",
  text: `update webhook set sealed_secret = $3 where webhook_id = $1 and sealed_secret = $2
         returning webhook_id`,
};

async function* secretsIn(db: Queryable): AsyncGenerator<SecretRow> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const rows = await db.query<SecretRow>(READ, [after, BATCH]);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.webhook_id;
  }
}

/** Seals the webhooks' secrets of older keys with the current one. A party's secret stays what it is. */
export async function resealWebhookSecrets(
  store: Store,
): Promise<{ readonly resealed: number; readonly unopened: number }> {
  const [current] = store.ring.inUse("seal");
  const done = { resealed: 0, unopened: 0 };
  for await (const { webhook_id: id, sealed_secret: sealed } of secretsIn(store.db)) {
    if (sealVersionOf(sealed) === current) continue;
    const secret = store.sealer.open(WEBHOOK_SECRET_KIND, sealed);
    if (secret === undefined) done.unopened += 1;
    else {
      const fresh = store.sealer.seal(WEBHOOK_SECRET_KIND, secret);
      done.resealed += (await store.db.query(EXCHANGE, [id, sealed, fresh])).length;
    }
  }
  return done;
}

/** How many webhooks' secrets are sealed with a version. */
export async function webhooksSealedWith(db: Queryable, version: number): Promise<number> {
  let count = 0;
  for await (const { sealed_secret: sealed } of secretsIn(db)) {
    if (sealVersionOf(sealed) === version) count += 1;
  }
  return count;
}
