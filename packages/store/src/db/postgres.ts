import type { Db, Engine, Owner, Queryable, Row, Statement } from "./db.ts";
import { DatabaseClosedError } from "./errors.ts";
import { PostgresSession } from "./postgres-session.ts";
import { clientConfig } from "./postgres-settings.ts";
import { PrimaryPool } from "./primary-pool.ts";
import type { Acquire } from "./session.ts";
import { DbWatch } from "./watch.ts";
import { WorkRunner } from "./work-runner.ts";

export type PostgresOptions = {
  /** `postgres://user:password@host:port/database`; of several hosts (`h1:5432,h2:5432`) the primary is found. */
  readonly url: string;
  /** Where the owner of the tables connects; `url` by default. */
  readonly ownerUrl?: string | undefined;
  /** Most connections of the pool; 16 by default. 1 works. */
  readonly max?: number | undefined;
  /** The role that every pooled session takes, `kelisim_app`; none by default. */
  readonly role?: string | undefined;
  /** Longest run of one pooled statement in milliseconds; absent is no limit. */
  readonly statementTimeoutMs?: number | undefined;
  /** Longest wait for one answer of the pool's server, COMMIT included; absent is no limit. */
  readonly answerLimitMs?: number | undefined;
  readonly applicationName: string;
};

const DEFAULT_POOL = 16;

/** Opens a pool on a PostgreSQL server. Connects at the first query. */
export async function openPostgres(options: PostgresOptions): Promise<Db> {
  return new PostgresDb(options);
}

class PostgresDb implements Db {
  readonly engine: Engine = "postgres";
  readonly watch: DbWatch;
  readonly #options: PostgresOptions;
  readonly #pool: PrimaryPool;
  readonly #runner: WorkRunner;
  #closed = false;

  constructor(options: PostgresOptions) {
    this.#options = options;
    const { url, applicationName, max = DEFAULT_POOL } = options;
    this.#pool = new PrimaryPool(url, (one) => ({
      ...clientConfig(one, applicationName, options),
      max,
    }));
    this.watch = new DbWatch(max);
    this.#runner = new WorkRunner(
      "postgres",
      acquireFrom(this.#pool, () => this.#checkOpen(), options.answerLimitMs),
      this.watch,
    );
  }

  async query<R extends Row>(
    statement: Statement | string,
    params?: readonly unknown[],
  ): Promise<R[]> {
    return this.#runner.query<R>(statement, params);
  }

  async tx<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
    return this.#runner.tx(work);
  }

  async asOwner<T>(work: (owner: Owner) => Promise<T>): Promise<T> {
    this.#checkOpen();
    const { ownerUrl, url, applicationName } = this.#options;
    return this.#runner.apart(async () => {
      const pool = new PrimaryPool(ownerUrl ?? url, (one) => ({
        ...clientConfig(one, `${applicationName} (owner)`, {}),
        max: 1,
      }));
      try {
        return await work(
          new WorkRunner(
            "postgres",
            acquireFrom(pool, () => this.#checkOpen()),
          ),
        );
      } finally {
        await pool.end();
      }
    });
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#pool.end();
  }

  #checkOpen(): void {
    if (this.#closed) throw new DatabaseClosedError("The database has been closed");
  }
}

const acquireFrom =
  (pool: PrimaryPool, checkOpen: () => void, answerLimitMs?: number): Acquire =>
  async () => {
    checkOpen();
    const client = await pool.connect();
    return new PostgresSession(client, (discard) => client.release(discard), answerLimitMs);
  };
