import { completeCheckDigit, type Instant, type Party, type Text3 } from "@kelisim/core";
import { createIdSource } from "@kelisim/server";
import { insertParty, isUniqueViolation, partyByBin, type Store } from "@kelisim/store";

/**
 * The BIN under which the service provider's own party stands until it has one: of December
 * 2029, which no organisation of today can have.
 */
export const PROVIDER_BIN = completeCheckDigit("29124099999") ?? "";

const NAME: Text3 = {
  kk: "Қызмет әкімшісі",
  ru: "Администратор службы",
  en: "Service administrator",
};

/** The service provider's own party, registered at the first start. It holds no personal data. */
export async function ensureProvider(store: Store, now: Instant): Promise<Party> {
  const known = await partyByBin(store.db, PROVIDER_BIN);
  if (known !== undefined) return known;
  const party: Party = {
    id: createIdSource({ now: () => now }).next("pty"),
    version: 1,
    bin: PROVIDER_BIN,
    name: NAME,
    sector: store.kind === "state" ? "state" : "non-state",
    roles: ["service-desk"],
    country: "KZ",
    status: "active",
  };
  try {
    await store.db.tx((tx) => insertParty(tx, party, store.serviceId, { at: now, by: null }));
    return party;
  } catch (error) {
    const registered = await partyByBin(store.db, PROVIDER_BIN);
    if (isUniqueViolation(error) && registered !== undefined) return registered;
    throw error;
  }
}
