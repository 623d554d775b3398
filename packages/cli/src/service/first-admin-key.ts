import { createIdSource, formatApiKey, newApiKeySecret } from "@kelisim/server";
import { hasApiKeyWithScope, insertApiKey, type ApiKey, type Store } from "@kelisim/store";
import type { Instant, Text3 } from "@kelisim/core";
import type { Terminal } from "../output/terminal.ts";
import { ensureProvider } from "./provider.ts";

const ADMIN_SCOPE = "admin:registry";

const SHOWN_ONCE: Text3 = {
  kk: "Әкімшінің алғашқы кілті. Ол бір рет қана көрсетіледі, қазір сақтап алыңыз:",
  ru: "Первый ключ администратора. Он показывается только один раз, сохраните его сейчас:",
  en: "The first administrator's key. It is shown this once; keep it now:",
};

const LINE = "─".repeat(72);

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
  const { secret, hash } = newApiKeySecret();
  const key: ApiKey = {
    id: createIdSource({ now: () => now }).next("key"),
    version: 1,
    partyId: provider.id,
    secretHash: hash,
    label: "first key",
    scopes: [ADMIN_SCOPE],
    createdAt: now,
    expiresAt: undefined,
    revokedAt: undefined,
  };
  terminal.tell(terminal.in(SHOWN_ONCE));
  terminal.tell(LINE);
  terminal.tell(formatApiKey(key.id, secret));
  terminal.tell(LINE);
  await insertApiKey(store.db, key);
}
