/**
 * PostgreSQL servers that are killed, cut off and brought back, for fault tests.
 *
 * One server:
 *
 *     const node = await startPostgresNode({ settings: { shared_buffers: "32MB" } });
 *     await node.kill();   // SIGKILL of the postmaster and all backends, at once
 *     await node.start();  // on the same data and port, after crash recovery
 *     await node.remove(); // at the end, always
 *
 * A primary with one streaming standby:
 *
 *     const pair = await startPair({ synchronous: true });
 *     pair.hostsUrl;            // both hosts in one URL; the order of hosts never changes
 *     pair.cutLink();           // between standby and primary; clients still reach both
 *     pair.mendLink();
 *     await pair.primary.kill();
 *     await pair.promote();     // the standby is the primary now: `pair.primary` is another node
 *     await pair.rejoin();      // kills what is left of the old primary, makes it a standby anew
 *     await pair.remove();
 *
 * A synchronous primary without a standby answers no commit: it waits until `mendLink`. `promote`
 * does not: the promoted server waits for nobody, until `rejoin` gives it a standby (which the
 * synchronous pair then waits for again). `promote` does not stop the old primary; a test that
 * leaves it running has two of them, as in a split brain. Killed and started, a node is what it was
 * before: an old primary that was not rejoined is a primary on its own line of history.
 *
 * Every server ends with the process that started it, also when that one is killed (its data
 * directory then stays in the folder of temporary files, `kelisim-pg-*`). The binaries are those of
 * the npm packages, or those in the folder that `KELISIM_TEST_POSTGRES_BIN` names.
 */
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { copyData } from "./copy-data.ts";
import { dataOf, type Settings } from "./postgres-launch.ts";
import { type PostgresNode, ServerNode } from "./postgres-node.ts";
import { tcpLink, type TcpLink } from "./tcp-link.ts";

export type { PostgresNode } from "./postgres-node.ts";

/** Starts one server with fsync on. `settings` are further `-c` settings. */
export async function startPostgresNode(
  choice: { settings?: Settings } = {},
): Promise<PostgresNode> {
  const node = new ServerNode(choice.settings ?? {});
  try {
    node.initialise();
    await node.start();
    return node;
  } catch (error) {
    await node.remove();
    throw error;
  }
}

/** A primary and its standby; which server is which changes with `promote`. */
export interface PostgresPair {
  readonly primary: PostgresNode;
  readonly standby: PostgresNode;
  readonly primaryUrl: string;
  readonly standbyUrl: string;
  /** Both servers in one URL, as libpq writes it: `postgres://postgres@h1:p1,h2:p2/postgres`. */
  readonly hostsUrl: string;
  /** Breaks the replication between the two; nothing that is committed from now on arrives. */
  cutLink(): void;
  /** Lets the standby connect again, and resolves when it streams. */
  mendLink(): Promise<void>;
  /** Makes the standby the primary; resolves when it takes writes. */
  promote(): Promise<void>;
  /** Makes the other server a standby of the present primary, by a fresh copy; resolves when it streams. */
  rejoin(): Promise<void>;
  /** Kills both and removes their data. */
  remove(): Promise<void>;
}

export type PairChoice = {
  /** Whether a commit waits until the standby has it on its disk. */
  readonly synchronous: boolean;
  readonly settings?: Settings;
};

const FOR_REPLICATION: Settings = {
  wal_level: "replica",
  hot_standby: "on",
  wal_keep_size: "512MB",
  wal_retrieve_retry_interval: "200ms",
  wal_receiver_status_interval: "1s", // after it a standby that streams counts as synchronous
  synchronous_commit: "on",
};

/** The name by which the primary knows its standby. */
const STANDBY = "kelisim_standby";

/** Starts a primary and a standby that streams from it. */
export async function startPair(choice: PairChoice): Promise<PostgresPair> {
  const settings = { ...FOR_REPLICATION, ...choice.settings };
  const nodes = [new ServerNode(settings), new ServerNode(settings)] as const;
  const link = await tcpLink(0);
  const pair = new Pair(nodes, link, choice.synchronous);
  try {
    const [primary, standby] = nodes;
    primary.initialise();
    copyData(dataOf(primary.place), dataOf(standby.place), standby.place.user, false);
    await primary.start();
    await pair.follow(standby, primary);
    return pair;
  } catch (error) {
    await pair.remove();
    throw error;
  }
}

