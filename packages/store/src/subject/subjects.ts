import { randomUUID } from "node:crypto";
import {
  idFrom,
  parseInstant,
  uuidOf,
  type Iin,
  type Instant,
  type SubjectId,
} from "@kelisim/core";
import type { Db, Queryable, Statement } from "../db/db.ts";
import type { KeyRing, LookupMac } from "../keys/key-ring.ts";

const FIELD = "iin";

const FIND = {
  name: "find-subject",
  text: `select l.subject_id, l.key_version
         from unnest($2::int[], $3::bytea[]) as asked (key_version, mac)
         join subject_lookup l on l.field = $1
           and l.key_version = asked.key_version and l.mac = asked.mac`,
};
const ADD_LOOKUP = {
  name: "add-subject-lookup",
  text: `insert into subject_lookup (field, key_version, mac, subject_id) values ($1, $2, $3, $4)
         on conflict do nothing returning subject_id`,
};

/** The keyed hash under which an IIN is looked up today. */
export const lookupMacOf = (ring: KeyRing, iin: Iin): LookupMac => ring.mac(FIELD, iin.digits);

/** The person with this IIN, if this service has met her. Finds rows of older MAC keys too. */
export async function findSubject(
  db: Queryable,
  ring: KeyRing,
  iin: Iin,
): Promise<SubjectId | undefined> {
  const macs = ring.macs(FIELD, iin.digits);
  const rows = await db.query<{ subject_id: string; key_version: number }>(FIND, [
    FIELD,
    macs.map(({ keyVersion }) => keyVersion),
    macs.map(({ mac }) => mac),
  ]);
  const [row] = rows;
  return row === undefined ? undefined : idFrom("sub", row.subject_id);
}

/**
 * The person with this IIN, made if she is new: a random id that says nothing, and no data key yet.
 * Two first probes at once get the same person.
 */
export async function ensureSubject(db: Db, ring: KeyRing, iin: Iin): Promise<SubjectId> {
  const candidate = randomUUID();
  return db.tx(async (tx) => {
    const known = await findSubject(tx, ring, iin);
    const current = lookupMacOf(ring, iin);
    const subjectId = known === undefined ? candidate : uuidOf(known);
    const added = await tx.query(ADD_LOOKUP, [FIELD, current.keyVersion, current.mac, subjectId]);
    if (known === undefined && added.length > 0) {
      await tx.query("insert into subject (subject_id) values ($1)", [candidate]);
    }
    const found = await findSubject(tx, ring, iin);
    if (found === undefined) throw new Error("a look-up row vanished");
    return found;
  });
}

/** The person whose record this is, by the record's public id. */
export async function subjectOfRecord(
  db: Queryable,
  recordId: string,
): Promise<SubjectId | undefined> {
  const [row] = await db.query<{ subject_id: string }>(
    {
      name: "subject-of-record",
      text: "select subject_id from record_locator where record_id = $1",
    },
    [recordId],
  );
  return row === undefined ? undefined : idFrom("sub", row.subject_id);
}

/** A person's place in her own order of events. */
export type SubjectCounter = { readonly seq: number; readonly lastEventAt: Instant | undefined };

const COUNTER = {
  name: "subject-counter",
  text: "select seq, last_event_at from subject where subject_id = $1",
};
const LOCK = { name: "lock-subject", text: `${COUNTER.text} for update` };

/** Takes the person's row: commands about one person run one after another. */
export const lockSubject = (tx: Queryable, subjectId: SubjectId): Promise<SubjectCounter> =>
  counterBy(LOCK, tx, subjectId);

/** The counter for reading. */
export const subjectCounter = (db: Queryable, subjectId: SubjectId): Promise<SubjectCounter> =>
  counterBy(COUNTER, db, subjectId);

async function counterBy(
  statement: Statement,
  db: Queryable,
  subjectId: SubjectId,
): Promise<SubjectCounter> {
  const [row] = await db.query<{ seq: number; last_event_at: string | null }>(statement, [
    uuidOf(subjectId),
  ]);
  if (row === undefined) throw new Error("no such subject row");
  const last = row.last_event_at;
  return { seq: row.seq, lastEventAt: last === null ? undefined : parseInstant(last) };
}
