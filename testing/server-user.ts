import { accessSync, chmodSync, constants, readdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** PostgreSQL refuses to run as root; then it runs as nobody. */
export type ServerUser = { readonly uid: number; readonly gid: number };

const NOBODY: ServerUser = { uid: 65534, gid: 65534 };

/** The other user that the server must run as; `undefined` where it runs as this one. */
export const serverUser = (): ServerUser | undefined =>
  process.getuid?.() === 0 ? NOBODY : undefined;

const READ_AND_ENTER = 0o5;
const ENTER = 0o1;

/** Whether the server's user can read and enter this path, and enter every folder above it. */
export function canUse(path: string, user: ServerUser | undefined): boolean {
  const whole = resolve(path);
  if (!allows(whole, user, statSync(whole).isDirectory() ? READ_AND_ENTER : 0o4)) return false;
  for (let folder = dirname(whole); ; folder = dirname(folder)) {
    if (!allows(folder, user, ENTER)) return false;
    if (folder === dirname(folder)) return true;
  }
}

function allows(path: string, user: ServerUser | undefined, bits: number): boolean {
  if (user === undefined) return canAccess(path, bits);
  const { mode, uid, gid } = statSync(path);
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
  return ((mode >> shift) & bits) === bits;
}

function canAccess(path: string, bits: number): boolean {
  const read = bits & 0o4 ? constants.R_OK : 0;
  const enter = bits & 0o1 ? constants.X_OK : 0;
  try {
    accessSync(path, read | enter);
    return true;
  } catch {
    return false;
  }
}

/** Lets everybody read what its owner can read, and enter or run what its owner can. */
export function openTree(path: string): void {
  const { mode } = statSync(path);
  chmodSync(path, mode | ((mode & 0o500) >> 3) | ((mode & 0o500) >> 6));
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) openTree(inside);
    else if (entry.isFile()) {
      const file = statSync(inside).mode;
      chmodSync(inside, file | ((file & 0o500) >> 3) | ((file & 0o500) >> 6));
    }
  }
}
