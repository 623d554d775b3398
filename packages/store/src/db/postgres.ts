import pg from "pg";
import type { Db, Engine, Owner, Queryable, Row, Statement } from "./db.ts";
import { DatabaseClosedError } from "./errors.ts";
import { connectError, PostgresSession } from "./postgres-session.ts";
import { clientConfig } from "./postgres-settings.ts";
import type { Acquire } from "./session.ts";
import { WorkRunner } from "./work-runner.ts";

export type PostgresOptions = {
  /** `postgres://user:password@host:port/database`. */
  readonly url: string;
  /** Where the owner of the tables connects; `url` by default. */
  readonly ownerUrl?: string | undefined;
  /** Most connections of the pool; 16 by default. 1 works. */
  readonly max?: number | undefined;
  /** The role that every pooled session takes, `kelisim_app`; none by default. */
  readonly role?: string | undefined;
  /** Longest run of one pooled statement in milliseconds; absent is no limit. */
  readonly statementTimeoutMs?: number | undefined;
  readonly applicationName: string;
};

const DEFAULT_POOL = 16;

/** Opens a pool on a PostgreSQL server. Connects at the first query. */
export async function openPostgres(options: PostgresOptions): Promise<Db> {
  return new PostgresDb(options);
}

class PostgresDb implements Db {
  readonly engine: Engine = "postgres";
  readonly #options: PostgresOptions;
  readonly #pool: pg.Pool;
  readonly #runner: WorkRunner;
  #closed = false;

  constructor(options: PostgresOptions) {
    this.#options = options;
    const { url, applicationName, max = DEFAULT_POOL } = options;
    this.#pool = poolOf({ ...clientConfig(url, applicationName, options), max });
    this.#runner = new WorkRunner(
      "postgres",
      acquireFrom(this.#pool, () => this.#checkOpen()),
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
      const config = clientConfig(ownerUrl ?? url, `${applicationName} (owner)`, {});
      const pool = poolOf({ ...config, max: 1 });
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

/** Without error listeners the end of an idle connection would end the process. */
function poolOf(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config);
  const theNextQueryTells = (): void => {};
  pool.on("error", theNextQueryTells);
  pool.on("connect", (client) => client.on("error", theNextQueryTells));
  return pool;
}

const acquireFrom =
  (pool: pg.Pool, checkOpen: () => void): Acquire =>
  async () => {
    checkOpen();
    const client = await pool.connect().catch((error: unknown) => {
      throw connectError(error);
    });
    return new PostgresSession(client, (discard) => client.release(discard));
  };
