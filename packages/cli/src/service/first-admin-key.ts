import { createIdSource, formatApiKey, newApiKeySecret } from "@kelisim/server";
import {
  hasApiKeyWithScope,
  insertApiKey,
  type ApiKey,
  type Queryable,
  type Store,
} from "@kelisim/store";
import type { Instant, PartyId, Text3 } from "@kelisim/core";
import type { Terminal } from "../output/terminal.ts";
import { ensureProvider } from "./provider.ts";

const ADMIN_SCOPE = "admin:registry";

const SHOWN_ONCE: Text3 = {
  kk: "Әкімшінің алғашқы кілті. Ол бір рет қана көрсетіледі, қазір сақтап алыңыз:",
  ru: "Первый ключ администратора. Он показывается только один раз, сохраните его сейчас:",
  en: "The first administrator's key. It is shown this once; keep it now:",
};

const LINE = "─".repeat(72);

/** A key with the administrator's scope, ready to be shown and kept. */
export type NewAdminKey = {
  readonly key: ApiKey;
  /** What its holder sends. */
  readonly text: string;
  readonly keep: (db: Queryable) => Promise<void>;
};

export function newAdminKey(partyId: PartyId, label: string, now: Instant): NewAdminKey {
  const { secret, hash } = newApiKeySecret();
  const key: ApiKey = {
    id: createIdSource({ now: () => now }).next("key"),
    version: 1,
    partyId,
    secretHash: hash,
    label,
    scopes: [ADMIN_SCOPE],
    createdAt: now,
    expiresAt: undefined,
    revokedAt: undefined,
  };
  return { key, text: formatApiKey(key.id, secret), keep: (db) => insertApiKey(db, key) };
}

/**
 * Gives a store without an administrator its first key, shown on stderr and never logged. It is
 * shown before it is stored: a kill in between leaves a key that opens nothing, and the next start
 * shows another, whereas a key stored and not shown would lock everybody out.
 */
export async function ensureAdminKey(
  terminal: Terminal,
  store: Store,
  now: Instant,
): Promise<void> {
  if (await hasApiKeyWithScope(store.db, ADMIN_SCOPE, now)) return;
  const provider = await ensureProvider(store, now);
  const { text, keep } = newAdminKey(provider.id, "first key", now);
  terminal.tell(terminal.in(SHOWN_ONCE));
  terminal.tell(LINE);
  terminal.tell(text);
  terminal.tell(LINE);
  await keep(store.db);
}
