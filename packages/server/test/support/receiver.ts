import { once } from "node:events";
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";

/** One request that came in, whole. */
export type Received = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

/** How a request is answered: with a status, with silence, or by hand. */
export type Reaction = number | "silence" | ((response: ServerResponse) => void);

/** A real HTTP server that keeps what it is sent and answers as it is told; 200 otherwise. */
export class Receiver {
  readonly received: Received[] = [];
  /** Told of every request before it is answered. */
  onRequest: (received: Received) => void = () => undefined;
  readonly #server: Server;
  readonly #reactions: Reaction[] = [];
  #always: Reaction = 200;

  private constructor() {
    this.#server = createServer((request, response) => void this.#take(request, response));
  }

  static async start(): Promise<Receiver> {
    const receiver = new Receiver();
    receiver.#server.listen(0, "127.0.0.1");
    await once(receiver.#server, "listening");
    return receiver;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/hook`;
  }

  /** The reactions to the next requests, in their order. */
  next(...reactions: readonly Reaction[]): void {
    this.#reactions.push(...reactions);
  }

  /** The reaction to every request that has none of its own. */
  always(reaction: Reaction): void {
    this.#always = reaction;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = "", url = "", headers } = request;
    const received = { method, path: url, headers, body: Buffer.concat(chunks).toString("utf8") };
    this.received.push(received);
    this.onRequest(received);
    const reaction = this.#reactions.shift() ?? this.#always;
    if (typeof reaction === "function") reaction(response);
    else if (reaction !== "silence") response.writeHead(reaction).end("an answer nobody reads");
  }
}

/** What a body says, as a message of the feed. */
export const messageOf = ({
  body,
}: Received): {
  readonly id: string;
  readonly type: string;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, string>>;
} => JSON.parse(body) as ReturnType<typeof messageOf>;
