import { writeRecord, type DataCategory, type Instant } from "@kelisim/core";
import type { Queryable } from "../db/db.ts";
import { recordFrom, type BodyRow } from "./registry-row.ts";

/** A page of the dictionary by code. */
export async function listCategories(
  db: Queryable,
  after: string | undefined,
  limit: number,
): Promise<DataCategory[]> {
  const text = `select body::text as body from data_category
    where $1::text is null or code > $1 order by code limit $2`;
  const rows = await db.query<BodyRow>({ name: "categories-page", text }, [after ?? null, limit]);
  return rows.map((row) => recordFrom<DataCategory>(row));
}

/** The categories with these codes; unknown codes are left out. */
export async function categoriesByCodes(
  db: Queryable,
  codes: readonly string[],
): Promise<ReadonlyMap<string, DataCategory>> {
  const text = "select body::text as body from data_category where code = any($1::text[])";
  const rows = await db.query<BodyRow>({ name: "categories-by-codes", text }, [[...codes]]);
  const found = rows.map((row) => recordFrom<DataCategory>(row));
  return new Map(found.map((category) => [category.code, category]));
}

/** Adds a category. `false` if the code is taken. */
export async function insertCategory(
  tx: Queryable,
  category: DataCategory,
  at: Instant,
): Promise<boolean> {
  const rows = await tx.query(
    `insert into data_category (code, body, recorded_at) values ($1, $2::jsonb, $3)
     on conflict do nothing returning code`,
    [category.code, writeRecord(category), at],
  );
  return rows.length > 0;
}
