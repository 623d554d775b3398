import type { ApiKeyId, Party, PartyId, SubjectId, SubjectState } from "@kelisim/core";
import {
  apiKeysByIds,
  partiesByIds,
  readSubjectsOfRecords,
  subjectIdsOfRecords,
  type ApiKey,
  type Store,
} from "@kelisim/store";
import { GatheredReads } from "./gathered-reads.ts";

/** A person, by one of her records. */
export type PersonOfRecord = { readonly subjectId: SubjectId; readonly state: SubjectState };

/** What nearly every call reads before it does anything. */
export type Reads = {
  readonly keys: GatheredReads<ApiKeyId, ApiKey>;
  readonly parties: GatheredReads<PartyId, Party>;
  /** Whose a record is; by its public id, without its kind: 32 hexadecimal digits. */
  readonly subjects: GatheredReads<string, SubjectId>;
  /** The person herself, by the same. */
  readonly persons: GatheredReads<string, PersonOfRecord>;
};

const byId = <T extends { readonly id: string }>(records: readonly T[]): ReadonlyMap<T["id"], T> =>
  new Map(records.map((record) => [record.id, record]));

/** The reads of a service. */
export const readsOf = (store: Store): Reads => ({
  keys: new GatheredReads(async (ids) => byId(await apiKeysByIds(store.db, ids))),
  parties: new GatheredReads(async (ids) => byId(await partiesByIds(store.db, ids))),
  subjects: new GatheredReads((recordIds) => subjectIdsOfRecords(store.db, recordIds)),
  persons: new GatheredReads((recordIds) => readSubjectsOfRecords(store.db, recordIds)),
});
