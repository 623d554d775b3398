import {
  idFrom,
  parseInstant,
  uuidOf,
  type ApiKeyId,
  type Instant,
  type PartyId,
} from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";

/** A system's key. The secret itself is never stored. */
export type ApiKey = {
  readonly id: ApiKeyId;
  readonly version: number;
  readonly partyId: PartyId;
  /** SHA-256 of the secret; 32 bytes. */
  readonly secretHash: Uint8Array;
  readonly label: string;
  readonly scopes: readonly string[];
  readonly createdAt: Instant;
  readonly expiresAt: Instant | undefined;
  readonly revokedAt: Instant | undefined;
};

type KeyRow = Row & {
  key_id: string;
  version: number;
  party_id: string;
  secret_hash: Uint8Array;
  label: string;
  scopes: string[];
  created_at: string;
  expires_at: string | null;
  revoked_at: string | null;
};

const COLUMNS =
  "key_id, version, party_id, secret_hash, label, scopes, created_at, expires_at, revoked_at";
const BY_ID = { name: "api-key-by-id", text: `select ${COLUMNS} from api_key where key_id = $1` };

const instantFrom = (text: string | null): Instant | undefined =>
  text === null ? undefined : parseInstant(text);

function keyFrom(row: KeyRow): ApiKey {
  const createdAt = instantFrom(row.created_at);
  if (createdAt === undefined) throw new Error("an API key without an instant of creation");
  return {
    id: idFrom("key", row.key_id),
    version: row.version,
    partyId: idFrom("pty", row.party_id),
    secretHash: row.secret_hash,
    label: row.label,
    scopes: row.scopes,
    createdAt,
    expiresAt: instantFrom(row.expires_at),
    revokedAt: instantFrom(row.revoked_at),
  };
}

export async function apiKeyById(db: Queryable, id: ApiKeyId): Promise<ApiKey | undefined> {
  const [row] = await db.query<KeyRow>(BY_ID, [uuidOf(id)]);
  return row === undefined ? undefined : keyFrom(row);
}

/** The keys with these ids, in no particular order; unknown ids are left out. */
export async function apiKeysByIds(db: Queryable, ids: readonly ApiKeyId[]): Promise<ApiKey[]> {
  const text = `select ${COLUMNS} from api_key where key_id = any($1::uuid[])`;
  const rows = await db.query<KeyRow>({ name: "api-keys-by-ids", text }, [ids.map(uuidOf)]);
  return rows.map(keyFrom);
}

/** A page of a party's keys. */
export async function apiKeysOf(
  db: Queryable,
  partyId: PartyId,
  after: ApiKeyId | undefined,
  limit: number,
): Promise<ApiKey[]> {
  const rows = await db.query<KeyRow>(
    `select ${COLUMNS} from api_key where party_id = $1 and ($2::uuid is null or key_id > $2)
     order by key_id limit $3`,
    [uuidOf(partyId), after === undefined ? null : uuidOf(after), limit],
  );
  return rows.map(keyFrom);
}

/** Whether a key with this scope can be used now: revoked and expired ones cannot, nor those of roles. */
export async function hasApiKeyWithScope(
  db: Queryable,
  scope: string,
  now: Instant,
): Promise<boolean> {
  const text = `select 1 as found from api_key where $1 = any(scopes) and revoked_at is null
    and (expires_at is null or expires_at > $2)
    and not exists (select from staff_role r where r.key_id = api_key.key_id) limit 1`;
  return (await db.query(text, [scope, now])).length > 0;
}

/** Adds a key; an id that is there already stays as it is (the demo's keys come back at every start). */
export async function insertApiKey(tx: Queryable, key: ApiKey): Promise<void> {
  await tx.query(
    `insert into api_key (${COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict do nothing`,
    [
      uuidOf(key.id),
      key.version,
      uuidOf(key.partyId),
      key.secretHash,
      key.label,
      [...key.scopes],
      key.createdAt,
      key.expiresAt ?? null,
      key.revokedAt ?? null,
    ],
  );
}

/** A key, held until the transaction ends: of two who end it at once the second sees what the first did. */
export async function apiKeyHeld(tx: Queryable, id: ApiKeyId): Promise<ApiKey | undefined> {
  const [row] = await tx.query<KeyRow>({ name: "api-key-held", text: `${BY_ID.text} for update` }, [
    uuidOf(id),
  ]);
  return row === undefined ? undefined : keyFrom(row);
}

/** Sets a key's end. Its new version makes every decision that was planned with it stale. */
export async function endApiKeyAt(tx: Queryable, id: ApiKeyId, at: Instant): Promise<void> {
  await tx.query("update api_key set expires_at = $2, version = version + 1 where key_id = $1", [
    uuidOf(id),
    at,
  ]);
}

/** Ends a key at once. Its new version makes every decision that was planned with it stale. */
export async function revokeApiKey(
  tx: Queryable,
  id: ApiKeyId,
  at: Instant,
): Promise<ApiKey | undefined> {
  // Taking the row is a write: whoever repeats this waits for the standby too, though nothing changes.
  await apiKeyHeld(tx, id);
  await tx.query(
    `update api_key set revoked_at = $2, version = version + 1
     where key_id = $1 and revoked_at is null`,
    [uuidOf(id), at],
  );
  return apiKeyById(tx, id);
}
