import { randomUUID } from "node:crypto";
import {
  idFrom,
  parseInstant,
  uuidOf,
  type ApiKeyId,
  type Instant,
  type PartyId,
} from "@kelisim/core";
import type { Queryable, Row } from "../../db/db.ts";

/** One look of the authorised body: who, at what, why, how much. No person. */
export type Lookup = {
  /** UUID. */
  readonly id: string;
  readonly at: Instant;
  readonly partyId: PartyId;
  readonly keyId: ApiKeyId;
  /** The page with its filters, as a path. */
  readonly page: string;
  /** Why single records were opened. */
  readonly reason: string | undefined;
  readonly rows: number;
  /** Hex, of the bytes that left; `undefined` where none did. */
  readonly sha256: string | undefined;
};

/** Writes a look down: it must be there before the answer leaves. @returns its id */
export async function recordLookup(db: Queryable, lookup: Omit<Lookup, "id">): Promise<string> {
  const id = randomUUID();
  await db.query(
    {
      name: "record-lookup",
      text: `insert into oversight_lookup
               (looked_at, lookup_id, party_id, key_id, page, reason, row_count, sha256)
             values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    },
    [
      ...[lookup.at, id, uuidOf(lookup.partyId), uuidOf(lookup.keyId), lookup.page],
      ...[lookup.reason ?? null, lookup.rows],
      lookup.sha256 === undefined ? null : new Uint8Array(Buffer.from(lookup.sha256, "hex")),
    ],
  );
  return id;
}

type LookupRow = Row & {
  looked_at: string;
  lookup_id: string;
  party_id: string;
  key_id: string;
  page: string;
  reason: string | null;
  row_count: number;
  sha256: Uint8Array | null;
};

function lookupFrom(row: LookupRow): Lookup {
  const at = parseInstant(row.looked_at);
  if (at === undefined) throw new Error("a look without an instant");
  return {
    ...{ id: row.lookup_id, at, page: row.page, rows: row.row_count },
    partyId: idFrom("pty", row.party_id),
    keyId: idFrom("key", row.key_id),
    reason: row.reason ?? undefined,
    sha256: row.sha256 === null ? undefined : Buffer.from(row.sha256).toString("hex"),
  };
}

const COLUMNS = "looked_at, lookup_id, party_id, key_id, page, reason, row_count, sha256";

/** One's own looks, the newest first. */
export async function lookupsOf(
  db: Queryable,
  keyId: ApiKeyId,
  after: { readonly at: Instant; readonly id: string } | undefined,
  limit: number,
): Promise<Lookup[]> {
  const rows = await db.query<LookupRow>(
    {
      name: "lookups-of-key",
      text: `select ${COLUMNS} from oversight_lookup
             where key_id = $1
               and ($2::timestamptz is null or (looked_at, lookup_id) < ($2, $3::uuid))
             order by looked_at desc, lookup_id desc limit $4`,
    },
    [uuidOf(keyId), after?.at ?? null, after?.id ?? null, limit],
  );
  return rows.map(lookupFrom);
}

/** One's own look of late by its id; `undefined` for everybody else's, and for older ones. */
export async function lookupOf(
  db: Queryable,
  keyId: ApiKeyId,
  { id, since }: { readonly id: string; readonly since: Instant },
): Promise<Lookup | undefined> {
  const rows = await db.query<LookupRow>(
    {
      name: "lookup-of-key",
      text: `select ${COLUMNS} from oversight_lookup
             where key_id = $1 and lookup_id = $2 and looked_at >= $3`,
    },
    [uuidOf(keyId), id, since],
  );
  return rows[0] === undefined ? undefined : lookupFrom(rows[0]);
}
