import { spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./free-port.ts";
import { postgresBinaries } from "./postgres-binaries.ts";
import { makeServerHome } from "./server-home.ts";
import { runAs, type ServerProcess, spawnServer } from "./server-process.ts";
import { serverUser, type ServerUser } from "./server-user.ts";

export type PostgresServer = {
  /** Its database `postgres`, as superuser, without a password, on the loopback address. */
  readonly url: string;
  /** Stops the server and removes its data. */
  stop(): Promise<void>;
  /** The same while the process is ending and can no longer wait. */
  stopSync(): void;
  /** Lets this process end while the server still runs. */
  unref(): void;
};

const START_TRIES = 5;
const START_MS = 30_000;
const STOP_MS = 15_000;

/**
 * Starts a real PostgreSQL 18 with fsync on, from the binaries of the npm packages.
 *
 * @param settings further `-c` settings of the server
 * @throws Error with the server's own words when it does not start. A test must then fail.
 */
export async function startPostgres(
  settings: Readonly<Record<string, string>> = {},
): Promise<PostgresServer> {
  const user = serverUser();
  const home = makeServerHome(user);
  try {
    const binaries = postgresBinaries(home, user);
    initialise(binaries, home, user);
    for (let attempt = 1; ; attempt += 1) {
      const port = await freePort();
      const started = await start(binaries, home, user, port, settings);
      if (typeof started !== "string") return serverOf(started, home, port);
      // Another process may take the port between the look and the start.
      if (attempt === START_TRIES || !/could not bind|in use/i.test(started)) {
        throw new Error(`PostgreSQL did not start in ${home} on port ${port}:\n${started}`);
      }
    }
  } catch (error) {
    rmSync(home, { recursive: true, force: true });
    throw error;
  }
}

function initialise(binaries: string, home: string, user: ServerUser | undefined): void {
  const args = ["-D", join(home, "data"), "--username=postgres", "--auth=trust", "--encoding=UTF8"];
  args.push("--locale-provider=builtin", "--locale=C.UTF-8", "--no-sync", "--no-instructions");
  const run = spawnSync(program(binaries, "initdb"), args, { ...runAs(user), encoding: "utf8" });
  if (run.status === 0) return;
  const words = [run.error?.message, run.stdout, run.stderr].filter(Boolean).join("\n");
  throw new Error(`initdb of the PostgreSQL test server failed (status ${run.status}):\n${words}`);
}

const program = (binaries: string, name: string): string =>
  join(binaries, "bin", process.platform === "win32" ? `${name}.exe` : name);

/** The running server, or what its log says about why there is none. */
async function start(
  binaries: string,
  home: string,
  user: ServerUser | undefined,
  port: number,
  settings: Readonly<Record<string, string>>,
): Promise<ServerProcess | string> {
  const all: Readonly<Record<string, string>> = {
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "", // its path may be too long
    max_connections: "200",
    fsync: "on",
    ...settings,
  };
  const logFile = join(home, "log");
  const log = openSync(logFile, "w");
  const args = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const command = {
    program: program(binaries, "postgres"),
    args: ["-D", join(home, "data"), ...args],
  };
  const server = spawnServer(command, user, log);
  closeSync(log);
  const failed = await untilReady(server, logFile);
  return failed ?? server;
}

async function untilReady(server: ServerProcess, logFile: string): Promise<string | undefined> {
  let spawnError: Error | undefined;
  server.child.once("error", (error) => {
    spawnError = error;
  });
  for (let waited = 0; waited < START_MS; waited += 10) {
    const words = readFileSync(logFile, "utf8");
    if (words.includes("database system is ready to accept connections")) return undefined;
    if (spawnError !== undefined) return `${String(spawnError)}\n${words}`;
    if (hasEnded(server)) return `it ended with status ${server.child.exitCode}\n${words}`;
    await sleep(10);
  }
  server.interrupt();
  server.child.kill("SIGKILL");
  return `it was not ready within ${START_MS} ms\n${readFileSync(logFile, "utf8")}`;
}

const hasEnded = ({ child }: ServerProcess): boolean =>
  child.exitCode !== null || child.signalCode !== null;

function serverOf(server: ServerProcess, home: string, port: number): PostgresServer {
  const { child } = server;
  const remove = (): void => rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      if (!hasEnded(server)) {
        server.interrupt();
        await Promise.race([ended, sleep(STOP_MS, undefined, { ref: false })]);
      }
      remove();
    },
    stopSync() {
      // Neither streams nor exits of children move any more: the server is told by its own process
      // id, and its last act is to remove the file that holds it.
      const pidFile = join(home, "data", "postmaster.pid");
      if (existsSync(pidFile))
        process.kill(Number.parseInt(readFileSync(pidFile, "utf8")), "SIGINT");
      const clock = new Int32Array(new SharedArrayBuffer(4));
      for (let waited = 0; waited < STOP_MS && existsSync(pidFile); waited += 10) {
        Atomics.wait(clock, 0, 0, 10);
      }
      remove();
    },
    unref() {
      child.unref();
      (child.stdin as { unref?: () => void } | null)?.unref?.();
    },
  };
}
