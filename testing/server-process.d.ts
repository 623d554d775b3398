import { type ChildProcess, type SpawnOptions } from "node:child_process";
import type { ServerUser } from "./server-user.ts";
export type Command = {
  readonly program: string;
  readonly args: readonly string[];
};
/** Little, and no HOME: libpq would look there for certificates that the server's user cannot read. */
export declare const SERVER_ENV: {
  PATH: string;
  LC_ALL: string;
  TZ: string;
};
/** What differs when a command runs as another user, in a folder that everybody can enter. */
export declare const runAs: (user: ServerUser | undefined) => SpawnOptions;
export type ServerProcess = {
  readonly child: ChildProcess;
  /** Asks for a fast shutdown. */
  interrupt(): void;
};
/** Starts a server that does not outlive this process. Its output goes to the open file `log`. */
export declare function spawnServer(
  command: Command,
  user: ServerUser | undefined,
  log: number,
): ServerProcess;
