import {
  operation,
  type OPERATION_SCHEMAS,
  type OperationId,
  type ProblemDetails,
} from "@kelisim/protocol";
import type { Static, TSchema } from "typebox";

type Schemas<I extends OperationId> = (typeof OPERATION_SCHEMAS)[I];
type AnswerOf<I extends OperationId> =
  Schemas<I> extends { answer: infer S extends TSchema } ? Static<S> : never;

/** What goes with a call: a bearer token, the id in the path, a query, a body. */
export type Sent = {
  readonly key?: string;
  readonly id?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
};

export type Received<I extends OperationId> =
  | { readonly ok: true; readonly body: AnswerOf<I> }
  | { readonly ok: false; readonly status: number; readonly code: string };

/** Makes the calls of the contract over the wire. */
export class Client {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** @throws Error on an answer that is neither the promised one nor a 4xx problem */
  async call<I extends OperationId>(id: I, sent: Sent): Promise<Received<I>> {
    const { method, path, successStatus } = operation(id);
    const query = sent.query === undefined ? "" : `?${new URLSearchParams(sent.query).toString()}`;
    const headers = {
      ...(sent.key === undefined ? {} : { authorization: `Bearer ${sent.key}` }),
      ...(sent.body === undefined ? {} : { "content-type": "application/json" }),
    };
    const answer = await fetch(`${this.#url}${path.replace("{id}", sent.id ?? "")}${query}`, {
      method,
      headers,
      body: sent.body === undefined ? null : JSON.stringify(sent.body),
    });
    const body: unknown = await answer.json();
    // The service under test checks its answers against the schemas that these types come from.
    if (answer.status === successStatus) return { ok: true, body: body as AnswerOf<I> };
    const { status } = answer;
    const { code, errors = [] } = body as ProblemDetails;
    if (status >= 400 && status < 500) return { ok: false, status, code };
    throw new Error(`${id}: ${status} ${code} ${JSON.stringify(errors)}`);
  }

  /** Sends lines and reads those of the answer. @throws Error where the call is refused as a whole */
  async lines(id: OperationId, key: string, lines: readonly object[]): Promise<string> {
    const { path } = operation(id);
    const answer = await fetch(`${this.#url}${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/x-ndjson" },
      body: lines.map((line) => `${JSON.stringify(line)}\n`).join(""),
    });
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`${id}: ${answer.status} ${text}`);
    return text;
  }

  /** A call that the scenario takes for granted. @throws Error if it is refused */
  async must<I extends OperationId>(id: I, sent: Sent): Promise<AnswerOf<I>> {
    const answer = await this.call(id, sent);
    if (!answer.ok) throw new Error(`${id} was refused: ${answer.status} ${answer.code}`);
    return answer.body;
  }
}
