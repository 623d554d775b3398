import { randomUUID } from "node:crypto";
import type { Instant } from "@kelisim/core";
import { iinsOf, rotateKeys, type KeyRotation, type Queryable, type Store } from "@kelisim/store";
import { MONDAY } from "../../../core/src/testing/person.test-support.ts";
import { accepted, ask } from "./commands.ts";
import { newPerson, type Person } from "./people.ts";

/** Somebody whose number and phone are stored. */
export async function storedPerson(store: Store): Promise<Person> {
  const person = await newPerson(store);
  const { subjectId, iin } = person;
  accepted(await ask(store, { subjectId, fields: { iin, phone: "+77010000000" } }));
  return person;
}

/** Runs the rotation until it finds nothing more to do. */
export async function rotateToTheEnd(
  store: Store,
  now: Instant = MONDAY,
  limit?: number,
): Promise<KeyRotation> {
  for (;;) {
    const run = await rotateKeys(store, { now, ...(limit === undefined ? {} : { limit }) });
    if (!run.more) return run;
  }
}

/** How many rows hang on each version. */
export async function versionsIn(
  db: Queryable,
  table: "subject_key" | "subject_lookup",
): Promise<Record<string, number>> {
  const rows = await db.query<{ version: number; rows: number }>(
    `select key_version as version, count(*)::int as rows from ${table} group by 1 order by 1`,
  );
  return Object.fromEntries(rows.map(({ version, rows: count }) => [version, count]));
}

/** The persons whose stored number does not open or is not hers. */
export async function unreadable(
  { db, ring }: Store,
  people: readonly Person[],
): Promise<readonly Person[]> {
  const iins = await iinsOf(
    db,
    ring,
    people.map(({ subjectId }) => subjectId),
  );
  return people.filter(({ subjectId, iin }) => iins.get(subjectId)?.digits !== iin.digits);
}

/** The word of a running process about the keys that it holds. */
export async function says(
  db: Queryable,
  fingerprint: string,
  at: Instant,
  id: string = randomUUID(),
): Promise<string> {
  await db.query(
    `insert into process (process_id, host, pid, release, schema_name, key_fingerprint,
       clock_offset_ms, started_at, seen_at)
     values ($1, 'test', 1, '0', '0', $2, 0, $3, $3)
     on conflict (process_id) do update set key_fingerprint = $2, seen_at = $3`,
    [id, fingerprint, at],
  );
  return id;
}
