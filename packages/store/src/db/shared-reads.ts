import type { Queryable, Row, Statement } from "./db.ts";

/**
 * One transaction for several commands. A statement that says `shared` is asked once for the same
 * parameters, and all commands get its rows: nobody may change them.
 */
export class SharedReads implements Queryable {
  readonly #tx: Queryable;
  readonly #asked = new Map<string, Promise<readonly Row[]>>();

  constructor(tx: Queryable) {
    this.#tx = tx;
  }

  query<R extends Row>(
    statement: Statement | string,
    params: readonly unknown[] = [],
  ): Promise<R[]> {
    if (typeof statement === "string" || statement.shared !== true) {
      return this.#tx.query<R>(statement, params);
    }
    const question = JSON.stringify([statement.name, ...params]);
    const asked = this.#asked.get(question) ?? this.#tx.query(statement, params);
    this.#asked.set(question, asked);
    return asked as Promise<R[]>;
  }
}
