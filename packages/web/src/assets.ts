import { createHash } from "node:crypto";
import { join } from "node:path";
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
] as const;

function build({ name, ending, entry }: (typeof SOURCES)[number]): Asset {
  const { outputFiles } = buildSync({
    absWorkingDir: import.meta.dirname,
    entryPoints: [join(import.meta.dirname, entry)],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    // Phones of some years ago.
    target: ["chrome100", "safari15", "firefox100"],
    legalComments: "none",
    logLevel: "silent",
  });
  const bytes = outputFiles[0]?.contents ?? new Uint8Array();
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
  return {
    name: `${name}.${ending}`,
    path: `/assets/${name}.${hash}.${ending}`,
    type: TYPES[ending],
    bytes,
  };
}

let built: readonly Asset[] | undefined;

/** The style sheet and the islands, made at the first call in some ten milliseconds. */
export function portalAssets(): readonly Asset[] {
  built ??= SOURCES.map(build);
  return built;
}
