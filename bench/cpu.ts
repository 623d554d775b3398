import { existsSync, readdirSync, readFileSync } from "node:fs";

/** Linux counts the processor's time in hundredths of a second. */
const TICK_MICROS = 10_000;

type Entry = { readonly pid: number; readonly parent: number; readonly micros: number };

/** One line of `/proc/PID/stat`; its second field is a name that may hold spaces and brackets. */
export function readStat(line: string): Entry {
  const [pid = ""] = line.split(" ", 1);
  const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
  // utime, stime, and those of children that ended and were waited for.
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return { pid: Number(pid), parent: Number(fields[1]), micros: ticks * TICK_MICROS };
}

function entryOf(name: string): readonly Entry[] {
  if (!/^\d+$/.test(name)) return [];
  try {
    return [readStat(readFileSync(`/proc/${name}/stat`, "utf8"))];
  } catch {
    return []; // it has ended meanwhile
  }
}

/**
 * The processor's microseconds that processes and all below them have used, those included that have
 * ended; `undefined` where the system does not tell.
 */
export function cpuMicrosOf(roots: readonly number[]): number | undefined {
  if (!existsSync("/proc/self/stat")) return undefined;
  const entries = readdirSync("/proc").flatMap(entryOf);
  const counted = new Set(roots);
  // A child may stand before its parent in the list.
  for (let size = 0; size !== counted.size;) {
    size = counted.size;
    for (const { pid, parent } of entries) if (counted.has(parent)) counted.add(pid);
  }
  return entries.reduce((sum, { pid, micros }) => (counted.has(pid) ? sum + micros : sum), 0);
}

/** The parent of a process. */
export const parentOf = (pid: number): number | undefined => entryOf(String(pid))[0]?.parent;

/** Resident memory of one process in bytes; `undefined` where the system does not tell. */
export function residentBytes(pid: number): number | undefined {
  try {
    const [, kilobytes] =
      /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}
