import { systemClock } from "@kelisim/server";
import { recordCommand } from "@kelisim/store";
import type { Text3 } from "@kelisim/core";
import type { Terminal } from "../output/terminal.ts";
import { newAdminKey } from "./first-admin-key.ts";
import { onExistingStore } from "./keys.ts";
import { ensureProvider } from "./provider.ts";

const SHOWN_ONCE: Text3 = {
  kk: "Әкімшінің жаңа кілті. Ол бір рет қана көрсетіледі, қазір сақтап алыңыз. Жоғалған кілтті осы кілтпен тоқтатыңыз: POST /v1/api-keys/{id}/revoke",
  ru: "Новый ключ администратора. Он показывается только один раз, сохраните его сейчас. Потерянный ключ отзовите этим: POST /v1/api-keys/{id}/revoke",
  en: "A new administrator's key. It is shown this once; keep it now. Revoke the lost one with it: POST /v1/api-keys/{id}/revoke",
};

/**
 * Makes a key for whoever lost the administrator's, straight in the store: whoever may open that could
 * do so by hand. It leaves a record. @throws CliFailure
 */
export const makeAdminKey = (
  terminal: Terminal,
  flags: { readonly data?: string },
): Promise<void> =>
  onExistingStore(flags, "kelisim admin-key", async (store) => {
    const now = systemClock.now();
    const provider = await ensureProvider(store, now);
    const { key, text, keep } = newAdminKey(provider.id, "recovered key", now);
    terminal.tell(terminal.in(SHOWN_ONCE));
    terminal.print(text);
    await store.db.tx(async (tx) => {
      await keep(tx);
      await recordCommand(tx, {
        at: now,
        partyId: provider.id,
        keyId: key.id,
        command: "admin-key",
        outcome: "made",
      });
    });
  });
