import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { freshPgliteDirectory } from "../../../testing/pglite-directory.ts";
import { Kelisim } from "./kelisim.ts";

/** A demo's directory at the moment when its database has just been made: a quicker first start. */
export async function demoDirectory(t: TestContext): Promise<string> {
  const { path, remove } = await freshPgliteDirectory("ready");
  t.after(remove);
  const seed = JSON.stringify({ seed: randomBytes(32).toString("hex") });
  writeFileSync(join(path, "demo-seed.json"), seed, { mode: 0o600 });
  return path;
}

/** Starts a demo on a free port, for programs. */
export const startDemo = (
  t: TestContext,
  directory: string,
  options: ConstructorParameters<typeof Kelisim>[2] = {},
): Kelisim => new Kelisim(t, ["demo", "--json", "--port", "0", "--data", directory], options);
