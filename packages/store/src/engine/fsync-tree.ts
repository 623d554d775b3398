import { closeSync, fsyncSync, openSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Syncs one file or directory; systems that cannot open a directory have nothing to sync there. */
export function fsyncPath(path: string): void {
  const isWindows = process.platform === "win32";
  const fd = openSync(path, isWindows ? "r+" : "r");
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Syncs a directory with everything in it. */
export function fsyncTree(directory: string): void {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) fsyncTree(path);
    else if (entry.isFile()) fsyncPath(path);
  }
  fsyncDirectory(directory);
}

/** Makes new, renamed and removed names of a directory durable. Windows has no such call. */
export function fsyncDirectory(directory: string): void {
  if (process.platform !== "win32") fsyncPath(directory);
}
