import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** What starts processes, threads, servers or connections. */
const STARTS = new Set([
  ...["node:child_process", "node:worker_threads", "node:net", "node:http", "node:sqlite"],
  ...["pg", "@electric-sql/pglite", "fastify", "playwright-core"],
]);

/** What reaches beyond its own file: a hook of the whole process, or the process itself. */
const REACHES_OUT = /^(before|after)(Each)?\(|\bprocess\.|\bglobalThis\b|\bmock\b/m;

/** Module names, but for those of types alone, which are not loaded. */
const IMPORT =
  /^\s*(?:import|export)\s+(?!type\b)(?:[^"';]*?\sfrom\s+)?"([^"]+)"|\bimport\("([^"]+)"\)/gm;

/** The test files, by whether they may share a process; paths from the root of the clone. */
export type TestFiles = {
  /** Pure: they start nothing, so that one process runs them all. */
  readonly shared: readonly string[];
  /** Each needs a process of its own. */
  readonly apart: readonly string[];
};

/** @param patterns globs; every test file by default */
export function findTestFiles(patterns: readonly string[] = ["*/**/*.test.ts"]): TestFiles {
  const files = globSync([...patterns], { cwd: ROOT, exclude: ["**/node_modules/**"] })
    .map((file) => file.replaceAll("\\", "/"))
    .toSorted();
  const apart = new Set(files.filter((file) => !mayShare(join(ROOT, file))));
  return { shared: files.filter((file) => !apart.has(file)), apart: [...apart] };
}

/** Whether neither the file nor anything that it loads starts something or reaches beyond it. */
export function mayShare(file: string): boolean {
  if (REACHES_OUT.test(readFileSync(file, "utf8"))) return false;
  const seen = new Set([file]);
  // A set may grow while it is gone through.
  for (const one of seen) {
    for (const name of importsOf(readFileSync(one, "utf8"))) {
      if (STARTS.has(name)) return false;
      const path = pathOf(name, dirname(one));
      if (path !== undefined) seen.add(path);
    }
  }
  return true;
}

const importsOf = (text: string): string[] =>
  [...text.matchAll(IMPORT)].map(([, from, called]) => from ?? called ?? "");

/** The file of ours behind a module name; `undefined` for anybody else's. */
function pathOf(name: string, folder: string): string | undefined {
  const [, own] = /^@kelisim\/([\w-]+)$/.exec(name) ?? [];
  if (own !== undefined) return join(ROOT, "packages", own, "src/index.ts");
  const path = resolve(folder, name);
  return name.startsWith(".") && path.endsWith(".ts") && existsSync(path) ? path : undefined;
}
