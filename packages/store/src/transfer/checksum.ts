import { hash } from "node:crypto";
import type { Queryable } from "../db/db.ts";
import { quoted } from "./tables.ts";
import type { TableShape, TableSummary, TextRow } from "./store-image.ts";

/**
 * A table's checksum is the sum of its rows' SHA-256, in four lanes of 64 bits, each modulo 2^64.
 * A row is hashed as `<bytes>:<text>` of each value and `-` for null, one after the other. PostgreSQL
 * and this file count the same.
 */
const LANES = [0, 1, 2, 3] as const;
const LANE_BITS = 64;

const inHex = (sums: readonly bigint[]): string =>
  sums.map((sum) => BigInt.asUintN(LANE_BITS, sum).toString(16).padStart(16, "0")).join("");

type Sums = { rows: string } & Record<`lane${(typeof LANES)[number]}`, string | null>;

/**
 * Rows and checksum of a table, counted by the database.
 * @param textOf the SQL text form of a column
 */
export async function summarise(
  db: Queryable,
  table: TableShape,
  textOf: (column: TableShape["columns"][number]) => string,
): Promise<TableSummary> {
  const values = table.columns.map((column) => {
    const text = textOf(column);
    return `coalesce(octet_length(${text})::text || ':' || ${text}, '-')`;
  });
  const sums = LANES.map(
    (lane) => `sum(('x' || substr(h, ${1 + lane * 16}, 16))::bit(64)::bigint)::text as lane${lane}`,
  );
  const [counted] = await db.query<Sums>(
    `select count(*)::text as rows, ${sums.join(", ")}
     from (select encode(sha256(convert_to(${values.join(" || ")}, 'UTF8')), 'hex') as h
           from ${quoted(table.name)}) as hashed`,
  );
  if (counted === undefined) throw new Error("a count without a row");
  return {
    rows: Number(counted.rows),
    checksum: inHex(LANES.map((lane) => BigInt(counted[`lane${lane}`] ?? 0))),
  };
}

/** Counts rows that pass through this process, in the same way. */
export class RowCounter {
  #rows = 0;
  readonly #sums: [bigint, bigint, bigint, bigint] = [0n, 0n, 0n, 0n];

  add(row: TextRow): void {
    const text = row
      .map((value) => (value === null ? "-" : `${Buffer.byteLength(value)}:${value}`))
      .join("");
    const digest = hash("sha256", text, "buffer");
    for (const lane of LANES) this.#sums[lane] += digest.readBigUInt64BE(lane * 8);
    this.#rows += 1;
  }

  get rows(): number {
    return this.#rows;
  }

  summary(): TableSummary {
    return { rows: this.#rows, checksum: inHex(this.#sums) };
  }
}

export const isSame = (a: TableSummary, b: TableSummary): boolean =>
  a.rows === b.rows && a.checksum === b.checksum;
