import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** Kills a process and its children by SIGKILL, all at once: none of them sees another one end. */
export async function killTree(pid: number): Promise<void> {
  signal(pid, "SIGSTOP"); // it makes no more children
  const all = [pid, ...childrenOf(pid)];
  for (const each of all) signal(each, "SIGKILL");
  for (let waited = 0; waited < 10_000 && all.some(isAlive); waited += 5) await sleep(5);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error; // it has ended by itself
  }
}

type Entry = { readonly pid: number; readonly parent: number; readonly state: string };

const childrenOf = (pid: number): number[] =>
  processes()
    .filter(({ parent }) => parent === pid)
    .map((entry) => entry.pid);

/** One that ended and was not yet waited for is dead. */
const isAlive = (pid: number): boolean =>
  processes().some((entry) => entry.pid === pid && !entry.state.startsWith("Z"));

function processes(): Entry[] {
  if (existsSync("/proc/self/stat")) return readdirSync("/proc").flatMap(entryOf);
  const rows = execFileSync("ps", ["-A", "-o", "pid=,ppid=,stat="], { encoding: "utf8" });
  return rows.split("\n").flatMap((row) => {
    const [pid, parent, state] = row.trim().split(/\s+/);
    return state === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), state }];
  });
}

function entryOf(name: string): Entry[] {
  if (!/^\d+$/.test(name)) return [];
  try {
    // The command's name stands in brackets and may hold anything; state and parent follow it.
    const [, rest = ""] =
      /^\d+ \([^]*\) ([^]*)$/.exec(readFileSync(`/proc/${name}/stat`, "utf8")) ?? [];
    const [state = "", parent] = rest.split(" ");
    return [{ pid: Number(name), parent: Number(parent), state }];
  } catch {
    return []; // it ended meanwhile
  }
}
