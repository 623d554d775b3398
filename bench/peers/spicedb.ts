import { fileURLToPath } from "node:url";
import { freePort } from "../../testing/free-port.ts";
import { start, untilReady } from "../place/child.ts";
import type { Server } from "../place/kelisim.ts";
import type { Seeded } from "../seed/seed.ts";

const PROGRAM = fileURLToPath(new URL("spicedb-server.ts", import.meta.url));

/** Relationships that it holds in memory; fewer than the service has consents, which is to the peer's good. */
export const SPICEDB_PERSONS = 20_000;

/** Starts SpiceDB in a process of its own. */
export async function startSpicedb({ world }: Seeded, folder: string): Promise<Server> {
  const port = await freePort();
  const count = Math.min(SPICEDB_PERSONS, world.consents);
  const child = start({
    ...{ name: "spicedb", folder, program: process.execPath },
    args: [PROGRAM, JSON.stringify({ port, people: world.people, count })],
  });
  const url = `http://127.0.0.1:${port}`;
  return { url, child, readyMs: await untilReady(child, url, 120_000) };
}
