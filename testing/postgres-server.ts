import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { postgresBinaries } from "./postgres-binaries.ts";
import {
  dataOf,
  hasEnded,
  initialise,
  type Installation,
  launchOnFreePort,
  postmasterOf,
  type Settings,
} from "./postgres-launch.ts";
import { makeServerHome } from "./server-home.ts";
import type { ServerProcess } from "./server-process.ts";
import { serverUser } from "./server-user.ts";

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

const STOP_MS = 15_000;

/**
 * Starts a real PostgreSQL with fsync on: 18 from the binaries of the npm packages, or those in the
 * folder that `KELISIM_TEST_POSTGRES_BIN` names. For one that is killed and started again, see
 * `postgres-cluster.ts`.
 *
 * @param settings further `-c` settings of the server
 * @throws Error with the server's own words when it does not start. A test must then fail.
 */
export async function startPostgres(settings: Settings = {}): Promise<PostgresServer> {
  const place = newInstallation();
  try {
    initialise(place);
    const { server, port } = await launchOnFreePort(place, settings);
    return serverOf(server, place, port);
  } catch (error) {
    rmSync(place.home, { recursive: true, force: true });
    throw error;
  }
}

/** A place for a server, with nothing in it. */
export function newInstallation(): Installation {
  const user = serverUser();
  const home = makeServerHome(user);
  try {
    return { binaries: postgresBinaries(home, user), home, user };
  } catch (error) {
    rmSync(home, { recursive: true, force: true });
    throw error;
  }
}

/** Asks for a fast shutdown, and waits for it. */
export async function stopServer(server: ServerProcess): Promise<void> {
  if (hasEnded(server)) return;
  const ended = new Promise((resolve) => server.child.once("exit", resolve));
  server.interrupt();
  await Promise.race([ended, sleep(STOP_MS, undefined, { ref: false })]);
}

function serverOf(server: ServerProcess, place: Installation, port: number): PostgresServer {
  const { child } = server;
  const remove = (): void => rmSync(place.home, { recursive: true, force: true, maxRetries: 3 });
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      await stopServer(server);
      remove();
    },
    stopSync() {
      // Neither streams nor exits of children move any more: the server is told by its own process
      // id, and its last act is to remove the file that holds it.
      const postmaster = postmasterOf(place);
      if (postmaster !== undefined) process.kill(postmaster, "SIGINT");
      const pidFile = join(dataOf(place), "postmaster.pid");
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
