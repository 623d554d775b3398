import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The folder of a run: key files, logs, lists of made-up people. */
export type Home = {
  readonly folder: string;
  remove(): void;
};

export function makeHome(): Home {
  const folder = mkdtempSync(join(tmpdir(), "kelisim-bench-"));
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  process.once("exit", remove);
  return { folder, remove };
}
