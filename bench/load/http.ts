import { connect, type Socket } from "node:net";

/** What came back for one request. */
export type Heard = (status: number, body: string) => void;

const HEAD_END = Buffer.from("\r\n\r\n");
const CHUNKS_END = "0\r\n\r\n";

/** Bytes of a whole answer that begins at 0, and where its body begins; `undefined` while some are missing. */
function measure(bytes: Buffer): { readonly body: number; readonly end: number } | undefined {
  const head = bytes.indexOf(HEAD_END);
  if (head < 0) return undefined;
  const body = head + HEAD_END.length;
  const [, length] = /\r\ncontent-length: *(\d+)/i.exec(bytes.toString("latin1", 0, head)) ?? [];
  if (length !== undefined) {
    const end = body + Number(length);
    return bytes.length < end ? undefined : { body, end };
  }
  // The servers of this run send the end of their chunks last, and nothing behind it.
  const isWhole =
    bytes.toString("latin1", Math.max(body, bytes.length - CHUNKS_END.length)) === CHUNKS_END;
  return isWhole ? { body, end: bytes.length } : undefined;
}

/**
 * One connection that is kept open and carries one request at a time. As little as will do: every
 * microsecond here is taken from the service on the same cores.
 */
export class Connection {
  readonly #socket: Socket;
  #heard: Heard | undefined;
  #rest: Buffer | undefined;

  private constructor(socket: Socket, fail: (error: Error) => void) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on("data", (bytes: Buffer) => this.#take(bytes));
    socket.on("error", fail);
    socket.on("close", () => fail(new Error("the server closed a connection")));
  }

  /** @param fail called when it breaks, also after `close` */
  static async open(url: string, fail: (error: Error) => void): Promise<Connection> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    await new Promise<void>((resolve, reject) => {
      socket.once("connect", resolve);
      socket.once("error", reject);
    });
    return new Connection(socket, fail);
  }

  /** Sends a whole request; its answer comes before the next one is sent. */
  send(request: string, heard: Heard): void {
    this.#heard = heard;
    this.#socket.write(request, "utf8");
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(bytes: Buffer): void {
    const all = this.#rest === undefined ? bytes : Buffer.concat([this.#rest, bytes]);
    const measured = measure(all);
    if (measured === undefined) {
      this.#rest = all;
      return;
    }
    this.#rest = undefined;
    const heard = this.#heard;
    this.#heard = undefined;
    heard?.(
      Number(all.toString("latin1", 9, 12)),
      all.toString("utf8", measured.body, measured.end),
    );
  }
}

/** A whole request with a JSON body. */
export function post(path: string, key: string | undefined, body: string): string {
  const authorization = key === undefined ? "" : `authorization: Bearer ${key}\r\n`;
  const length = Buffer.byteLength(body);
  return `POST ${path} HTTP/1.1\r\nhost: bench\r\n${authorization}content-type: application/json\r\ncontent-length: ${length}\r\n\r\n${body}`;
}

/** A whole request without a body. */
export const get = (path: string): string => `GET ${path} HTTP/1.1\r\nhost: bench\r\n\r\n`;
