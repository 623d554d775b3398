import type { Queryable, Row, Statement } from "./db.ts";

/** Another transaction holds what a command of a group needs: the command is run alone, and waits there. */
export class HeldElsewhereError extends Error {
  override readonly name = "HeldElsewhereError";
}

/**
 * One transaction for several commands. A statement that says `shared` is asked once for the same
 * parameters, and all commands get its rows: nobody may change them.
 */
export class SharedReads implements Queryable {
  readonly #tx: Queryable;
  readonly #others: "wait" | "skip";
  readonly #asked = new Map<string, Promise<readonly Row[]>>();

  /** @param others what to do where a registry record is held by somebody else */
  constructor(tx: Queryable, others: "wait" | "skip") {
    this.#tx = tx;
    this.#others = others;
  }

  /** @throws HeldElsewhereError for a record that is held elsewhere, unless it may be waited for */
  query<R extends Row>(
    statement: Statement | string,
    params: readonly unknown[] = [],
  ): Promise<R[]> {
    if (typeof statement === "string" || statement.shared !== true) {
      return this.#tx.query<R>(statement, params);
    }
    const question = JSON.stringify([statement.name, ...params]);
    const asked = this.#asked.get(question) ?? this.#ask(statement, params);
    this.#asked.set(question, asked);
    return asked as Promise<R[]>;
  }

  async #ask(statement: Statement, params: readonly unknown[]): Promise<readonly Row[]> {
    if (this.#others === "wait" || statement.free === undefined) {
      return this.#tx.query(statement, params);
    }
    const rows = await this.#tx.query(statement.free, params);
    if (rows.length === 0) throw new HeldElsewhereError(`${statement.name} is held elsewhere`);
    return rows;
  }
}
