import type { Db, Engine, Owner, Queryable, Row, Statement } from "./db.ts";
import { DatabaseClosedError, TransactionMisuseError } from "./errors.ts";
import { PgliteSession } from "./pglite-session.ts";
import type { Acquire } from "./session.ts";
import { checkedRole } from "./session-settings.ts";
import { DbWatch } from "./watch.ts";
import { WorkRunner } from "./work-runner.ts";
import { makeDirectory, prepareData } from "../engine/data-directory.ts";
import { DirectoryLock } from "../engine/directory-lock.ts";
import type { SyncCounts } from "../engine/worker-messages.ts";
import { FifoLock } from "../engine/fifo-lock.ts";
import { WorkerClient } from "../engine/worker-client.ts";

export type PgliteOptions = {
  /** The store's own directory; made with mode 0700. Holds `pgdata/` and the lock. */
  readonly directory: string;
  /** The role of ordinary queries, `kelisim_app`; without it they run as the owner. */
  readonly role?: string | undefined;
  /** A word for the message that a second process gets, such as `kelisim serve`. */
  readonly note?: string | undefined;
};

/** The embedded engine, with what its own tests look at. */
export interface PgliteDb extends Db {
  /** How many times the engine has made the kernel sync its files and directories. */
  syncs(): Promise<SyncCounts>;
}

const WORKER = new URL("./pglite-worker.ts", import.meta.url);

/**
 * Opens the embedded PostgreSQL on a directory, making the database at the first time (2 to 3 s).
 * @throws StoreLockedError when another process holds the directory
 */
export async function openPglite(options: PgliteOptions): Promise<PgliteDb> {
  makeDirectory(options.directory);
  const lock = DirectoryLock.take(options.directory, options.note);
  try {
    const directory = await prepareData(options.directory, async (unfinished) => {
      const worker = await WorkerClient.start(WORKER, {
        task: "initialise",
        directory: unfinished,
      });
      await worker.terminate();
    });
    const worker = await WorkerClient.start(WORKER, { task: "serve", directory });
    return new EmbeddedDb(worker, lock, options.role);
  } catch (error) {
    lock.release();
    throw error;
  }
}

class EmbeddedDb implements PgliteDb {
  readonly engine: Engine = "pglite";
  readonly watch = new DbWatch(1);
  readonly #worker: WorkerClient;
  readonly #lock: DirectoryLock;
  readonly #role: string | undefined;
  readonly #turns = new FifoLock();
  readonly #runner: WorkRunner;
  #isOwner = true;
  #closing: Promise<void> | undefined;

  constructor(worker: WorkerClient, lock: DirectoryLock, role: string | undefined) {
    this.#worker = worker;
    this.#lock = lock;
    this.#role = role === undefined ? undefined : checkedRole(role);
    this.#runner = new WorkRunner("pglite", this.#acquire, this.watch);
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
    return this.#runner.apart(async () => {
      const done = await this.#takeTurn();
      // The turn is ours: the owner's units of work share it, one after another.
      const ownTurns = new FifoLock();
      let over = false;
      const acquire: Acquire = async () => {
        const next = await ownTurns.take();
        if (over) throw new TransactionMisuseError("The owner was used after its work had ended");
        return new PgliteSession(this.#worker, next);
      };
      try {
        await this.#becomeOwner();
        return await work(new WorkRunner("pglite", acquire));
      } finally {
        // Waits for what the work left running, before its turn ends.
        const last = await ownTurns.take();
        over = true;
        last();
        if (this.#worker.end === undefined) await this.#worker.rows({ kind: "forget" });
        done();
      }
    });
  }

  async syncs(): Promise<SyncCounts> {
    const done = await this.#takeTurn();
    return this.#worker.syncs().finally(done);
  }

  close(): Promise<void> {
    this.#closing ??= this.#closeAfterLastTurn();
    return this.#closing;
  }

  async #closeAfterLastTurn(): Promise<void> {
    const done = await this.#turns.take();
    try {
      await this.#worker.close();
    } finally {
      this.#lock.release();
      done();
    }
  }

  readonly #acquire: Acquire = async () => {
    const done = await this.#takeTurn();
    try {
      await this.#takeRole();
    } catch (error) {
      done();
      throw error;
    }
    return new PgliteSession(this.#worker, done);
  };

  async #takeRole(): Promise<void> {
    if (!this.#isOwner || this.#role === undefined) return;
    await this.#worker.rows({ kind: "script", sql: `set role ${this.#role}` });
    this.#isOwner = false;
  }

  async #becomeOwner(): Promise<void> {
    if (this.#isOwner) return;
    await this.#worker.rows({ kind: "script", sql: "reset role" });
    this.#isOwner = true;
  }

  /** Waits for its turn. Turns asked for before `close` are still served. */
  async #takeTurn(): Promise<() => void> {
    if (this.#closing !== undefined) throw new DatabaseClosedError("The database has been closed");
    return this.#turns.take();
  }
}
