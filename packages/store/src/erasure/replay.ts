import { idFrom, parseInstant, uuidOf, type Instant, type SubjectId } from "@kelisim/core";
import type { Store } from "../store.ts";
import { serviceItself } from "./complete-erasures.ts";
import { eraseSubject } from "./erase-subject.ts";
import type { LedgerEntry } from "./ledger-lines.ts";

const BATCH = 1000;

const NOT_ERASED_HERE = {
  name: "not-erased-here",
  text: `select subject_id from subject
         where subject_id = any($1::uuid[]) and erased_at is null order by subject_id`,
};

/** Entries about persons whom this store does not know, or no more: they too go into the next copy's ledger. */
const NOTE = {
  name: "note-erasures",
  text: `insert into erasure (subject_id, erased_at)
         select noted.subject_id, noted.erased_at
         from unnest($1::uuid[], $2::timestamptz[]) as noted (subject_id, erased_at)
         where not exists (select from subject s
             where s.subject_id = noted.subject_id and s.erased_at is null)
           and not exists (select from erasure e where e.subject_id = noted.subject_id)
         on conflict do nothing`,
};

/**
 * Erases again whoever stands in the ledger and not in this store: it was restored from a copy that is older
 * than the erasure. What that copy shows as running does not matter: the order was carried out.
 * @returns how many persons were erased
 */
export async function replayErasures(store: Store, now: Instant): Promise<number> {
  const entries = store.ledger?.entries() ?? new Map<SubjectId, LedgerEntry>();
  const all = [...entries.values()];
  let erased = 0;
  for (let from = 0; from < all.length; from += BATCH) {
    const batch = all.slice(from, from + BATCH);
    const asked = batch.map(({ subjectId }) => uuidOf(subjectId));
    await store.db.query(NOTE, [asked, batch.map(({ at }) => at)]);
    const rows = await store.db.query<{ subject_id: string }>(NOT_ERASED_HERE, [asked]);
    for (const row of rows) {
      const subjectId = idFrom("sub", row.subject_id);
      const repeatedFrom = entries.get(subjectId)?.at ?? now;
      const actor = serviceItself(store);
      await eraseSubject(store, { subjectId, now, actor, repeatedFrom });
      erased += 1;
    }
  }
  return erased;
}

type ErasureRow = { subject_id: string; erased_at: string };

const ERASURES = {
  name: "erasures-after",
  text: `select subject_id, erased_at from erasure
         where $1::uuid is null or subject_id > $1 order by subject_id limit $2`,
};

function entryOf({ subject_id, erased_at }: ErasureRow): LedgerEntry {
  const at = parseInstant(erased_at);
  if (at === undefined) throw new Error("an erasure without an instant");
  return { subjectId: idFrom("sub", subject_id), at };
}

/**
 * Brings this process's ledger up to date with the erasures of other processes, whose ledgers lie elsewhere.
 * @returns how many entries it wrote
 */
export async function syncLedger(store: Store): Promise<number> {
  const { ledger, db } = store;
  if (ledger === undefined) return 0;
  const known = ledger.entries();
  let written = 0;
  let after: string | null = null;
  for (;;) {
    const rows: ErasureRow[] = await db.query<ErasureRow>(ERASURES, [after, BATCH]);
    const missing = rows.map(entryOf).filter(({ subjectId }) => !known.has(subjectId));
    ledger.append(missing);
    written += missing.length;
    after = rows.at(-1)?.subject_id ?? null;
    if (rows.length < BATCH) return written;
  }
}
