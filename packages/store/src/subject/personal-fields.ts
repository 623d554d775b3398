import { idFrom, parseIin, uuidOf, type Iin, type SealedPart, type SubjectId } from "@kelisim/core";
import { columnArrays, givenRows, otherColumns } from "../db/bulk.ts";
import type { Queryable } from "../db/db.ts";
import { CipherError } from "../keys/cipher-error.ts";
import { decryptText, encryptText, newDataKey, type FieldPlace } from "../keys/field-cipher.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { holdKeyUse } from "../keys/key-use.ts";
import { wrapHeld, wrapUnder } from "../keys/wrap-held.ts";

type KeyRow = { key_version: number; wrapped: Uint8Array };

const opened = (ring: KeyRing, subjectId: SubjectId, row: KeyRow): Promise<Uint8Array> =>
  ring.unwrap(uuidOf(subjectId), { kekVersion: row.key_version, wrapped: row.wrapped });

/** A person's data key; `undefined` where she has none, or has none any more. */
export async function storedDataKey(
  db: Queryable,
  ring: KeyRing,
  subjectId: SubjectId,
): Promise<Uint8Array | undefined> {
  const [row] = await db.query<KeyRow>(
    {
      name: "subject-key",
      text: "select key_version, wrapped from subject_key where subject_id = $1",
    },
    [uuidOf(subjectId)],
  );
  return row === undefined ? undefined : opened(ring, subjectId, row);
}

const STORED = {
  name: "subject-keys",
  text: `select subject_id, key_version, wrapped from subject_key where subject_id = any($1::uuid[])`,
};

const KEYS = { subject_id: "uuid", key_version: "int", wrapped: "bytea" } as const;
const ADD_KEYS = {
  name: "add-subject-keys",
  text: `insert into subject_key (subject_id, key_version, wrapped)
         select s.subject_id, given.key_version, given.wrapped
         from ${givenRows(KEYS)} join subject s on s.subject_id = given.subject_id
         where s.erased_at is null returning subject_id`,
};

/**
 * The persons' data keys, each made with the first stored field. Call it with their rows locked.
 * @param known keys that were opened since then
 * @throws Error for an erased person, who never gets another one
 */
export async function ensureDataKeys(
  tx: Queryable,
  ring: KeyRing,
  subjectIds: readonly SubjectId[],
  known: ReadonlyMap<SubjectId, { readonly dataKey: Uint8Array }> = new Map(),
): Promise<ReadonlyMap<SubjectId, Uint8Array>> {
  const keys = new Map<SubjectId, Uint8Array>();
  for (const id of subjectIds) {
    const dataKey = known.get(id)?.dataKey;
    if (dataKey !== undefined) keys.set(id, dataKey);
  }
  const asked = subjectIds.filter((id) => !keys.has(id));
  if (asked.length === 0) return keys;
  const rows = await tx.query<KeyRow & { subject_id: string }>(STORED, [asked.map(uuidOf)]);
  for (const row of rows) {
    const subjectId = idFrom("sub", row.subject_id);
    keys.set(subjectId, await opened(ring, subjectId, row));
  }
  const missing = asked.filter((id) => !keys.has(id));
  if (missing.length === 0) return keys;
  const inUse = await holdKeyUse(tx, "data");
  const made = [];
  for (const subjectId of missing) {
    const dataKey = newDataKey();
    keys.set(subjectId, dataKey);
    const { kekVersion, wrapped } = await wrapUnder(inUse, ring, uuidOf(subjectId), dataKey);
    made.push({ subject_id: uuidOf(subjectId), key_version: kekVersion, wrapped });
  }
  const added = await tx.query(ADD_KEYS, columnArrays(KEYS, made));
  if (added.length < missing.length) throw new Error("a data key for an erased person");
  return keys;
}

/** One person's data key. */
export async function ensureDataKey(
  tx: Queryable,
  ring: KeyRing,
  subjectId: SubjectId,
): Promise<Uint8Array> {
  const dataKey = (await ensureDataKeys(tx, ring, [subjectId])).get(subjectId);
  if (dataKey === undefined) throw new Error("no data key was made");
  return dataKey;
}

/**
 * Exchanges the person's data key for a new one: what the old one sealed is unreadable from then on, also
 * for us. Call it with her row locked.
 */
export async function replaceDataKey(
  tx: Queryable,
  ring: KeyRing,
  subjectId: SubjectId,
): Promise<Uint8Array> {
  const dataKey = newDataKey();
  const { kekVersion, wrapped } = await wrapHeld(tx, ring, uuidOf(subjectId), dataKey);
  await tx.query("update subject_key set key_version = $2, wrapped = $3 where subject_id = $1", [
    uuidOf(subjectId),
    kekVersion,
    wrapped,
  ]);
  return dataKey;
}

/** Where a personal field is sealed for. */
export const fieldPlace = (subjectId: SubjectId, field: string): FieldPlace => ({
  table: "subject_field",
  subjectId: uuidOf(subjectId),
  rowId: field,
  column: "sealed",
});

const eventPlace = (subjectId: SubjectId, eventId: string): FieldPlace => ({
  table: "event",
  subjectId: uuidOf(subjectId),
  rowId: eventId,
  column: "sealed",
});

