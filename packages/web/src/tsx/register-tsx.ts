import { globSync } from "node:fs";
import { registerHooks } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { buildSync } from "../build-sync.ts";

const SOURCE = dirname(import.meta.dirname);

/** Every page and component as JavaScript, by the URL of its file. */
function translated(): ReadonlyMap<string, string> {
  const files = globSync("**/*.tsx", { cwd: SOURCE });
  const { outputFiles } = buildSync({
    absWorkingDir: SOURCE,
    entryPoints: files,
    outdir: SOURCE,
    outbase: SOURCE,
    outExtension: { ".js": ".tsx" },
    write: false,
    bundle: false,
    format: "esm",
    target: "node24",
    jsx: "automatic",
    jsxImportSource: "preact",
    sourcemap: false,
  });
  return new Map(outputFiles.map(({ path, text }) => [pathToFileURL(path).href, text]));
}

let isRegistered = false;

/**
 * Lets Node import this package's `.tsx` files, which it does not read by itself: all of them are
 * translated at once, in memory, in some ten milliseconds. Call it before the first import of
 * `@kelisim/web/pages`; later calls do nothing.
 */
export function registerTsx(): void {
  if (isRegistered) return;
  isRegistered = true;
  const sources = translated();
  registerHooks({
    load(url, context, nextLoad) {
      const source = sources.get(url);
      if (source !== undefined) return { format: "module", source, shortCircuit: true };
      if (url.endsWith(".tsx") && url.startsWith("file:")) {
        const path = relative(join(SOURCE, ".."), fileURLToPath(url));
        throw new Error(`${path} was written after the pages were loaded: start anew`);
      }
      return nextLoad(url, context);
    },
  });
}
