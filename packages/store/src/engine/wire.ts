import { protocol } from "@electric-sql/pglite";
import type { WireValue } from "../db/encode.ts";
import type { SqlErrorFields } from "../db/errors.ts";
import type { WireRows } from "./worker-messages.ts";

const { serialize, messages } = protocol;

/** The engine's answer to one round of messages, which ends with ReadyForQuery. */
export type WireAnswer =
  | { readonly kind: "rows"; readonly result: WireRows }
  | { readonly kind: "refused"; readonly error: SqlErrorFields }
  /** The engine stopped in the middle, or said that it is no longer sound. */
  | { readonly kind: "unsound"; readonly message: string };

type Message = Parameters<Parameters<protocol.Parser["parse"]>[1]>[0];

/** One round of the extended protocol. `parsed`: the statement of this name is prepared already. */
export function runRound(
  name: string,
  text: string,
  values: readonly WireValue[],
  parsed: boolean,
): Uint8Array {
  return Buffer.concat([
    ...(parsed ? [] : [serialize.parse({ name, text })]),
    serialize.bind({ statement: name, values: [...values] }),
    serialize.describe({ type: "P" }),
    serialize.execute({}),
    serialize.sync(),
  ]);
}

/** One round of the simple protocol, which may hold several statements. */
export const scriptRound = (sql: string): Uint8Array => serialize.query(sql);

/** Whether the round prepared its statement, even if it failed afterwards. */
export const hasParsed = (round: readonly Message[]): boolean =>
  round.some((message) => message.name === "parseComplete");

/** Reads a round: the rows of its last statement, or its first error. */
export function readRound(round: readonly Message[], statement?: string): WireAnswer {
  let columns: WireRows["columns"] = [];
  let rows: (string | null)[][] = [];
  let command: string | undefined;
  for (const message of round) {
    if (message instanceof messages.DatabaseError) return readError(message, statement);
    if (message instanceof messages.RowDescriptionMessage) {
      columns = message.fields.map((field) => ({ name: field.name, oid: field.dataTypeID }));
      rows = [];
    } else if (message instanceof messages.DataRowMessage) {
      rows.push(message.fields);
    } else if (message instanceof messages.CommandCompleteMessage) {
      command = message.text.split(" ", 1)[0] ?? "";
    } else if (message.name === "emptyQuery") {
      command = "";
    }
  }
  if (command === undefined || round.at(-1)?.name !== "readyForQuery") {
    return { kind: "unsound", message: "the engine stopped in the middle of an answer" };
  }
  return { kind: "rows", result: { columns, rows, command } };
}

type ServerError = InstanceType<typeof messages.DatabaseError>;

function readError(error: ServerError, statement?: string): WireAnswer {
  const { severity, table, column, constraint, position, message } = error;
  const code = error.code ?? "XX000";
  if (severity === "PANIC" || severity === "FATAL") {
    return { kind: "unsound", message: `${severity} ${code}` };
  }
  const at = position === undefined ? undefined : Number(position);
  return {
    kind: "refused",
    error: { code, message, severity, table, column, constraint, position: at, statement },
  };
}
