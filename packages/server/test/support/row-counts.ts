import assert from "node:assert/strict";
import type { Db } from "@kelisim/store";

/** Tables that keep the books of calls and of the service itself. */
const BOOKS: ReadonlySet<string> = new Set(["command_audit", "idempotency", "job", "process"]);

/** Refusals wait for their place in the log like all evidence, and are counted as little as their rows. */
const PARTS: Readonly<Record<string, string>> = {
  log_pending: "log_pending where kind <> 'audit'",
};

type Counts = Readonly<Record<string, number>>;

async function countStatement(db: Db): Promise<string> {
  const tables = await db.query<{ name: string }>(
    `select relname::text as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
       and has_table_privilege(oid, 'select') order by relname`,
  );
  const names = tables.map(({ name }) => name).filter((name) => !BOOKS.has(name));
  return names
    .map((name) => `select '${name}' as name, count(*)::int as rows from ${PARTS[name] ?? name}`)
    .join(" union all ");
}

/** How many rows each table has that the service can read, its own books left out. */
export class RowCounter {
  readonly #db: Db;
  #text: Promise<string> | undefined;

  constructor(db: Db) {
    this.#db = db;
  }

  async counts(): Promise<Counts> {
    this.#text ??= countStatement(this.#db);
    const statement = { name: "test-row-counts", text: await this.#text };
    const counted = await this.#db.query<{ name: string; rows: number }>(statement);
    return Object.fromEntries(counted.map(({ name, rows }) => [name, rows]));
  }

  /** Fails if the work leaves a row behind, or takes one away. */
  async unchangedBy<T>(work: () => Promise<T>): Promise<T> {
    const before = await this.counts();
    const result = await work();
    assert.deepEqual(await this.counts(), before, "something was half-done");
    return result;
  }
}
