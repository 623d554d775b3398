import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
const PACKAGES = [
  ...[
    "core",
    "protocol",
    "log",
    "evidence",
    "signature",
    "store",
    "web",
    "server",
    "demo-identity",
    "cli",
  ],
] as const;
const NOT_RUN = /(^|\/)(test|testing|node_modules)(\/|$)|\.test\.ts$/;

/**
 * Makes a release of its own in a folder: this program with further migrations. Dependencies are
 * those of the clone.
 * @param migrations SQL by file name
 * @returns the program, to be run by Node
 */
export function makeRelease(folder: string, migrations: Readonly<Record<string, string>>): string {
  const modules = join(folder, "node_modules");
  mkdirSync(join(modules, "@kelisim"), { recursive: true });
  for (const name of readdirSync(join(ROOT, "node_modules"))) {
    if (!name.startsWith(".") && name !== "@kelisim") {
      symlinkSync(join(ROOT, "node_modules", name), join(modules, name));
    }
  }
  for (const name of PACKAGES) {
    const from = join(ROOT, "packages", name);
    const to = join(folder, "packages", name);
    const isRun = (source: string): boolean =>
      !NOT_RUN.test(relative(from, source).split(sep).join("/"));
    cpSync(from, to, { recursive: true, filter: isRun });
    symlinkSync(to, join(modules, "@kelisim", name));
  }
  for (const [name, sql] of Object.entries(migrations)) {
    writeFileSync(join(folder, "packages/store/src/migrations", name), sql);
  }
  return join(folder, "packages/cli/bin/kelisim.js");
}
