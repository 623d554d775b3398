import type { Engine, Owner, OwnerTx, Row, Statement } from "./db.ts";
import type { Acquire } from "./session.ts";
import { TransactionGuard } from "./transaction-guard.ts";
import { inSpan } from "./tracing.ts";
import { runSingle, runTransaction } from "./unit-of-work.ts";
import { DbWatch } from "./watch.ts";

const TRANSACTION = { attributes: { "db.system.name": "postgresql" } };

/** The common part of both adapters: single statements and transactions over taken connections. */
export class WorkRunner implements Owner {
  readonly engine: Engine;
  readonly #acquire: Acquire;
  readonly #guard = new TransactionGuard();
  readonly #watch: DbWatch;

  constructor(engine: Engine, acquire: Acquire, watch = new DbWatch(1)) {
    this.engine = engine;
    this.#acquire = acquire;
    this.#watch = watch;
  }

  async query<R extends Row>(
    statement: Statement | string,
    params: readonly unknown[] = [],
  ): Promise<R[]> {
    this.#guard.check();
    return this.#watch.unit(this.#acquire, (acquire) => runSingle<R>(acquire, statement, params));
  }

  async tx<T>(work: (tx: OwnerTx) => Promise<T>): Promise<T> {
    this.#guard.check();
    return inSpan("transaction", TRANSACTION, () =>
      this.#watch.unit(this.#acquire, (acquire) =>
        runTransaction(acquire, (tx) => this.#guard.run(() => work(tx))),
      ),
    );
  }

  /** Runs work during which this runner must not be used, like the inside of a transaction. */
  async apart<T>(work: () => Promise<T>): Promise<T> {
    this.#guard.check();
    return this.#guard.run(work);
  }
}
