import { chmodSync, chownSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { killTree } from "./kill-tree.ts";
import {
  dataOf,
  hasEnded,
  initialise,
  type Installation,
  launch,
  launchOnFreePort,
  postmasterOf,
  type Settings,
} from "./postgres-launch.ts";
import { newInstallation, stopServer } from "./postgres-server.ts";
import type { ServerProcess } from "./server-process.ts";

/** One PostgreSQL server that keeps its data and its port while it is killed and started again. */
export interface PostgresNode {
  /** Its database `postgres`, as superuser, without a password. */
  readonly url: string;
  readonly port: number;
  readonly isRunning: boolean;
  /** Kills the postmaster and every backend by SIGKILL at once; resolves when all are gone. */
  kill(): Promise<void>;
  /** Starts it again on the same data and port; resolves when it takes connections. */
  start(): Promise<void>;
  /** Shuts it down in an orderly way (fast), and keeps its data. */
  stop(): Promise<void>;
  /** Kills it and removes its data. It cannot be started after that. */
  remove(): Promise<void>;
}

export class ServerNode implements PostgresNode {
  readonly place: Installation = newInstallation();
  readonly #settings: Settings;
  #server: ServerProcess | undefined;
  #port = 0;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `postgres://postgres@127.0.0.1:${this.#port}/postgres`;
  }

  get isRunning(): boolean {
    return this.#server !== undefined && !hasEnded(this.#server);
  }

  initialise(): void {
    initialise(this.place);
  }

  /** Puts a file into the data directory, as the server's own. */
  writeFile(name: string, text: string): void {
    const path = join(dataOf(this.place), name);
    writeFileSync(path, text);
    this.#giveToServer(path);
  }

  #giveToServer(path: string): void {
    chmodSync(path, 0o600);
    const { user } = this.place;
    if (user !== undefined) chownSync(path, user.uid, user.gid);
  }

  async start(): Promise<void> {
    if (this.isRunning) return;
    if (this.#port !== 0) this.#server = await launch(this.place, this.#port, this.#settings);
    else {
      const { server, port } = await launchOnFreePort(this.place, this.#settings);
      this.#server = server;
      this.#port = port;
    }
  }

  async kill(): Promise<void> {
    const server = this.#server;
    if (server === undefined || hasEnded(server)) return;
    const ended = new Promise((resolve) => server.child.once("exit", resolve));
    const postmaster = postmasterOf(this.place);
    if (postmaster !== undefined) await killTree(postmaster);
    server.interrupt(); // ends the shell that watches it, where there is one
    await ended;
  }

  async stop(): Promise<void> {
    if (this.#server !== undefined) await stopServer(this.#server);
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.place.home, { recursive: true, force: true, maxRetries: 3 });
  }
}
