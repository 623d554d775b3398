import { uuidOf, type SubjectId } from "@kelisim/core";
import type { Db, Queryable, Row, Store } from "@kelisim/store";

/** What a notice writes about a person, but for ids that are made anew each time. */
export const rowsOfPerson = async (db: Queryable, subjectId: SubjectId): Promise<unknown> => {
  const id = [uuidOf(subjectId)];
  const events = `select seq, recorded_at, effective_at, type, actor_party, actor_key, origin, origin_seq,
    body, sealed from event where subject_id = $1 order by seq`;
  const messages = `select seq, party_id, type, recorded_at, payload, sent_at from outbox
    where subject_id = $1 order by seq, type, party_id, payload::text`;
  const timers = `select record_id, kind, due_at, fired_at from timer
    where subject_id = $1 order by record_id, kind`;
  const person =
    "select seq, last_event_at, locked_at, erased_at from subject where subject_id = $1";
  const rows = (text: string): Promise<Row[]> => db.query(text, id);
  return [await rows(events), await rows(messages), await rows(timers), await rows(person)];
};

class Undone extends Error {}

/** Does something to the store in one transaction, and undoes it. */
export async function withoutKeeping<T>(
  store: Store,
  work: (within: Store) => Promise<T>,
): Promise<T> {
  let result: { readonly value: T } | undefined;
  await store.db
    .tx(async (tx) => {
      const db: Db = {
        ...{ engine: store.db.engine, watch: store.db.watch },
        query: (statement, params) => tx.query(statement, params),
        tx: (inner) => inner(tx),
        asOwner: () => Promise.reject(new Error("not within a transaction")),
        close: async () => undefined,
      };
      result = { value: await work({ ...store, db }) };
      throw new Undone();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
  if (result === undefined) throw new Error("nothing was done");
  return result.value;
}
