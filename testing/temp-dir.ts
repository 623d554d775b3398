import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type TempDir = {
  readonly path: string;
  /** Removes the directory with everything in it. */
  readonly remove: () => void;
};

/** A new empty directory for one test: `t.after(dir.remove)`. */
export function tempDir(): TempDir {
  const path = mkdtempSync(join(tmpdir(), "kelisim-test-"));
  return {
    path,
    remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }),
  };
}
