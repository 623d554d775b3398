import { once } from "node:events";
import { request, type ClientRequest, type IncomingMessage } from "node:http";
import { createInterface } from "node:readline";
import type { ImportEndAnswer, ImportRowAnswer } from "@kelisim/protocol";
import type { Api } from "./http-client.ts";

/** A line of an import's answer, whichever it is. */
export type AnswerLine = Partial<ImportRowAnswer> & Partial<ImportEndAnswer>;

/** A call whose body and answer go on at the same time. */
export class LineCall {
  readonly #request: ClientRequest;
  readonly #response: Promise<IncomingMessage>;
  #lines: AsyncIterator<string> | undefined;

  constructor({ url, key }: Api, path: string, type = "application/x-ndjson") {
    this.#request = request(`${url}${path}`, {
      method: "POST",
      agent: false,
      headers: { authorization: `Bearer ${key}`, "content-type": type },
    });
    this.#response = once(this.#request, "response").then(([answer]) => answer as IncomingMessage);
    this.#response.catch(() => undefined);
    this.#request.flushHeaders();
  }

  /** Sends a piece. @returns whether more may be sent at once */
  send(piece: string | Uint8Array): boolean {
    return this.#request.write(piece);
  }

  /** Ends the body. */
  end(piece = ""): void {
    this.#request.end(piece);
  }

  async status(): Promise<number | undefined> {
    return (await this.#response).statusCode;
  }

  /** The next line of the answer; `undefined` after the last. */
  async next(): Promise<AnswerLine | undefined> {
    const input = await this.#response;
    this.#lines ??= createInterface({ input, crlfDelay: Infinity })[Symbol.asyncIterator]();
    const { value, done } = await this.#lines.next();
    return done === true ? undefined : (JSON.parse(value) as AnswerLine);
  }

  /** All lines that are left. */
  async rest(): Promise<AnswerLine[]> {
    const lines: AnswerLine[] = [];
    for (let line = await this.next(); line !== undefined; line = await this.next()) {
      lines.push(line);
    }
    return lines;
  }

  /** Ends the connection as a crash does. */
  cut(): void {
    this.#request.on("error", () => undefined);
    this.#request.destroy();
  }
}

/** Sends a whole body and gives every line of the answer. */
export async function importAll(
  api: Api,
  body: string | Uint8Array,
  query = "",
): Promise<{ readonly rows: readonly AnswerLine[]; readonly end: AnswerLine }> {
  const call = new LineCall(api, `/v1/consent-imports${query}`);
  call.send(body);
  call.end();
  const rows = await call.rest();
  const end = rows.pop();
  if (end === undefined) throw new Error("an answer without a last line");
  return { rows, end };
}
