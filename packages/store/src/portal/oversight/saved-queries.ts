import { randomUUID } from "node:crypto";
import { uuidOf, type ApiKeyId, type Instant } from "@kelisim/core";
import type { Db, Queryable, Row } from "../../db/db.ts";

/** A page of the console with its filters, kept under a name. */
export type SavedQuery = {
  /** UUID. */
  readonly id: string;
  readonly name: string;
  readonly page: string;
  readonly filters: Readonly<Record<string, string>>;
};

/** So many may be kept at once. */
export const MOST_SAVED = 50;

type QueryRow = Row & {
  query_id: string;
  name: string;
  page: string;
  filters: Readonly<Record<string, string>>;
};

/** What one keeps, by name. */
export async function savedQueriesOf(db: Queryable, keyId: ApiKeyId): Promise<SavedQuery[]> {
  const rows = await db.query<QueryRow>(
    {
      name: "saved-queries",
      text: `select query_id, name, page, filters from oversight_query
             where key_id = $1 order by name, query_id limit ${MOST_SAVED}`,
    },
    [uuidOf(keyId)],
  );
  return rows.map(({ query_id: id, name, page, filters }) => ({ id, name, page, filters }));
}

/** Keeps a question; one of the same name gives way to it. @returns whether there was room */
export async function saveQuery(
  db: Db,
  keyId: ApiKeyId,
  { name, page, filters }: Omit<SavedQuery, "id">,
  at: Instant,
): Promise<boolean> {
  return db.tx(async (tx) => {
    await tx.query("delete from oversight_query where key_id = $1 and name = $2", [
      uuidOf(keyId),
      name,
    ]);
    if ((await savedQueriesOf(tx, keyId)).length >= MOST_SAVED) return false;
    await tx.query(
      `insert into oversight_query (query_id, key_id, name, page, filters, saved_at)
       values ($1, $2, $3, $4, $5::jsonb, $6)`,
      [randomUUID(), uuidOf(keyId), name, page, JSON.stringify(filters), at],
    );
    return true;
  });
}

/** Forgets a question of one's own; another's id does nothing. */
export async function forgetQuery(db: Queryable, keyId: ApiKeyId, id: string): Promise<void> {
  await db.query("delete from oversight_query where key_id = $1 and query_id = $2", [
    uuidOf(keyId),
    id,
  ]);
}
