import type { OwnerTx, Row, Statement } from "./db.ts";
import { TransactionMisuseError } from "./errors.ts";
import type { Session } from "./session.ts";

/** The `tx` that a unit of work holds: one statement at a time, and none after its end. */
export class OpenTransaction implements OwnerTx {
  readonly #session: Session;
  #last: Promise<unknown> = Promise.resolve();
  #ended = false;

  constructor(session: Session) {
    this.#session = session;
  }

  async query<R extends Row>(
    statement: Statement | string,
    params: readonly unknown[] = [],
  ): Promise<R[]> {
    const { rows } = await this.#next(() => this.#session.run(statement, params));
    return rows as R[];
  }

  async script(sql: string): Promise<void> {
    await this.#next(() => this.#session.script(sql));
  }

  /** Refuses everything new and waits for what is on its way. */
  async end(): Promise<void> {
    this.#ended = true;
    await this.#last;
  }

  /** Statements started side by side run one after another: there is one connection. */
  #next<T>(step: () => Promise<T>): Promise<T> {
    const result = this.#last.then(() => {
      if (this.#ended) {
        throw new TransactionMisuseError("This transaction has ended: await what the work starts");
      }
      return step();
    });
    this.#last = result.catch(() => undefined);
    return result;
  }
}
