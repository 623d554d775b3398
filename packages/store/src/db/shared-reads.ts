import type { Queryable, Row, Statement } from "./db.ts";

/** Another transaction holds what a command of a group needs: the command is run alone, and waits there. */
export class HeldElsewhereError extends Error {
  override readonly name = "HeldElsewhereError";
}

/** Records that are asked for by their ids and go to the database together. */
type Gathering = { readonly ids: string[]; readonly rows: Promise<readonly Row[]> };

/**
 * One transaction for several commands. A statement that says `shared` is asked once for the same
 * parameters, and all commands get its rows: nobody may change them. One that knows `many` is asked once for
 * all that the commands ask for at the same time.
 */
export class SharedReads implements Queryable {
  readonly #tx: Queryable;
  readonly #others: "wait" | "skip";
  readonly #asked = new Map<string, Promise<readonly Row[]>>();
  readonly #gathering = new Map<string, Gathering>();

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
    const free = this.#others === "skip" ? statement.free : undefined;
    const chosen = free ?? statement;
    const rows =
      chosen.many === undefined
        ? await this.#tx.query(chosen, params)
        : await this.#gathered(chosen.many, String(params[0]));
    if (free !== undefined && rows.length === 0) {
      throw new HeldElsewhereError(`${statement.name} is held elsewhere`);
    }
    return rows;
  }

  async #gathered(many: Statement, id: string): Promise<readonly Row[]> {
    const { ids, rows } = this.#gathering.get(many.name) ?? this.#gather(many);
    ids.push(id);
    return (await rows).filter((row) => row["id"] === id);
  }

  #gather(many: Statement): Gathering {
    const ids: string[] = [];
    // Once all commands that can go on have gone as far as they can.
    const rows = new Promise<void>((resolve) => process.nextTick(resolve)).then(() => {
      this.#gathering.delete(many.name);
      return this.#tx.query(many, [ids]);
    });
    const gathering = { ids, rows };
    this.#gathering.set(many.name, gathering);
    return gathering;
  }
}
