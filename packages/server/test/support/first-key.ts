import { sameText, type ApiKeyId, type PartyId } from "@kelisim/core";
import type { Scope } from "@kelisim/protocol";
import { createIdSource, formatApiKey, newApiKeySecret, type Clock } from "@kelisim/server";
import { insertApiKey, insertParty, type Store } from "@kelisim/store";
import { newBin } from "./fictitious-numbers.ts";

export type PlantedKey = {
  readonly id: ApiKeyId;
  readonly partyId: PartyId;
  /** The bearer token. */
  readonly text: string;
};

/** Puts a party and its key straight into a store, as `kelisim serve` does at the first start. */
export async function plantKey(
  store: Store,
  clock: Clock,
  scopes: readonly Scope[],
): Promise<PlantedKey> {
  const ids = createIdSource(clock);
  const now = clock.now();
  const partyId = ids.next("pty");
  const party = {
    id: partyId,
    version: 1,
    bin: newBin(),
    name: sameText("Қызмет көрсетуші"),
    sector: "non-state",
    roles: ["authorised-body"],
    country: "KZ",
    status: "active",
  } as const;
  await insertParty(store.db, party, store.serviceId, { at: now, by: null });
  const { secret, hash } = newApiKeySecret();
  const id = ids.next("key");
  await insertApiKey(store.db, {
    id,
    version: 1,
    partyId,
    secretHash: hash,
    label: "first key",
    scopes,
    createdAt: now,
    expiresAt: undefined,
    revokedAt: undefined,
  });
  return { id, partyId, text: formatApiKey(id, secret) };
}
