import { type ChildProcess, spawn, spawnSync, type SpawnOptions } from "node:child_process";
import type { ServerUser } from "./server-user.ts";

export type Command = { readonly program: string; readonly args: readonly string[] };

/** Little, and no HOME: libpq would look there for certificates that the server's user cannot read. */
export const SERVER_ENV = { PATH: process.env["PATH"] ?? "", LC_ALL: "C", TZ: "UTC" };

/** What differs when a command runs as another user, in a folder that everybody can enter. */
export const runAs = (user: ServerUser | undefined): SpawnOptions => ({
  ...(user === undefined ? {} : { uid: user.uid, gid: user.gid }),
  cwd: process.platform === "win32" ? undefined : "/",
  env: process.platform === "win32" ? process.env : SERVER_ENV,
});

/** Ends the server (INT) when standard input closes, and so also when this process is killed. */
const WATCH_PARENT =
  'exec 3<&0; "$@" 3<&- & server=$!; ' +
  '(cat <&3 >/dev/null; kill -INT "$server" 2>/dev/null) & exec 3<&-; wait "$server"';

export type ServerProcess = {
  readonly child: ChildProcess;
  /** Asks for a fast shutdown. */
  interrupt(): void;
};

/** Starts a server that does not outlive this process. Its output goes to the open file `log`. */
export function spawnServer(
  command: Command,
  user: ServerUser | undefined,
  log: number,
): ServerProcess {
  if (process.platform === "win32") {
    const child = spawn(command.program, command.args, { stdio: ["ignore", log, log] });
    return { child, interrupt: () => child.kill() };
  }
  const become = user === undefined ? undefined : setpriv(user);
  if (become !== undefined) {
    const args = [...become, command.program, ...command.args];
    const options: SpawnOptions = { ...runAs(undefined), stdio: ["ignore", log, log] };
    const child = spawn("setpriv", args, options);
    return { child, interrupt: () => child.kill("SIGINT") };
  }
  const args = ["-c", WATCH_PARENT, "sh", command.program, ...command.args];
  const child = spawn("sh", args, { ...runAs(user), stdio: ["pipe", log, log] });
  return { child, interrupt: () => child.stdin?.end() };
}

/** util-linux's `setpriv` changes the user and lets the kernel end the child with its parent. */
function setpriv({ uid, gid }: ServerUser): string[] | undefined {
  const args = [`--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", "--pdeathsig=INT"];
  const works = spawnSync("setpriv", [...args, "true"], { cwd: "/" }).status === 0;
  return works ? args : undefined;
}
