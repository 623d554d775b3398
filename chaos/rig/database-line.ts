import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** How the driver ends a transaction, in a message of its own. */
const COMMIT = "commit\0";

/** The line from the services to the database, which can break. */
export type DatabaseLine = {
  readonly port: number;
  /** Where new connections are led from now on. */
  leadTo(port: number): void;
  /** Breaks every connection; new ones are taken. */
  breakAll(): void;
  /** Refuses new connections too, until `mend`. */
  cut(): void;
  mend(): void;
  /** Breaks the next connections that commit: before the server has the word, or before its answer is back. */
  breakCommits(count: number, when: "before" | "after"): void;
  close(): void;
};

/** Opens a line to a port of the loopback address. */
export async function databaseLine(target: number): Promise<DatabaseLine> {
  let to = target;
  let isCut = false;
  let commits = { left: 0, when: "before" as "before" | "after" };
  const sockets = new Set<Socket>();
  const hold = (socket: Socket, other: Socket): void => {
    sockets.add(socket);
    socket.setNoDelay(true);
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
    let isMuted = false;
    client.on("data", (bytes) => {
      if (commits.left > 0 && bytes.includes(COMMIT)) {
        commits = { ...commits, left: commits.left - 1 };
        if (commits.when === "before") {
          client.destroy();
          return;
        }
        isMuted = true;
      }
      upstream.write(bytes);
    });
    upstream.on("data", (bytes) => {
      if (isMuted) client.destroy();
      else client.write(bytes);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    leadTo(port) {
      to = port;
    },
    breakAll,
    cut() {
      isCut = true;
      breakAll();
    },
    mend() {
      isCut = false;
    },
    breakCommits(left, when) {
      commits = { left, when };
    },
    close() {
      server.close();
      breakAll();
    },
  };
}
