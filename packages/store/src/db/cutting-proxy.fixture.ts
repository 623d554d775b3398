import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export type CuttingProxy = {
  /** The database's address through the proxy. */
  readonly url: string;
  /**
   * Cuts the connection that next sends this word: `before` the server has it, or `after`, when
   * the server has it but its answer is kept back.
   */
  cutAt(word: string, when: "before" | "after"): void;
  close(): void;
};

/** Stands between a client and a PostgreSQL server, and breaks connections where a test wants it. */
export async function cuttingProxy(databaseUrl: string): Promise<CuttingProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let cut: { readonly word: string; readonly when: "before" | "after" } | undefined;

  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    let muted = false;
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => other.destroy());
    }
    upstream.on("data", (bytes) => {
      if (!muted) client.write(bytes);
      else client.destroy();
    });
    client.on("data", (bytes) => {
      const hit = cut !== undefined && bytes.includes(cut.word) ? cut : undefined;
      if (hit !== undefined) cut = undefined;
      if (hit?.when === "before") client.destroy();
      else {
        muted = hit !== undefined;
        upstream.write(bytes);
      }
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const through = new URL(databaseUrl);
  through.port = String((server.address() as AddressInfo).port);
  return {
    url: through.href,
    cutAt(word, when) {
      cut = { word, when };
    },
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