class Pair implements PostgresPair {
  readonly #nodes: readonly [ServerNode, ServerNode];
  readonly #link: TcpLink;
  readonly #synchronous: boolean;
  #first = true;

  constructor(nodes: readonly [ServerNode, ServerNode], link: TcpLink, synchronous: boolean) {
    this.#nodes = nodes;
    this.#link = link;
    this.#synchronous = synchronous;
  }

  get primary(): ServerNode {
    return this.#nodes[this.#first ? 0 : 1];
  }

  get standby(): ServerNode {
    return this.#nodes[this.#first ? 1 : 0];
  }

  get primaryUrl(): string {
    return this.primary.url;
  }

  get standbyUrl(): string {
    return this.standby.url;
  }

  get hostsUrl(): string {
    const hosts = this.#nodes.map(({ port }) => `127.0.0.1:${port}`);
    return `postgres://postgres@${hosts.join(",")}/postgres`;
  }

  cutLink(): void {
    this.#link.cut();
  }

  async mendLink(): Promise<void> {
    this.#link.mend();
    await untilStreams(this.primaryUrl);
  }

  async promote(): Promise<void> {
    const { standby } = this;
    const [row] = await rowsOf(standby.url, "select pg_promote(true, 60) as done");
    if (row?.["done"] !== true) throw new Error("the standby was not promoted within 60 s");
    this.#first = !this.#first;
    // Under the copy of its old primary's settings it would wait for a standby that is not there.
    await waitForNobody(standby.url);
  }

  async rejoin(): Promise<void> {
    const { primary, standby } = this;
    await standby.kill();
    await copyOfRunning(primary, standby);
    await this.follow(standby, primary);
  }

  /** Starts a copy of the primary as its standby. */
  async follow(standby: ServerNode, primary: ServerNode): Promise<void> {
    this.#link.leadTo(primary.port);
    this.#link.mend();
    const line = `host=127.0.0.1 port=${this.#link.port} user=postgres application_name=${STANDBY}`;
    standby.writeFile("postgresql.auto.conf", `primary_conninfo = '${line}'\n`);
    standby.writeFile("standby.signal", "");
    await standby.start();
    await untilStreams(primary.url);
    if (!this.#synchronous) return;
    await rowsOf(primary.url, `alter system set synchronous_standby_names = '${STANDBY}'`);
    await rowsOf(primary.url, "select pg_reload_conf()");
    await untilTrue(primary.url, `select exists (${STREAMING} and sync_state = 'sync') as yes`);
  }

  async remove(): Promise<void> {
    await Promise.all(this.#nodes.map((node) => node.remove()));
    this.#link.close();
  }
}

const STREAMING = `select from pg_stat_replication
  where application_name = '${STANDBY}' and state = 'streaming'`;

const untilStreams = (url: string): Promise<void> =>
  untilTrue(url, `select exists (${STREAMING}) as yes`);

async function waitForNobody(url: string): Promise<void> {
  await rowsOf(url, "alter system reset synchronous_standby_names");
  await rowsOf(url, "select pg_reload_conf()");
  await untilTrue(url, "select current_setting('synchronous_standby_names') = '' as yes");
}

/** A base backup by file copy: the npm packages hold no `pg_basebackup`. */
async function copyOfRunning(from: ServerNode, to: ServerNode): Promise<void> {
  await onConnection(from.url, async (client) => {
    await client.query("select pg_backup_start('kelisim', true)");
    copyData(dataOf(from.place), dataOf(to.place), to.place.user, true);
    const { rows } = await client.query<{ label: string }>(
      "select labelfile as label from pg_backup_stop(false)",
    );
    to.writeFile("backup_label", rows[0]?.label ?? "");
  });
}

async function untilTrue(url: string, sql: string): Promise<void> {
  for (let waited = 0; waited < 30_000; waited += 50) {
    const [row] = await rowsOf(url, sql);
    if (row?.["yes"] === true) return;
    await sleep(50);
  }
  throw new Error(`not within 30 s: ${sql}`);
}

const rowsOf = (url: string, sql: string): Promise<Record<string, unknown>[]> =>
  onConnection(url, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);

async function onConnection<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined); // without a listener a killed server would end the process
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
