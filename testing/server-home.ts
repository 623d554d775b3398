import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { canUse, type ServerUser } from "./server-user.ts";

/**
 * A new folder for a server's data, which the server's user owns and can reach. TMPDIR may lie
 * below a folder that is closed to that user: then the next usual place is taken.
 */
export function makeServerHome(user: ServerUser | undefined): string {
  const faults: string[] = [];
  for (const place of new Set([tmpdir(), "/tmp", "/var/tmp", "/dev/shm"])) {
    try {
      const home = mkdtempSync(join(place, "kelisim-pg-"));
      if (user !== undefined) chownSync(home, user.uid, user.gid);
      if (canUse(home, user)) return home;
      rmSync(home, { recursive: true });
      faults.push(`${dirname(home)}: a folder above it is closed to user ${user?.uid}`);
    } catch (error) {
      faults.push(`${place}: ${String(error)}`);
    }
  }
  throw new Error(`no folder for the data of the test server:\n${faults.join("\n")}`);
}
