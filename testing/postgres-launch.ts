import { execFileSync, spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./free-port.ts";
import { runAs, type ServerProcess, spawnServer } from "./server-process.ts";
import type { ServerUser } from "./server-user.ts";

/** Settings of a server, as `-c name=value`. */
export type Settings = Readonly<Record<string, string>>;

/** Where one server lives: its programs, and a folder with its `data` and its `log`. */
export type Installation = {
  /** The folder with `postgres` and `initdb`. */
  readonly binaries: string;
  readonly home: string;
  readonly user: ServerUser | undefined;
};

const START_TRIES = 5;
const START_MS = 60_000;

export const dataOf = ({ home }: Installation): string => join(home, "data");

const program = (binaries: string, name: string): string =>
  join(binaries, process.platform === "win32" ? `${name}.exe` : name);

/** 15 for PostgreSQL 15.13. */
export function majorVersion(binaries: string): number {
  const words = execFileSync(program(binaries, "postgres"), ["--version"], { encoding: "utf8" });
  return Number(/\s(\d+)/.exec(words)?.[1]);
}

/** Makes the data directory. @throws Error with the words of `initdb` */
export function initialise(place: Installation): void {
  const { binaries, user } = place;
  const args = ["-D", dataOf(place), "--username=postgres", "--auth=trust", "--encoding=UTF8"];
  args.push("--no-sync", "--no-instructions", "--locale=C.UTF-8");
  if (majorVersion(binaries) >= 17) args.push("--locale-provider=builtin");
  const run = spawnSync(program(binaries, "initdb"), args, { ...runAs(user), encoding: "utf8" });
  if (run.status === 0) return;
  const words = [run.error?.message, run.stdout, run.stderr].filter(Boolean).join("\n");
  throw new Error(`initdb of the PostgreSQL test server failed (status ${run.status}):\n${words}`);
}

/** Starts the server on a port that nobody else has. */
export async function launchOnFreePort(
  place: Installation,
  settings: Settings,
): Promise<{ readonly server: ServerProcess; readonly port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const server = await tryToLaunch(place, port, settings);
    if (typeof server !== "string") return { server, port };
    // Another process may take the port between the look and the start.
    if (attempt === START_TRIES || !isPortTaken(server)) throw didNotStart(place, port, server);
  }
}

/** Starts the server on its own port, again after a kill. */
export async function launch(
  place: Installation,
  port: number,
  settings: Settings,
): Promise<ServerProcess> {
  for (let attempt = 1; ; attempt += 1) {
    const server = await tryToLaunch(place, port, settings);
    if (typeof server !== "string") return server;
    if (attempt === START_TRIES || !isPortTaken(server)) throw didNotStart(place, port, server);
    await sleep(500);
  }
}

const isPortTaken = (words: string): boolean => /could not bind|in use/i.test(words);

const didNotStart = ({ home }: Installation, port: number, words: string): Error =>
  new Error(`PostgreSQL did not start in ${home} on port ${port}:\n${words}`);

/** The running server, or what its log says about why there is none. */
async function tryToLaunch(
  place: Installation,
  port: number,
  settings: Settings,
): Promise<ServerProcess | string> {
  const all: Settings = {
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "", // its path may be too long
    max_connections: "200",
    fsync: "on",
    ...settings,
  };
  const logFile = join(place.home, "log");
  const log = openSync(logFile, "w");
  const args = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const command = {
    program: program(place.binaries, "postgres"),
    args: ["-D", dataOf(place), ...args],
  };
  const server = spawnServer(command, place.user, log);
  closeSync(log);
  const failed = await untilReady(server, logFile);
  return failed ?? server;
}

/** A standby says "ready to accept read-only connections". */
const READY = "database system is ready to accept";

async function untilReady(server: ServerProcess, logFile: string): Promise<string | undefined> {
  let spawnError: Error | undefined;
  server.child.once("error", (error) => {
    spawnError = error;
  });
  for (let waited = 0; waited < START_MS; waited += 10) {
    const words = readFileSync(logFile, "utf8");
    if (words.includes(READY)) return undefined;
    if (spawnError !== undefined) return `${String(spawnError)}\n${words}`;
    if (hasEnded(server)) return `it ended with status ${server.child.exitCode}\n${words}`;
    await sleep(10);
  }
  server.interrupt();
  server.child.kill("SIGKILL");
  return `it was not ready within ${START_MS} ms\n${readFileSync(logFile, "utf8")}`;
}

export const hasEnded = ({ child }: ServerProcess): boolean =>
  child.exitCode !== null || child.signalCode !== null;

/** The server's own process, by the file that it keeps while it runs. */
export function postmasterOf(place: Installation): number | undefined {
  const file = join(dataOf(place), "postmaster.pid");
  return existsSync(file) ? Number.parseInt(readFileSync(file, "utf8"), 10) : undefined;
}
