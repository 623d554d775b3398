import { randomBytes } from "node:crypto";
import {
  uuidOf,
  type Id,
  type IdKind,
  type Instant,
  type SubjectId,
  type SubjectState,
} from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { iinsOf, putFields, replaceDataKey } from "../subject/personal-fields.ts";

/** The tables whose rows are destroyed, and in which their bytes linger until they are swept. */
export const DESTROYED_IN = [
  "subject_lookup",
  "subject_key",
  "subject_field",
  "idempotency",
  "ticket",
  "receipt",
  "signature_evidence",
  "portal_session",
  "portal_draft",
  "staff_role",
  "representative_of",
  "notice_setting",
] as const;

type Mark = Row & {
  party_id: string;
  route: string;
  key_mac: Uint8Array;
  result_id: string;
  created_at: string;
};

const MAC_BYTES = 32;

/**
 * Marks of repeated calls hold a keyed hash of a body with her number, beside the id of her record: whoever
 * holds the key could try numbers on it. They keep their place, so that a call that is repeated late does
 * not act again, and answer as another content would.
 */
async function bluntMarks(tx: Queryable, subjectId: SubjectId, state: SubjectState): Promise<void> {
  const { requests, consents, duties, rightsCalls, retentions } = state;
  const { representations, explanations, outcomes, breachNotices } = state;
  const kept = retentions.map(({ id }) => id);
  const own = [requests, consents, duties, rightsCalls];
  const named = [...own, representations, explanations, outcomes, breachNotices];
  const records = named.flatMap((map): readonly Id<IdKind>[] => [...map.keys()]);
  const marks = await tx.query<Mark>(
    `delete from idempotency where result_id = any($1::uuid[])
     returning party_id, route, key_mac, result_id, created_at`,
    [[subjectId, ...records, ...kept].map(uuidOf)],
  );
  for (const mark of marks) {
    await tx.query(
      `insert into idempotency (party_id, route, key_mac, body_mac, result_id, created_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [
        ...[mark.party_id, mark.route, mark.key_mac, new Uint8Array(randomBytes(MAC_BYTES))],
        ...[mark.result_id, mark.created_at],
      ],
    );
  }
}

/** Her sign-ins, what she typed and chose, whom she worked and acted for. */
async function forgetAtPortal(tx: Queryable, subjectId: SubjectId, at: Instant): Promise<void> {
  const subject = [uuidOf(subjectId)];
  await tx.query("delete from portal_session where subject_id = $1", subject);
  await tx.query("delete from portal_draft where subject_id = $1", subject);
  await tx.query("delete from notice_setting where subject_id = $1", subject);
  await tx.query(
    "delete from representative_of where subject_id = $1 or for_subject_id = $1",
    subject,
  );
  await tx.query(
    `update api_key set revoked_at = $2, version = version + 1 where revoked_at is null
       and key_id in (select key_id from staff_role where subject_id = $1)`,
    [uuidOf(subjectId), at],
  );
  await tx.query("delete from staff_role where subject_id = $1", subject);
}

/**
 * Takes away everything that tells who a person is, and notes that it is gone. Call it with her row locked.
 * Evidence stays: it names a random id.
 */
export async function destroyPerson(
  tx: Queryable,
  subjectId: SubjectId,
  state: SubjectState,
  at: Instant,
): Promise<void> {
  const subject = [uuidOf(subjectId)];
  await tx.query("delete from subject_lookup where subject_id = $1", subject);
  await tx.query("delete from subject_field where subject_id = $1", subject);
  await tx.query("delete from subject_key where subject_id = $1", subject);
  await tx.query("delete from ticket where subject_id = $1", subject);
  await tx.query("delete from receipt where subject_id = $1", subject);
  await tx.query("delete from signature_evidence where subject_id = $1", subject);
  await forgetAtPortal(tx, subjectId, at);
  await bluntMarks(tx, subjectId, state);
  await tx.query(
    "insert into erasure (subject_id, erased_at) values ($1, $2) on conflict do nothing",
    [uuidOf(subjectId), at],
  );
}

/**
 * Leaves of a person no more than what a law's own use needs: her number, under a new key. Her phone, and
 * all words in her events, are unreadable from then on; receipts are in her own hands. Call it with her row
 * locked.
 */
export async function lockPerson(
  tx: Queryable,
  ring: KeyRing,
  subjectId: SubjectId,
  at: Instant,
): Promise<void> {
  const iin = (await iinsOf(tx, ring, [subjectId])).get(subjectId);
  const dataKey = await replaceDataKey(tx, ring, subjectId);
  await forgetAtPortal(tx, subjectId, at);
  await tx.query("delete from receipt where subject_id = $1", [uuidOf(subjectId)]);
  await tx.query("delete from signature_evidence where subject_id = $1", [uuidOf(subjectId)]);
  await tx.query("delete from subject_field where subject_id = $1 and field <> 'iin'", [
    uuidOf(subjectId),
  ]);
  if (iin !== undefined) {
    await putFields(tx, [{ subjectId, dataKey, field: "iin", value: iin.digits }]);
  }
}
