import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  createCosigner,
  formatSignatureLine,
  parseAddCheckpoint,
  parseCheckpoint,
  verifyConsistency,
  verifyNote,
} from "@kelisim/log";

/** How a witness may misbehave, or fail. */
export type Mischief =
  | "honest"
  | "signs-with-another-key"
  | "redirects"
  | "answers-endlessly"
  | "is-away"
  | "adds-lines-of-others";

type Answer = { readonly status: number; readonly type: string; readonly body: string };

const plain = (status: number, body = ""): Answer => ({ status, type: "text/plain", body });
/** 2026-11-20, in seconds. */
const SEEN_AT = 1_795_000_000n;

/**
 * A witness of its own making behind real HTTP: it remembers what it saw of one log, checks signature and
 * consistency itself, and cosigns with its own key. @see C2SP tlog-witness
 */
export class WitnessDouble {
  /** The bodies that came in. */
  readonly asked: string[] = [];
  mischief: Mischief = "honest";
  /** What it saw last; it may be told to remember something else. */
  seen: { size: bigint; root: Uint8Array } | undefined;
  readonly #seed: Uint8Array;
  readonly #name: string;
  #logKeys: readonly string[] = [];
  readonly #server = createServer((request, response) => void this.#take(request, response));

  private constructor(name: string, seed: number) {
    this.#name = name;
    this.#seed = new Uint8Array(32).fill(seed);
  }

  static async start(name: string, seed: number): Promise<WitnessDouble> {
    const witness = new WitnessDouble(name, seed);
    witness.#server.listen(0, "127.0.0.1");
    await once(witness.#server, "listening");
    return witness;
  }

  /** The keys of the log that it trusts. */
  trust(...keys: readonly string[]): void {
    this.#logKeys = keys;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/${this.#name}`;
  }

  get key(): string {
    return this.#cosigner().verifierKey.text;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  #cosigner(seed = this.#seed) {
    return createCosigner(this.#name, seed, SEEN_AT);
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString("utf8");
    this.asked.push(body);
    if (this.mischief === "redirects") {
      response.writeHead(302, { location: `${this.url}/elsewhere` }).end();
      return;
    }
    if (this.mischief === "answers-endlessly") {
      response.writeHead(200, { "content-type": "text/plain" });
      response.end("—".repeat(100_000));
      return;
    }
    const isRight = request.method === "POST" && request.url === `/${this.#name}/add-checkpoint`;
    const away = this.mischief === "is-away" ? plain(503) : undefined;
    const { status, type, body: text } = away ?? (isRight ? this.#judge(body) : plain(404));
    response.writeHead(status, { "content-type": type }).end(text);
  }

  #judge(body: string): Answer {
    const sent = parseAddCheckpoint(body);
    const head = sent && parseCheckpoint(sent.checkpoint);
    if (sent === undefined || head === undefined) return plain(400);
    const trusted = verifyNote(sent.checkpoint, this.#logKeys);
    if (!this.#logKeys.some((key) => key.startsWith(`${head.origin}+`))) return plain(404);
    if (!trusted.ok) return plain(403);
    if (sent.oldSize > head.size) return plain(400);
    const seen = this.seen ?? { size: 0n, root: new Uint8Array() };
    if (sent.oldSize !== seen.size) {
      return { status: 409, type: "text/x.tlog.size", body: `${seen.size}\n` };
    }
    if (seen.size === head.size && Buffer.compare(seen.root, head.root) !== 0) return plain(409);
    const follows =
      seen.size === 0n
        ? sent.proof.length === 0
        : verifyConsistency({
            ...{ size1: seen.size, root1: seen.root },
            ...{ size2: head.size, root2: head.root, proof: sent.proof },
          });
    if (!follows) return plain(422);
    this.seen = { size: head.size, root: head.root };
    return plain(200, this.#lines(head.note.text));
  }

  #lines(text: string): string {
    const seed = this.mischief === "signs-with-another-key" ? new Uint8Array(32) : this.#seed;
    const own = formatSignatureLine(this.#cosigner(seed).sign(text));
    if (this.mischief !== "adds-lines-of-others") return own;
    const other = createCosigner("other.example/w", new Uint8Array(32).fill(9), SEEN_AT).sign(text);
    return `${formatSignatureLine(other)}not a line\n${own}`;
  }
}
