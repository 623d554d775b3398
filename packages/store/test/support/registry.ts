import { randomUUID } from "node:crypto";
import { idFrom, type ApiKeyId, type DigitalObject, type Party, type Purpose } from "@kelisim/core";
import {
  insertApiKey,
  insertObject,
  insertParty,
  insertPurpose,
  type ApiKey,
  type Store,
} from "@kelisim/store";
import { MONDAY } from "../../../core/src/testing/person.test-support.ts";
import {
  BANK,
  BUREAU,
  DELIVERY,
  DESK,
  HOST,
  KEEPER,
  LOANS,
  MINISTRY,
  REGISTER,
  SCORING,
  STRANGER,
} from "../../../core/src/testing/registry.test-support.ts";

const CHANGE = { at: MONDAY, by: null };

export const addParty = ({ db, serviceId }: Store, party: Party): Promise<void> =>
  db.tx((tx) => insertParty(tx, party, serviceId, CHANGE));

export const addObject = ({ db }: Store, object: DigitalObject): Promise<void> =>
  db.tx((tx) => insertObject(tx, object, CHANGE));

export const addPurpose = ({ db }: Store, purpose: Purpose): Promise<void> =>
  db.tx((tx) => insertPurpose(tx, purpose, CHANGE));

/** A new key of a party. */
export async function addKey({ db }: Store, party: Party = BANK): Promise<ApiKey> {
  const key: ApiKey = {
    id: idFrom("key", randomUUID()),
    version: 1,
    partyId: party.id,
    secretHash: new Uint8Array(32),
    label: "test",
    scopes: [],
    createdAt: MONDAY,
    expiresAt: undefined,
    revokedAt: undefined,
  };
  await insertApiKey(db, key);
  return key;
}

/** The key by which the tests' commands are done. */
export const KEY_ID: ApiKeyId = idFrom("key", "0".repeat(31) + "1");

/** Registers the parties, objects and two purposes of core's tests. */
export async function seedRegistry(store: Store): Promise<void> {
  for (const party of [BANK, KEEPER, HOST, BUREAU, DESK, STRANGER, MINISTRY]) {
    await addParty(store, party);
  }
  for (const object of [LOANS, REGISTER]) await addObject(store, object);
  for (const purpose of [SCORING, DELIVERY]) await addPurpose(store, purpose);
}
