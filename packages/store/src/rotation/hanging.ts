import type { Instant } from "@kelisim/core";
import type { Queryable } from "../db/db.ts";
import type { KeyPurpose } from "../keys/key.ts";
import { webhooksSealedWith } from "./webhook-secrets.ts";

/** Days for which a repeated command is recognised. */
export const MARK_DAYS = 7;

/** What would be lost with a key that is no longer the current one. */
export type Hanging = {
  /** `data`: persons; `mac`: persons with a stored IIN; `seal`: webhooks. The rotation empties it. */
  readonly rows: number;
  /** `mac`: persons of whom nothing is stored, only probed; no rotation reaches them. */
  readonly probed: number;
};

const count = async (db: Queryable, text: string, params: readonly unknown[]): Promise<number> =>
  (await db.query<{ rows: number }>(text, params))[0]?.rows ?? 0;

const DATA = "select count(*)::int as rows from subject_key where key_version = $1";
/** Persons whom only this key or an older one finds; a newer key has to be in use. */
const MAC = `select count(*)::int as rows from subject_lookup l
  where l.key_version = $1 and not exists (
    select from subject_lookup n where n.subject_id = l.subject_id and n.key_version > $1
      and exists (select from key_use u where u.purpose = 'mac' and u.version = n.key_version
        and u.destroyed_at is null))`;
const STORED = `${MAC} and exists (
  select from subject_field f where f.subject_id = l.subject_id and f.field = 'iin')`;

/** Marks of repeated commands from before the next MAC key was in use everywhere: nothing else has them. */
export async function marksOfOlderKeys(
  db: Queryable,
  nextUsedFrom: Instant,
  now: Instant,
): Promise<number> {
  const text = `select count(*)::int as rows from idempotency
                where created_at <= $1 and created_at > $2`;
  const since = now.subtract({ hours: 24 * MARK_DAYS });
  return count(db, text, [nextUsedFrom.add({ seconds: GRACE_SECONDS }), since]);
}

/** What hangs on one key. It counts rows: for people and rare runs, not for a hot path. */
export async function hangingOn(
  db: Queryable,
  purpose: KeyPurpose,
  version: number,
): Promise<Hanging> {
  switch (purpose) {
    case "data":
      return { rows: await count(db, DATA, [version]), probed: 0 };
    case "seal":
      return { rows: await webhooksSealedWith(db, version), probed: 0 };
    case "mac": {
      const rows = await count(db, STORED, [version]);
      return { rows, probed: (await count(db, MAC, [version])) - rows };
    }
  }
}

/** Seconds in which every process has learned of a new current key, generously. */
const GRACE_SECONDS = 60;

/**
 * Until when repeated commands may be recognised by an older MAC key alone: those before the next key
 * came into use carry no mark of it.
 */
export const marksEndAt = (nextUsedFrom: Instant): Instant =>
  nextUsedFrom.add({ hours: 24 * MARK_DAYS, seconds: GRACE_SECONDS });
