import pg from "pg";
import { limitAnswer } from "./answer-limit.ts";
import type { Row, Statement } from "./db.ts";
import { encodeParams } from "./encode.ts";
import { ConnectionLostError, SqlError } from "./errors.ts";
import type { Outcome, Session } from "./session.ts";

/** A connection of `pg`, with the driver's errors and notices translated. */
export class PostgresSession implements Session {
  readonly #client: pg.ClientBase;
  readonly #giveBack: (discard: boolean) => void;
  readonly #answerLimitMs: number | undefined;
  #broken = false;
  #unacknowledged = false;
  #released = false;

  /** @param answerLimitMs longest wait for one answer, in milliseconds; absent is no limit */
  constructor(client: pg.ClientBase, giveBack: (discard: boolean) => void, answerLimitMs?: number) {
    this.#client = client;
    this.#answerLimitMs = answerLimitMs;
    this.#giveBack = giveBack;
    client.on("error", this.#onBroken);
    client.on("end", this.#onBroken);
    client.on("notice", this.#onNotice);
  }

  get broken(): boolean {
    return this.#broken;
  }

  run(statement: Statement | string, params: readonly unknown[]): Promise<Outcome> {
    const { name, text } = typeof statement === "string" ? unnamed(statement) : statement;
    return this.#send({ text, values: encodeParams(params), ...(name && { name }) }, name);
  }

  script(sql: string): Promise<Outcome> {
    return this.#send({ text: sql }, undefined);
  }

  release(discard: boolean): void {
    if (this.#released) return;
    this.#released = true;
    this.#client.off("error", this.#onBroken);
    this.#client.off("end", this.#onBroken);
    this.#client.off("notice", this.#onNotice);
    this.#giveBack(discard || this.#broken);
  }

  async #send(query: pg.QueryConfig, name: string | undefined): Promise<Outcome> {
    this.#unacknowledged = false;
    const limit = this.#answerLimitMs;
    const answered = limit === undefined ? undefined : limitAnswer(this.#client, limit);
    try {
      // Several statements in one text give several results, which the driver's types leave out.
      const answer: pg.QueryResult<Row> | pg.QueryResult<Row>[] =
        await this.#client.query<Row>(query);
      const last = Array.isArray(answer) ? answer.at(-1) : answer;
      return {
        rows: last?.rows ?? [],
        command: last?.command ?? "",
        unacknowledged: this.#unacknowledged,
      };
    } catch (error) {
      if (error instanceof pg.DatabaseError) throw sqlError(error, name);
      if (this.#broken) throw new ConnectionLostError(codeOf(error), LOST);
      throw error; // of our own encoders and decoders
    } finally {
      answered?.();
    }
  }

  readonly #onBroken = (): void => {
    this.#broken = true;
  };

  /** The routine is the place in the server that gives up waiting; the text may be translated. */
  readonly #onNotice = (notice: { readonly routine?: string | undefined }): void => {
    if (notice.routine === "SyncRepWaitForLSN") this.#unacknowledged = true;
  };
}

const LOST = "The connection to the database broke";

const unnamed = (text: string): { name: undefined; text: string } => ({ name: undefined, text });

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "lost";

const sqlError = (error: pg.DatabaseError, statement: string | undefined): SqlError =>
  new SqlError({
    code: error.code ?? "XX000",
    message: error.message,
    severity: error.severity,
    table: error.table,
    column: error.column,
    constraint: error.constraint,
    position: error.position === undefined ? undefined : Number(error.position),
    statement,
  });

/** The driver's error at connecting as ours; its own text may hold a user or an address. */
export function connectError(error: unknown): Error {
  if (error instanceof pg.DatabaseError) return sqlError(error, undefined);
  const code = error instanceof Error && /timeout/.test(error.message) ? "timeout" : codeOf(error);
  return new ConnectionLostError(
    code,
    "No connection to the database: check DATABASE_URL and whether the server runs",
  );
}
