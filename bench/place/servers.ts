import { fileURLToPath } from "node:url";
import { freePort } from "../../testing/free-port.ts";
import type { Seeded } from "../seed/seed.ts";
import type { VariantKind, VariantOptions } from "../servers/variant.ts";
import { start, untilReady } from "./child.ts";
import type { Server } from "./kelisim.ts";

const program = (name: string): string =>
  fileURLToPath(new URL(`../servers/${name}.ts`, import.meta.url));

/** The service with one part exchanged, on the same database. */
export async function startVariant(
  kind: VariantKind,
  { url: databaseUrl, keys }: Seeded,
  folder: string,
): Promise<Server> {
  const port = await freePort();
  const options: VariantOptions = { ...keys, kind, databaseUrl, port };
  const child = start({
    ...{ name: kind, folder, program: process.execPath },
    args: [program("variant"), JSON.stringify(options)],
  });
  const url = `http://127.0.0.1:${port}`;
  return { url, child, readyMs: await untilReady(child, `${url}/readyz`) };
}

/** A server that does as little as its stack can. */
export async function startHello(kind: "http" | "fastify", folder: string): Promise<Server> {
  const port = await freePort();
  const child = start({
    ...{ name: `hello ${kind}`, folder, program: process.execPath },
    args: [program("hello"), kind, String(port)],
  });
  const url = `http://127.0.0.1:${port}`;
  return { url, child, readyMs: await untilReady(child, url) };
}
