import { type messages, protocol } from "@electric-sql/pglite";
import type { SqlErrorFields } from "./errors.ts";
import type { WireRows, WorkerRequest } from "../engine/worker-messages.ts";

type Message = Parameters<Parameters<protocol.Parser["parse"]>[1]>[0];

/** The answer of the server to one round of messages, which ends with ReadyForQuery. */
export type WireAnswer =
  | { readonly kind: "rows"; readonly result: WireRows }
  | { readonly kind: "refused"; readonly error: SqlErrorFields; readonly deadly: boolean }
  /** The server stopped in the middle: it is no longer sound. */
  | { readonly kind: "cut-off" };

const { serialize } = protocol;

/** Bytes of one extended-protocol round; `parse` only where the statement is new. */
export function runMessages(request: WorkerRequest & { kind: "run" }, parse: boolean): Uint8Array {
  const name = request.name ?? "";
  return join([
    ...(parse ? [serialize.parse({ name, text: request.text })] : []),
    serialize.bind({ statement: name, values: [...request.values] }),
    serialize.describe({ type: "P" }),
    serialize.execute({}),
    serialize.sync(),
  ]);
}

/** Bytes of one simple-protocol round, which may hold several statements. */
export const scriptMessages = (sql: string): Uint8Array => serialize.query(sql);

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
