import pg from "pg";
import { ConnectionLostError } from "./errors.ts";
import { hostUrls } from "./host-list.ts";
import { connectError } from "./postgres-session.ts";

/** How long one host among several may take to answer, in milliseconds, before the next is tried. */
const HOST_TIMEOUT_MS = 3_000;

/** What the driver's pool says when all of its connections are in use for too long. */
const NONE_FREE = "timeout exceeded when trying to connect";

/**
 * Connections to the primary. Where the URL names several hosts, every new connection asks its
 * server whether it is in recovery (a standby), and the hosts are tried in turn, from the one that
 * was the primary last.
 */
export class PrimaryPool {
  readonly #pools: readonly pg.Pool[];
  readonly #primaries = new WeakSet<pg.PoolClient>();
  #last = 0;

  /** @param configOf the driver's configuration for the URL of one host */
  constructor(url: string, configOf: (url: string) => pg.PoolConfig) {
    const urls = hostUrls(url);
    const impatient = urls.length > 1 ? { Client: ImpatientClient } : {};
    this.#pools = urls.map((one) => poolOf({ ...configOf(one), ...impatient }));
  }

  /** @throws ConnectionLostError, SqlError where no host gives a connection to a primary */
  async connect(): Promise<pg.PoolClient> {
    const first = this.#last;
    let fault: unknown;
    for (let n = 0; n < this.#pools.length; n += 1) {
      const host = (first + n) % this.#pools.length;
      try {
        const client = await this.#connectTo(host);
        this.#last = host;
        return client;
      } catch (error) {
        if (isNoneFree(error)) throw connectError(error);
        fault = error instanceof NotPrimary ? (fault ?? error) : error;
      }
    }
    if (fault instanceof NotPrimary) throw new ConnectionLostError("standby", fault.message);
    throw connectError(fault);
  }

  async end(): Promise<void> {
    await Promise.all(this.#pools.map((pool) => pool.end()));
  }

  async #connectTo(host: number): Promise<pg.PoolClient> {
    const pool = this.#pools[host];
    if (pool === undefined) throw new RangeError("there is no such host");
    const client = await pool.connect();
    if (this.#pools.length === 1 || this.#primaries.has(client)) return client;
    const standby = await isStandby(client).catch((error: unknown) => {
      client.release(true);
      throw error;
    });
    if (standby) {
      client.release(true);
      throw new NotPrimary();
    }
    this.#primaries.add(client);
    return client;
  }
}

class NotPrimary extends Error {
  constructor() {
    super("Every host of DATABASE_URL that answers is a standby: promote one of them");
  }
}

const isNoneFree = (error: unknown): boolean =>
  error instanceof Error && error.message === NONE_FREE;

/** Waits less for its host than the pool waits for a free connection. */
class ImpatientClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super({ ...config, connectionTimeoutMillis: HOST_TIMEOUT_MS });
  }
}

async function isStandby(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ standby: boolean | string }>(
    "select pg_is_in_recovery() as standby",
  );
  return rows[0]?.standby !== false;
}

/** Without error listeners the end of an idle connection would end the process. */
function poolOf(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config);
  const theNextQueryTells = (): void => {};
  pool.on("error", theNextQueryTells);
  pool.on("connect", (client) => client.on("error", theNextQueryTells));
  return pool;
}
