import { existsSync, globSync, rmSync } from "node:fs";
import { totalmem } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";
import { ServerNode } from "../../testing/postgres-node.ts";
import { parentOf } from "../cpu.ts";

/** The PostgreSQL server of a run. */
export type BenchServer = {
  /** The URL of one of its databases, as a user who may make databases. */
  urlOf(database: string): string;
  /** Version and where it came from. */
  readonly words: string;
  readonly fsync: string;
  /** Process id of the postmaster; `undefined` for a server of another machine. */
  readonly postmaster: number | undefined;
  stop(): Promise<void>;
};

const CHOSEN = "KELISIM_TEST_POSTGRES_BIN";

/** Debian's newest server; `undefined` where its package is not installed. */
export const debianBinaries = (): string | undefined =>
  globSync("/usr/lib/postgresql/*/bin/postgres")
    .map((path) => dirname(path))
    .toSorted((a, b) => Number(a.split("/")[4]) - Number(b.split("/")[4]))
    .at(-1);

/** Debian's `pgbench`; `undefined` where it is not installed. */
export function pgbench(): string | undefined {
  const folder = debianBinaries();
  const path = folder === undefined ? undefined : join(folder, "pgbench");
  return path !== undefined && existsSync(path) ? path : undefined;
}

const REMOVAL = { recursive: true, force: true, maxRetries: 5, retryDelay: 200 } as const;

const MEGABYTE = 1024 * 1024;

/** As `ops/postgres/single.conf`: a quarter of the memory, here at most 2 GB, and room for 256 clients of pgbench. */
const settings = () => ({
  shared_buffers: `${Math.min(2048, Math.floor(totalmem() / MEGABYTE / 4))}MB`,
  max_connections: "400",
  max_wal_size: "4GB",
  fsync: "on",
  full_page_writes: "on",
  synchronous_commit: "on",
});

async function facts(url: string): Promise<{ version: string; fsync: string; pid: number }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ version: string; fsync: string; pid: number }>(
      `select current_setting('server_version') as version, pg_backend_pid() as pid,
         'fsync ' || current_setting('fsync') || ', synchronous_commit ' ||
         current_setting('synchronous_commit') || ', shared_buffers ' ||
         current_setting('shared_buffers') || ', max_wal_size ' || current_setting('max_wal_size') as fsync`,
    );
    const [row] = rows;
    if (row === undefined) throw new Error("the server does not say what it is");
    // Asked while the connection stands: its process is a child of the postmaster.
    return { ...row, pid: parentOf(row.pid) ?? 0 };
  } finally {
    await client.end();
  }
}

/**
 * The server of `DATABASE_URL`, else one of Debian's binaries, else one of those that come from npm; the
 * latter two are started here, on a place of their own that is removed at the end.
 */
export async function openServer(): Promise<BenchServer> {
  const given = process.env["DATABASE_URL"] ?? "";
  if (given !== "") {
    const { version, fsync, pid } = await facts(given);
    const isHere = ["127.0.0.1", "localhost", "::1"].includes(new URL(given).hostname);
    return {
      urlOf: (database) => urlWith(given, database),
      words: `PostgreSQL ${version} of DATABASE_URL`,
      fsync,
      postmaster: isHere && pid > 1 ? pid : undefined,
      stop: async () => undefined,
    };
  }
  const debian = debianBinaries();
  const isChosen = (process.env[CHOSEN] ?? "") !== "";
  if (!isChosen && debian !== undefined) process.env[CHOSEN] = debian;
  const node = new ServerNode(settings());
  // The server ends with this process, and its gigabytes do too, also when somebody interrupts the run.
  const discard = (): void => rmSync(node.place.home, REMOVAL);
  process.once("exit", discard);
  try {
    node.initialise();
    await node.start();
    const { version, fsync, pid } = await facts(node.url);
    const from = isChosen ? `of ${CHOSEN}` : debian === undefined ? "from npm" : "of Debian";
    return {
      urlOf: (database) => urlWith(node.url, database),
      words: `PostgreSQL ${version} ${from}`,
      fsync,
      postmaster: pid,
      stop: () => node.remove(),
    };
  } catch (error) {
    await node.remove();
    throw error;
  }
}

function urlWith(given: string, database: string): string {
  const url = new URL(given);
  url.pathname = `/${database}`;
  return url.href;
}
