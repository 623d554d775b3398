import type { Engine, Owner, OwnerTx, Row, Statement } from "./db.ts";
import type { Acquire } from "./session.ts";
import { TransactionGuard } from "./transaction-guard.ts";
import { runSingle, runTransaction } from "./unit-of-work.ts";

/** The common part of both adapters: single statements and transactions over taken connections. */
export class WorkRunner implements Owner {
  readonly engine: Engine;
  readonly #acquire: Acquire;
  readonly #guard = new TransactionGuard();

  constructor(engine: Engine, acquire: Acquire) {
    this.engine = engine;
    this.#acquire = acquire;
  }

  async query<R extends Row>(
    statement: Statement | string,
    params: readonly unknown[] = [],
  ): Promise<R[]> {
    this.#guard.check();
    return runSingle<R>(this.#acquire, statement, params);
  }

  async tx<T>(work: (tx: OwnerTx) => Promise<T>): Promise<T> {
    this.#guard.check();
    return runTransaction(this.#acquire, (tx) => this.#guard.run(() => work(tx)));
  }

  /** Runs work during which this runner must not be used, like the inside of a transaction. */
  async apart<T>(work: () => Promise<T>): Promise<T> {
    this.#guard.check();
    return this.#guard.run(work);
  }
}
