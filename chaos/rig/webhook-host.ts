import { Receiver, messageOf } from "../../packages/server/test/support/receiver.ts";
import { tcpLink, type TcpLink } from "../../testing/tcp-link.ts";

/** A party's machine that takes webhooks: it can be down, slow, or full. */
export class WebhookHost {
  /** Ids of the messages that arrived, without their prefix. */
  readonly arrived = new Set<string>();
  readonly #receiver: Receiver;
  readonly #link: TcpLink;

  private constructor(receiver: Receiver, link: TcpLink) {
    this.#receiver = receiver;
    this.#link = link;
    receiver.onRequest = (received) => {
      this.arrived.add(messageOf(received).id.slice(-32));
      receiver.received.length = 0;
    };
  }

  static async start(): Promise<WebhookHost> {
    const receiver = await Receiver.start();
    return new WebhookHost(receiver, await tcpLink(receiver.port));
  }

  get url(): string {
    return `http://127.0.0.1:${this.#link.port}/hook`;
  }

  goDown(): void {
    this.#link.cut();
  }

  /** Its disk is full: it answers, and keeps nothing. */
  fillUp(): void {
    this.#receiver.always(507);
  }

  comeBack(): void {
    this.#link.mend();
    this.#receiver.always(200);
  }

  async close(): Promise<void> {
    this.#link.close();
    await this.#receiver.close();
  }
}
