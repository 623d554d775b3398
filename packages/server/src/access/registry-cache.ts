import type {
  ApiKeyId,
  DataCategory,
  DigitalObject,
  ObjectId,
  Party,
  PartyId,
  Purpose,
  PurposeId,
} from "@kelisim/core";
import {
  apiKeyById,
  objectById,
  partyByBin,
  partyById,
  purposeById,
  categoriesByCodes,
  type ApiKey,
  type Db,
} from "@kelisim/store";
import { allSoon, thenSoon, type Soon } from "../http/soon.ts";

/** Records of one kind, read once and kept until they are forgotten. Misses are not kept. */
class Shelf<K, V> {
  readonly #records = new Map<K, V>();
  readonly #read: (key: K) => Promise<V | undefined>;
  readonly #limit: number;

  constructor(limit: number, read: (key: K) => Promise<V | undefined>) {
    this.#limit = limit;
    this.#read = read;
  }

  get(key: K): Soon<V | undefined> {
    return this.#records.get(key) ?? this.#fetch(key);
  }

  async #fetch(key: K): Promise<V | undefined> {
    const read = await this.#read(key);
    if (read !== undefined) {
      if (this.#records.size >= this.#limit) this.#records.clear();
      this.#records.set(key, read);
    }
    return read;
  }

  forget(key: K): void {
    this.#records.delete(key);
  }

  clear(): void {
    this.#records.clear();
  }
}

const biometricCodes = (found: readonly (DataCategory | undefined)[]): readonly string[] =>
  found.flatMap((each) => (each?.biometric === true ? [each.code] : []));

const LIMIT = 50_000;

/** The records that a plan was made of, one of which has another version by now. */
export type StalePlan = {
  readonly keyId: ApiKeyId;
  readonly objectId: ObjectId;
  readonly purposeId: PurposeId;
  readonly parties: readonly PartyId[];
  readonly bins: readonly string[];
};

/**
 * Registry records for decisions. It may be out of date: every decision carries the versions that it was
 * planned with, the deciding statement checks them, and a stale one is planned again after `forget`.
 * Consents are never kept here.
 */
export class RegistryCache {
  readonly #parties: Shelf<PartyId, Party>;
  readonly #partyIds: Shelf<string, Party>;
  readonly #objects: Shelf<ObjectId, DigitalObject>;
  readonly #purposes: Shelf<PurposeId, Purpose>;
  readonly #keys: Shelf<ApiKeyId, ApiKey>;
  /** Categories are never changed. */
  readonly #categories: Shelf<string, DataCategory>;

  constructor(db: Db) {
    this.#parties = new Shelf(LIMIT, (id) => partyById(db, id));
    this.#partyIds = new Shelf(LIMIT, (bin) => partyByBin(db, bin));
    this.#objects = new Shelf(LIMIT, (id) => objectById(db, id));
    this.#purposes = new Shelf(LIMIT, (id) => purposeById(db, id));
    this.#keys = new Shelf(LIMIT, (id) => apiKeyById(db, id));
    this.#categories = new Shelf(LIMIT, async (code) =>
      (await categoriesByCodes(db, [code])).get(code),
    );
  }

  party(id: PartyId): Soon<Party | undefined> {
    return this.#parties.get(id);
  }

  partyByBin(bin: string): Soon<Party | undefined> {
    return this.#partyIds.get(bin);
  }

  object(id: ObjectId): Soon<DigitalObject | undefined> {
    return this.#objects.get(id);
  }

  purpose(id: PurposeId): Soon<Purpose | undefined> {
    return this.#purposes.get(id);
  }

  apiKey(id: ApiKeyId): Soon<ApiKey | undefined> {
    return this.#keys.get(id);
  }

  /** Those of the categories that are biometric. */
  biometricAmong(codes: readonly string[]): Soon<readonly string[]> {
    const found = allSoon<readonly (DataCategory | undefined)[]>(
      codes.map((code) => this.#categories.get(code)),
    );
    return thenSoon(found, biometricCodes);
  }

  /** Forgets everything: somebody changed the registry through this process. */
  forgetAll(): void {
    for (const shelf of [
      this.#parties,
      this.#partyIds,
      this.#objects,
      this.#purposes,
      this.#keys,
    ]) {
      shelf.clear();
    }
  }

  /** Forgets what a stale plan was made of; plans about anything else go on with what is known. */
  forget(stale: StalePlan): void {
    for (const id of stale.parties) this.#parties.forget(id);
    for (const bin of stale.bins) this.#partyIds.forget(bin);
    this.#objects.forget(stale.objectId);
    this.#purposes.forget(stale.purposeId);
    this.#keys.forget(stale.keyId);
  }
}