const FIELDS = { subject_id: "uuid", field: "text", sealed: "bytea" } as const;
const PUT_FIELDS = {
  name: "put-subject-fields",
  text: `insert into subject_field (subject_id, ${otherColumns(FIELDS)})
         select subject_id, ${otherColumns(FIELDS)} from ${givenRows(FIELDS)} order by n
         on conflict (subject_id, field) do update set sealed = excluded.sealed`,
};

/** A personal field and the key that it is to be kept under. */
export type PutField = {
  readonly subjectId: SubjectId;
  readonly dataKey: Uint8Array;
  readonly field: "iin" | "phone" | "name";
  readonly value: string;
};

/** The row of a personal field. */
export type FieldRow = {
  readonly subject_id: string;
  readonly field: string;
  readonly sealed: Uint8Array;
};

/** A personal field, sealed for its row. */
export const fieldRow = ({ subjectId, dataKey, field, value }: PutField): FieldRow => ({
  subject_id: uuidOf(subjectId),
  field,
  sealed: encryptText(dataKey, fieldPlace(subjectId, field), value),
});

/** Keeps personal fields under their persons' keys; the newest value of each stands. */
export async function putFields(tx: Queryable, fields: readonly PutField[]): Promise<void> {
  if (fields.length === 0) return;
  await tx.query(PUT_FIELDS, columnArrays(FIELDS, fields.map(fieldRow)));
}

/** Opens a personal field; `undefined` once her key is gone. */
export async function openField(
  db: Queryable,
  ring: KeyRing,
  subjectId: SubjectId,
  field: PutField["field"],
  sealed: Uint8Array,
): Promise<string | undefined> {
  const dataKey = await storedDataKey(db, ring, subjectId);
  return dataKey && decryptText(dataKey, fieldPlace(subjectId, field), sealed);
}

type IinRow = KeyRow & { subject_id: string; sealed: Uint8Array };

/** Field and key in one snapshot: beside an exchange of the key it sees both before or both after it. */
const IINS = {
  name: "subject-iins",
  text: `select f.subject_id, f.sealed, k.key_version, k.wrapped
         from subject_field f join subject_key k on k.subject_id = f.subject_id
         where f.subject_id = any($1::uuid[]) and f.field = 'iin'`,
};

/** A person's number, and the key that opened it. */
export type OpenedIin = { readonly iin: Iin; readonly dataKey: Uint8Array };

/** The numbers of these persons with their keys; an erased person has none. */
export async function openedIins(
  db: Queryable,
  ring: KeyRing,
  subjectIds: readonly SubjectId[],
): Promise<ReadonlyMap<SubjectId, OpenedIin>> {
  const found = new Map<SubjectId, OpenedIin>();
  if (subjectIds.length === 0) return found;
  for (const row of await db.query<IinRow>(IINS, [[...new Set(subjectIds)].map(uuidOf)])) {
    const subjectId = idFrom("sub", row.subject_id);
    const dataKey = await opened(ring, subjectId, row);
    const parsed = parseIin(decryptText(dataKey, fieldPlace(subjectId, "iin"), row.sealed));
    if (parsed.ok) found.set(subjectId, { iin: parsed.iin, dataKey });
  }
  return found;
}

/** The IINs of these persons. */
export async function iinsOf(
  db: Queryable,
  ring: KeyRing,
  subjectIds: readonly SubjectId[],
): Promise<ReadonlyMap<SubjectId, Iin>> {
  const found = await openedIins(db, ring, subjectIds);
  return new Map([...found].map(([subjectId, { iin }]) => [subjectId, iin]));
}

/**
 * The sealed part of an event, as bytes for its row; nothing for an empty one.
 * @throws Error for words without a key to seal them with
 */
export function sealPart(
  dataKey: Uint8Array | undefined,
  subjectId: SubjectId,
  eventId: string,
  part: SealedPart | undefined,
): Uint8Array | null {
  if (part === undefined || Object.keys(part).length === 0) return null;
  if (dataKey === undefined) throw new Error("words of an event without a data key");
  return encryptText(dataKey, eventPlace(subjectId, eventId), JSON.stringify(part));
}

/** Opens the sealed part of an event; empty once the key that sealed it is destroyed. */
export async function openPart(
  db: Queryable,
  ring: KeyRing,
  subjectId: SubjectId,
  eventId: string,
  sealed: Uint8Array | null,
): Promise<SealedPart> {
  const dataKey = sealed === null ? undefined : await storedDataKey(db, ring, subjectId);
  if (sealed === null || dataKey === undefined) return {};
  try {
    return JSON.parse(decryptText(dataKey, eventPlace(subjectId, eventId), sealed)) as SealedPart;
  } catch (error) {
    const mayBeGone = error instanceof CipherError && error.code === "does-not-open";
    if (mayBeGone && (await wasLockedSince(db, subjectId, eventId))) return {};
    throw error;
  }
}

/** Whether the key with which this event's words were sealed was exchanged later, when she was locked. */
async function wasLockedSince(
  db: Queryable,
  subjectId: SubjectId,
  eventId: string,
): Promise<boolean> {
  const rows = await db.query(
    {
      name: "event-before-lock",
      text: `select from event e join event l on l.subject_id = e.subject_id and l.seq > e.seq
             where e.subject_id = $1 and e.event_id = $2 and l.type = 'person.locked' limit 1`,
    },
    [uuidOf(subjectId), eventId],
  );
  return rows.length > 0;
}
