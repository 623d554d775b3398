import type { Row, Statement } from "./db.ts";
import { decoderFor } from "./decode.ts";
import { encodeParams } from "./encode.ts";
import type { Outcome, Session } from "./session.ts";
import type { WorkerClient } from "../engine/worker-client.ts";
import type { WireRows } from "../engine/worker-messages.ts";

/** The one connection of the embedded engine, held until it is released. */
export class PgliteSession implements Session {
  readonly #worker: WorkerClient;
  readonly #release: () => void;

  constructor(worker: WorkerClient, release: () => void) {
    this.#worker = worker;
    this.#release = release;
  }

  get broken(): boolean {
    return this.#worker.end !== undefined;
  }

  async run(statement: Statement | string, params: readonly unknown[]): Promise<Outcome> {
    const named = typeof statement === "string" ? { text: statement } : statement;
    return outcomeOf(
      await this.#worker.rows({ kind: "run", ...named, values: encodeParams(params) }),
    );
  }

  async script(sql: string): Promise<Outcome> {
    return outcomeOf(await this.#worker.rows({ kind: "script", sql }));
  }

  /** There is no second connection to take its place, so nothing is discarded. */
  release(_discard: boolean): void {
    this.#release();
  }
}

const outcomeOf = ({ columns, rows, command }: WireRows): Outcome => {
  const readers = columns.map(({ name, oid }) => ({ name, decode: decoderFor(oid) }));
  return { rows: rows.map((fields) => rowOf(readers, fields)), command, unacknowledged: false };
};

function rowOf(
  readers: readonly { readonly name: string; readonly decode: (text: string) => unknown }[],
  fields: readonly (string | null)[],
): Row {
  const row: Row = {};
  readers.forEach(({ name, decode }, index) => {
    const text = fields[index] ?? null;
    row[name] = text === null ? null : decode(text);
  });
  return row;
}
