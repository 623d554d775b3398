import { randomBytes, randomUUID } from "node:crypto";
import {
  idFrom,
  parseInstant,
  uuidOf,
  type ApiKeyId,
  type Instant,
  type PartyId,
  type SubjectId,
} from "@kelisim/core";
import type { Db, Queryable, Row } from "../db/db.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { insertApiKey } from "../registry/api-keys.ts";
import { openJson, sealJson, type SealedPlace } from "./sealed-json.ts";

/** What somebody does for a party, or for the service. */
export const STAFF_ROLES = [
  "officer",
  "developer",
  "administrator",
  "clerk",
  "analyst",
  "provider",
] as const;

export type StaffRoleName = (typeof STAFF_ROLES)[number];

/** A person who works for a party. */
export type StaffRole = {
  /** UUID. */
  readonly id: string;
  readonly subjectId: SubjectId;
  readonly partyId: PartyId;
  readonly role: StaffRoleName;
  /** Acts are recorded under it. Nobody has its secret. */
  readonly keyId: ApiKeyId;
  readonly grantedAt: Instant;
  readonly endedAt: Instant | undefined;
  /** As it was written when the role was given; `undefined` once her key is gone. */
  readonly name: string | undefined;
};

type StaffRow = Row & {
  subject_id: string;
  role_id: string;
  party_id: string;
  role: StaffRoleName;
  key_id: string;
  granted_at: string;
  ended_at: string | null;
  sealed: Uint8Array;
};

const COLUMNS = "subject_id, role_id, party_id, role, key_id, granted_at, ended_at, sealed";

const placeOf = (subjectId: SubjectId, roleId: string): SealedPlace => ({
  table: "staff_role",
  subjectId,
  row: roleId,
});

async function roleFrom(db: Queryable, ring: KeyRing, row: StaffRow): Promise<StaffRole> {
  const subjectId = idFrom("sub", row.subject_id);
  const grantedAt = parseInstant(row.granted_at);
  if (grantedAt === undefined) throw new Error("a role without an instant");
  return {
    ...{ id: row.role_id, subjectId, role: row.role, grantedAt },
    partyId: idFrom("pty", row.party_id),
    keyId: idFrom("key", row.key_id),
    endedAt: row.ended_at === null ? undefined : parseInstant(row.ended_at),
    name: await openJson<string>(db, ring, placeOf(subjectId, row.role_id), row.sealed),
  };
}

const rolesFrom = (db: Queryable, ring: KeyRing, rows: readonly StaffRow[]): Promise<StaffRole[]> =>
  Promise.all(rows.map((row) => roleFrom(db, ring, row)));

export type GrantedRole = Pick<StaffRole, "subjectId" | "partyId" | "role"> & {
  readonly name: string;
  /** What the role's key may do. */
  readonly scopes: readonly string[];
  /** The key under which it is given; `undefined` by the service's own command. */
  readonly grantedBy: ApiKeyId | undefined;
  readonly at: Instant;
};

/**
 * Gives a role; where she has it already, nothing changes.
 * @returns the role's UUID; `undefined` for an erased person
 */
export async function grantRole(
  db: Db,
  ring: KeyRing,
  { subjectId, partyId, role, name, scopes, grantedBy, at }: GrantedRole,
): Promise<string | undefined> {
  return db.tx(async (tx) => {
    const alive = await tx.query(
      "select from subject where subject_id = $1 and erased_at is null for update",
      [uuidOf(subjectId)],
    );
    if (alive.length === 0) return undefined;
    const [standing] = await tx.query<{ role_id: string }>(
      {
        name: "standing-role",
        text: `select role_id from staff_role
               where subject_id = $1 and party_id = $2 and role = $3 and ended_at is null`,
      },
      [uuidOf(subjectId), uuidOf(partyId), role],
    );
    if (standing !== undefined) return standing.role_id;
    const roleId = randomUUID();
    const keyId = idFrom("key", randomUUID());
    await insertApiKey(tx, {
      ...{ id: keyId, version: 1, partyId, scopes, createdAt: at },
      // Of random bytes that nobody was told: no text authenticates as this key.
      secretHash: new Uint8Array(randomBytes(32)),
      label: `portal:${role}`,
      ...{ expiresAt: undefined, revokedAt: undefined },
    });
    const sealed = await sealJson(tx, ring, placeOf(subjectId, roleId), name);
    await tx.query(
      {
        name: "grant-role",
        text: `insert into staff_role
                 (subject_id, role_id, party_id, role, key_id, granted_at, granted_by, sealed)
               values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      },
      [
        ...[uuidOf(subjectId), roleId, uuidOf(partyId), role, uuidOf(keyId), at],
        ...[grantedBy === undefined ? null : uuidOf(grantedBy), sealed],
      ],
    );
    return roleId;
  });
}

/** Ends a role of a party, and its key with it. @returns whether it stood until now */
export async function endRole(
  db: Db,
  {
    roleId,
    partyId,
    at,
  }: { readonly roleId: string; readonly partyId: PartyId; readonly at: Instant },
): Promise<boolean> {
  return db.tx(async (tx) => {
    const [ended] = await tx.query<{ key_id: string }>(
      {
        name: "end-role",
        text: `update staff_role set ended_at = $3
               where party_id = $1 and role_id = $2 and ended_at is null returning key_id`,
      },
      [uuidOf(partyId), roleId, at],
    );
    if (ended === undefined) return false;
    await tx.query(
      {
        name: "revoke-key-of-role",
        text: `update api_key set revoked_at = $2, version = version + 1
               where key_id = $1 and revoked_at is null`,
      },
      [ended.key_id, at],
    );
    return true;
  });
}

/** Whom a party lets act for it, ended ones too, the newest first. */
export async function staffOf(
  db: Queryable,
  ring: KeyRing,
  partyId: PartyId,
): Promise<StaffRole[]> {
  const rows = await db.query<StaffRow>(
    {
      name: "staff-of-party",
      text: `select ${COLUMNS} from staff_role where party_id = $1
             order by ended_at is not null, granted_at desc, role_id limit 500`,
    },
    [uuidOf(partyId)],
  );
  return rolesFrom(db, ring, rows);
}

/** The roles that a person has now. */
export async function rolesOf(
  db: Queryable,
  ring: KeyRing,
  subjectId: SubjectId,
): Promise<StaffRole[]> {
  const rows = await db.query<StaffRow>(
    {
      name: "roles-of-person",
      text: `select ${COLUMNS} from staff_role where subject_id = $1 and ended_at is null
             order by granted_at, role_id`,
    },
    [uuidOf(subjectId)],
  );
  return rolesFrom(db, ring, rows);
}

/** Keys that belong to roles and are no systems' keys. */
export async function keysOfRoles(db: Queryable, partyId: PartyId): Promise<ReadonlySet<ApiKeyId>> {
  const rows = await db.query<{ key_id: string }>(
    { name: "keys-of-roles", text: "select key_id from staff_role where party_id = $1" },
    [uuidOf(partyId)],
  );
  return new Set(rows.map(({ key_id }) => idFrom("key", key_id)));
}
