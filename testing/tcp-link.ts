import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A line between two machines that can break, on the loopback address. */
export type TcpLink = {
  /** What connects here is led to the target. */
  readonly port: number;
  /** Where new connections are led from now on. */
  leadTo(port: number): void;
  /** Breaks every connection and refuses new ones. */
  cut(): void;
  mend(): void;
  close(): void;
};

/** A link that leads to a port of the loopback address. */
export async function tcpLink(target: number): Promise<TcpLink> {
  let to = target;
  let isCut = false;
  const sockets = new Set<Socket>();
  const hold = (socket: Socket, other: Socket): void => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => {
      sockets.delete(socket);
      other.destroy();
    });
  };
  const breakAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((client) => {
    if (isCut) {
      client.destroy();
      return;
    }
    const upstream = connect(to, "127.0.0.1");
    hold(client, upstream);
    hold(upstream, client);
    client.pipe(upstream);
    upstream.pipe(client);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    leadTo(port) {
      to = port;
    },
    cut() {
      isCut = true;
      breakAll();
    },
    mend() {
      isCut = false;
    },
    close() {
      server.close();
      breakAll();
    },
  };
}
