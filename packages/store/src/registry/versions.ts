import {
  uuidOf,
  type DigitalObject,
  type Id,
  type Instant,
  type Party,
  type PartyId,
  type Purpose,
} from "@kelisim/core";
import type { Queryable, Statement } from "../db/db.ts";
import { recordFrom, type BodyRow } from "./registry-row.ts";

/** A version of a registry record, as decisions and consents name it. */
export type VersionRef<I extends Id<"pty" | "obj" | "pur">> = {
  readonly id: I;
  readonly version: number;
};

const versionsIn = (table: string, key: string): Statement => ({
  name: `${table.replaceAll("_", "-")}s-of-page`,
  text: `select v.body::text as body from ${table} v
         where (v.${key}, v.version) in
           (select w.id, w.version from unnest($1::uuid[], $2::int[]) as w (id, version))`,
});

const PARTIES = versionsIn("party_version", "party_id");
const OBJECTS = versionsIn("digital_object_version", "object_id");
const PURPOSES = versionsIn("purpose_version", "purpose_id");

async function recordsAt<T>(
  db: Queryable,
  statement: Statement,
  refs: readonly VersionRef<Id<"pty" | "obj" | "pur">>[],
): Promise<T[]> {
  if (refs.length === 0) return [];
  const wanted = new Map(refs.map((ref) => [`${ref.id} ${ref.version}`, ref]));
  const rows = await db.query<BodyRow>(statement, [
    [...wanted.values()].map(({ id }) => uuidOf(id)),
    [...wanted.values()].map(({ version }) => version),
  ]);
  return rows.map((row) => recordFrom<T>(row));
}

/** Parties as they were at versions of theirs, each once, in no particular order. */
export const partiesAtVersions = (
  db: Queryable,
  refs: readonly VersionRef<Id<"pty">>[],
): Promise<Party[]> => recordsAt<Party>(db, PARTIES, refs);

/** The same of digital objects. */
export const objectsAtVersions = (
  db: Queryable,
  refs: readonly VersionRef<Id<"obj">>[],
): Promise<DigitalObject[]> => recordsAt<DigitalObject>(db, OBJECTS, refs);

/** The same of purposes. */
export const purposesAtVersions = (
  db: Queryable,
  refs: readonly VersionRef<Id<"pur">>[],
): Promise<Purpose[]> => recordsAt<Purpose>(db, PURPOSES, refs);

const AS_OF = {
  name: "parties-as-of",
  text: `select distinct on (w.n) w.n::int as n, v.body::text as body
         from unnest($1::uuid[], $2::timestamptz[]) with ordinality as w (party_id, at, n)
         join party_version v on v.party_id = w.party_id and v.recorded_at <= w.at
         order by w.n, v.version desc`,
};

/** Parties as they stood at instants, in the order asked; `undefined` before one was registered. */
export async function partiesAsOf(
  db: Queryable,
  asked: readonly { readonly id: PartyId; readonly at: Instant }[],
): Promise<(Party | undefined)[]> {
  if (asked.length === 0) return [];
  const rows = await db.query<BodyRow & { n: number }>(AS_OF, [
    asked.map(({ id }) => uuidOf(id)),
    asked.map(({ at }) => at),
  ]);
  const found = new Map(rows.map((row) => [row.n, recordFrom<Party>(row)]));
  return asked.map((_, index) => found.get(index + 1));
}
