import { parseIin, uuidOf, type Iin, type SealedPart, type SubjectId } from "@kelisim/core";
import type { Queryable } from "../db/db.ts";
import { decryptText, encryptText, newDataKey, type FieldPlace } from "../keys/field-cipher.ts";
import type { KeyRing } from "../keys/key-ring.ts";

type KeyRow = { key_version: number; wrapped: Uint8Array };

async function storedKey(
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
  if (row === undefined) return undefined;
  return ring.unwrap(uuidOf(subjectId), { kekVersion: row.key_version, wrapped: row.wrapped });
}

/** The person's data key, made with her first stored field. Call it with her row locked. */
export async function ensureDataKey(
  tx: Queryable,
  ring: KeyRing,
  subjectId: SubjectId,
): Promise<Uint8Array> {
  const known = await storedKey(tx, ring, subjectId);
  if (known !== undefined) return known;
  const dataKey = newDataKey();
  const { kekVersion, wrapped } = await ring.wrap(uuidOf(subjectId), dataKey);
  await tx.query("insert into subject_key (subject_id, key_version, wrapped) values ($1, $2, $3)", [
    uuidOf(subjectId),
    kekVersion,
    wrapped,
  ]);
  return dataKey;
}

const fieldPlace = (subjectId: SubjectId, field: string): FieldPlace => ({
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

/** Keeps a personal field under the person's key; the newest value stands. */
export async function putField(
  tx: Queryable,
  dataKey: Uint8Array,
  subjectId: SubjectId,
  field: "iin" | "phone",
  value: string,
): Promise<void> {
  const sealed = encryptText(dataKey, fieldPlace(subjectId, field), value);
  await tx.query(
    `insert into subject_field (subject_id, field, sealed) values ($1, $2, $3)
     on conflict (subject_id, field) do update set sealed = excluded.sealed`,
    [uuidOf(subjectId), field, sealed],
  );
}

/** The IINs of these persons; an erased person has none. */
export async function iinsOf(
  db: Queryable,
  ring: KeyRing,
  subjectIds: readonly SubjectId[],
): Promise<ReadonlyMap<SubjectId, Iin>> {
  const found = new Map<SubjectId, Iin>();
  for (const subjectId of new Set(subjectIds)) {
    const [row] = await db.query<{ sealed: Uint8Array }>(
      {
        name: "subject-iin",
        text: "select sealed from subject_field where subject_id = $1 and field = 'iin'",
      },
      [uuidOf(subjectId)],
    );
    const dataKey = row === undefined ? undefined : await storedKey(db, ring, subjectId);
    if (row === undefined || dataKey === undefined) continue;
    const parsed = parseIin(decryptText(dataKey, fieldPlace(subjectId, "iin"), row.sealed));
    if (parsed.ok) found.set(subjectId, parsed.iin);
  }
  return found;
}

/** The sealed part of an event, as bytes for its row; nothing for an empty one. */
export const sealPart = (
  dataKey: Uint8Array,
  subjectId: SubjectId,
  eventId: string,
  part: SealedPart | undefined,
): Uint8Array | null =>
  part === undefined || Object.keys(part).length === 0
    ? null
    : encryptText(dataKey, eventPlace(subjectId, eventId), JSON.stringify(part));

/** Opens the sealed part of an event; empty once the person's key is destroyed. */
export async function openPart(
  db: Queryable,
  ring: KeyRing,
  subjectId: SubjectId,
  eventId: string,
  sealed: Uint8Array | null,
): Promise<SealedPart> {
  const dataKey = sealed === null ? undefined : await storedKey(db, ring, subjectId);
  if (sealed === null || dataKey === undefined) return {};
  return JSON.parse(decryptText(dataKey, eventPlace(subjectId, eventId), sealed)) as SealedPart;
}
