import { compareInstants, idFrom, uuidOf, type Instant, type SubjectId } from "@kelisim/core";
import { CipherError } from "../keys/cipher-error.ts";
import type { StoreKeys } from "../keys/key-keeper.ts";
import { holdKeyUse } from "../keys/key-use.ts";
import type { Store } from "../store.ts";
import { iinsOf } from "../subject/personal-fields.ts";
import { addLookups, lookupMacsUnder } from "../subject/subjects.ts";

const BATCH = 100;

const MISSING = {
  name: "persons-without-lookup",
  text: `select f.subject_id from subject_field f
         where f.field = 'iin' and f.subject_id > $2 and not exists (
           select from subject_lookup l
           where l.subject_id = f.subject_id and l.field = 'iin' and l.key_version = $1)
         order by f.subject_id limit $3`,
};
const KEEP = {
  name: "keep-person",
  text: "select 1 as kept from subject where subject_id = $1 and erased_at is null for update",
};

type MissingRow = { subject_id: string };

export type LookupsAdded = {
  readonly added: number;
  /** Persons whose IIN does not open. */
  readonly unopened: number;
  readonly more: boolean;
};

/** How far this process has come with one version: a look at everybody from the start is long. */
type Progress = {
  readonly version: number;
  readonly after: string;
  /** When the last person was reached; then it looks again only an hour later. */
  readonly endedAt: Instant | undefined;
};

const START = "00000000-0000-0000-0000-000000000000";
const progress = new WeakMap<StoreKeys, Progress>();

function progressOf(keys: StoreKeys, version: number, now: Instant): Progress | undefined {
  const known = progress.get(keys);
  if (known?.version !== version) return { version, after: START, endedAt: undefined };
  if (known.endedAt === undefined) return known;
  const isRecent = compareInstants(now, known.endedAt.add({ hours: 1 })) < 0;
  return isRecent ? undefined : { version, after: START, endedAt: undefined };
}

/**
 * Adds look-up rows under the current MAC key for the persons whose IIN is stored. Each is written with
 * her row held, so that an erasure comes wholly before or after it.
 */
export async function addCurrentLookups(
  store: Store,
  limit: number,
  now: Instant,
): Promise<LookupsAdded> {
  const [version = 0] = store.ring.inUse("mac");
  const done = { added: 0, unopened: 0 };
  let place = progressOf(store.keys, version, now);
  if (place === undefined) return { ...done, more: false };
  let taken = 0;
  while (taken < limit) {
    const size = Math.min(BATCH, limit - taken);
    const params: readonly unknown[] = [version, place.after, size];
    const rows = await store.db.query<MissingRow>(MISSING, params);
    const last = rows.at(-1);
    if (last === undefined) {
      progress.set(store.keys, { version, after: START, endedAt: now });
      return { ...done, more: false };
    }
    for (const row of rows) {
      const added = await addFor(store, idFrom("sub", row.subject_id));
      if (added === undefined) done.unopened += 1;
      // What does not open is no work done: the others behind it have their turn.
      else if (added > 0) taken += 1;
      done.added += added ?? 0;
    }
    place = { version, after: last.subject_id, endedAt: undefined };
    progress.set(store.keys, place);
  }
  return { ...done, more: true };
}

/** @returns how many rows were added; `undefined` where her IIN does not open */
async function addFor(store: Store, subjectId: SubjectId): Promise<number | undefined> {
  try {
    return await store.db.tx(async (tx) => {
      const inUse = await holdKeyUse(tx, "mac");
      const [kept] = await tx.query(KEEP, [uuidOf(subjectId)]);
      const iin = (await iinsOf(tx, store.ring, [subjectId])).get(subjectId);
      if (kept === undefined || iin === undefined) return 0;
      return addLookups(tx, uuidOf(subjectId), lookupMacsUnder(store.ring, iin, inUse));
    });
  } catch (error) {
    if (error instanceof CipherError) return undefined;
    throw error;
  }
}
