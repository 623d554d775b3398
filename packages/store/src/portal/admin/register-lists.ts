import type { DigitalObject, Party, Text3 } from "@kelisim/core";
import type { Queryable } from "../../db/db.ts";
import { recordFrom, type BodyRow } from "../../registry/registry-row.ts";

/** Records of the register whose number or name holds some words; all where there are none. */
export type RegisterSearch = {
  readonly words: string;
  /** UUID of the last one of the earlier page. */
  readonly after: string | undefined;
  readonly limit: number;
};

/** `%` and `_` stand for themselves. */
const pattern = (words: string): string => `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

/** A page of parties, by id: the register has thousands, not millions. */
export async function searchParties(
  db: Queryable,
  { words, after, limit }: RegisterSearch,
): Promise<Party[]> {
  const text = `select body::text as body from party
    where ($1::uuid is null or party_id > $1)
      and ($2 = '%%' or bin like $2 or concat_ws(' ', body #>> '{name,kk}', body #>> '{name,ru}', body #>> '{name,en}') ilike $2)
    order by party_id limit $3`;
  const rows = await db.query<BodyRow>({ name: "search-parties", text }, [
    ...[after ?? null, pattern(words), limit],
  ]);
  return rows.map((row) => recordFrom<Party>(row));
}

/** A page of digital objects, by id. */
export async function searchObjects(
  db: Queryable,
  { words, after, limit }: RegisterSearch,
): Promise<DigitalObject[]> {
  const text = `select body::text as body from digital_object
    where ($1::uuid is null or object_id > $1) and ($2 = '%%' or concat_ws(' ', body #>> '{name,kk}', body #>> '{name,ru}', body #>> '{name,en}') ilike $2)
    order by object_id limit $3`;
  const rows = await db.query<BodyRow>({ name: "search-objects", text }, [
    ...[after ?? null, pattern(words), limit],
  ]);
  return rows.map((row) => recordFrom<DigitalObject>(row));
}

/** The names of the parties with these BINs; unknown ones are left out. */
export async function partyNames(
  db: Queryable,
  bins: readonly string[],
): Promise<ReadonlyMap<string, Text3>> {
  if (bins.length === 0) return new Map();
  const rows = await db.query<{ bin: string; name: Text3 }>(
    {
      name: "party-names",
      text: "select bin, body -> 'name' as name from party where bin = any($1::text[])",
    },
    [[...new Set(bins)]],
  );
  return new Map(rows.map(({ bin, name }) => [bin, name]));
}
