import { createHash } from "node:crypto";
import { basename, join } from "node:path";
import { buildSync } from "./build-sync.ts";

/** A file that pages refer to. */
export type Asset = {
  /** As the pages know it: `style.css`, `islands.js`. */
  readonly name: string;
  /** With the hash of its bytes, so that a path never changes its bytes: `/assets/style.0a1b2c3d4e5f.css`. */
  readonly path: string;
  readonly type: string;
  readonly bytes: Uint8Array;
};

const TYPES = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
} as const;

const SOURCES = [
  { name: "style", ending: "css", entry: "style/style.css" },
  { name: "islands", ending: "js", entry: "islands/main.ts" },
  // Only for the page on which somebody signs: it brings along the client of NCALayer.
  { name: "signing", ending: "js", entry: "islands/signing.ts" },
  // Checks receipts; it is loaded after the page that does so.
  { name: "verify", ending: "js", entry: "islands/verify/main.ts" },
] as const;

/** All in one run of esbuild: starting it costs more than most of the work. */
function build(): readonly Asset[] {
  const { outputFiles } = buildSync({
    absWorkingDir: import.meta.dirname,
    entryPoints: SOURCES.map(({ name, entry }) => ({
      in: join(import.meta.dirname, entry),
      out: name,
    })),
    // Nothing is written there.
    outdir: import.meta.dirname,
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    // Phones of some years ago.
    target: ["chrome100", "safari15", "firefox100"],
    legalComments: "none",
    // Kazakh and Russian as they are, not by their numbers.
    charset: "utf8",
    logLevel: "silent",
  });
  const bytesOf = new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]));
  return SOURCES.map(({ name, ending }) => {
    const file = `${name}.${ending}`;
    const bytes = bytesOf.get(file);
    if (bytes === undefined) throw new Error(`esbuild made no ${file}`);
    const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
    return {
      name: file,
      path: `/assets/${name}.${hash}.${ending}`,
      type: TYPES[ending],
      bytes,
    };
  });
}

let built: readonly Asset[] | undefined;

/** The style sheet and the islands, made at the first call in a tenth of a second. */
export function portalAssets(): readonly Asset[] {
  built ??= build();
  return built;
}
