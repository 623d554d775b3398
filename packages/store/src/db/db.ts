import type { DbWatch } from "./watch.ts";

/** One row: column name to value, in the JavaScript shapes that `values.ts` lists. */
export type Row = Record<string, unknown>;

/** A statement with a name is prepared once per connection. A name stands for one text for ever. */
export type Statement = {
  readonly name: string;
  readonly text: string;
  /** Commands of one transaction may share its rows: it is about no person, and its rows are held or never change. */
  readonly shared?: true;
  /** The same for whoever must not wait for another transaction: what it gives no row of is held there. */
  readonly free?: Statement;
  /** The same for many records at once: `$1` is an array of their UUIDs, and each row says in `id` which it is. */
  readonly many?: Statement;
};

/** Something that runs one SQL statement. */
export interface Queryable {
  /**
   * Runs one statement with `$1 …` parameters and gives its rows.
   *
   * Parameters: text, number, bigint, boolean, null, `Uint8Array` (bytea), arrays of these
   * (`$1::uuid[]`), plain objects (jsonb) and Temporal values. An array is always a PostgreSQL
   * array: pass a JSON array as `JSON.stringify(list)`.
   *
   * @throws SqlError when the server refuses the statement, ConnectionLostError when it cannot be
   *   reached, CommitUnknownError when the statement ran but its commit is not certain.
   */
  query<R extends Row>(statement: Statement | string, params?: readonly unknown[]): Promise<R[]>;
}

/** A transaction of the owner role: may also run a whole file of SQL statements. */
export interface OwnerTx extends Queryable {
  /** Runs several statements without parameters. They must not begin or end a transaction. */
  script(sql: string): Promise<void>;
}

/** The owner of the tables: for migrations, partitions and dropping sealed months only. */
export interface Owner extends Queryable {
  readonly engine: Engine;
  tx<T>(work: (tx: OwnerTx) => Promise<T>): Promise<T>;
}

export type Engine = "pglite" | "postgres";

/**
 * The database as the application role sees it. Works with a single connection: a unit of work
 * takes one `tx`, and using the `Db` itself inside it throws `TransactionMisuseError` at once.
 */
export interface Db extends Queryable {
  readonly engine: Engine;
  /** Its connections in use, for figures. */
  readonly watch: DbWatch;

  /**
   * Runs `work` in one READ COMMITTED transaction: commits when it resolves, rolls back when it
   * throws. `work` must be re-runnable and must fix its ids and instants before it starts: it is
   * run again (at most five times) after 40001 and 40P01, and after a lost connection as long as
   * COMMIT was not sent.
   *
   * @throws CommitUnknownError when COMMIT was sent and its outcome is not known.
   */
  tx<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;

  /**
   * Runs `work` as the owner of the tables. On PGlite everything else waits meanwhile; on
   * PostgreSQL it takes a short-lived connection of its own.
   */
  asOwner<T>(work: (owner: Owner) => Promise<T>): Promise<T>;

  /** Waits for running work, then closes. Calls after it throw. */
  close(): Promise<void>;
}
