import {
  spawn,
  type ChildProcessByStdio,
  type ChildProcessWithoutNullStreams,
} from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";

const CLONE = fileURLToPath(new URL("../../", import.meta.url)).replace(/\/$/, "");
const PROGRAM = join(CLONE, "packages/cli/bin/kelisim.js");

/** What the packages of the distribution bring along. */
const FOLDERS = [
  ...["etc/postgresql/15/main/conf.d", "etc/sysusers.d", "etc/systemd/system"],
  ...["var/lib", "var/backups", "srv/pilot"],
];

/** The only variables of the machine under the test: where programs are, and where Node keeps code. */
const OF_THE_TEST = {
  PATH: process.env["PATH"],
  NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"],
  LANG: "en",
};

/** How a command ended. */
export type Done = {
  readonly command: string;
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

/** A folder that stands for the root of a machine on which a guide is followed. */
export class Machine {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
    for (const folder of FOLDERS) mkdirSync(join(root, folder), { recursive: true });
  }

  /** Where a path of the guide lies. */
  at(path: string): string {
    return join(this.root, path);
  }

  /** The text with every path of the guide in its place here. */
  here(text: string): string {
    return text
      .replaceAll(/(?<![\w/])\/(etc|var|srv)\//g, `${this.root}/$1/`)
      .replaceAll("/opt/kelisim/", `${CLONE}/`);
  }

  /** Runs a command of the guide; files belong to whoever runs the test. */
  async run(command: string): Promise<Done> {
    const mine = command.replaceAll(/ -[og] (kelisim|postgres)(?= )/g, "");
    const call = `kelisim() { "$NODE" "$PROGRAM" "$@"; }; ${this.here(mine)}`;
    const child = spawn("bash", ["-euc", call], {
      cwd: this.root,
      // Where the input is a socket, bash believes that somebody has logged in.
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...OF_THE_TEST, NODE: process.execPath, PROGRAM },
    });
    return { command, ...(await endOf(child)) };
  }

  /** Starts what an installed unit starts, with its settings and those of its file. */
  start(unit: string, more: Readonly<Record<string, string>>): ChildProcessWithoutNullStreams {
    const text = readFileSync(this.at(`etc/systemd/system/${unit}`), "utf8");
    const lines = (name: string): string[] =>
      [...text.matchAll(new RegExp(`^${name}=(.*)$`, "gm"))].map(([, value = ""]) => value);
    const variables = lines("Environment").map((line) => line.replace("%d", "/etc/kelisim"));
    for (const file of lines("EnvironmentFile").map((name) => this.here(name.replace("-", "")))) {
      if (!existsSync(file)) throw new Error(`the unit reads ${file}`);
      variables.push(...readFileSync(file, "utf8").split("\n"));
    }
    const env = Object.fromEntries(
      variables
        .filter((line) => /^\w+=/.test(line))
        .map((line): [string, string] => {
          const at = line.indexOf("=");
          return [line.slice(0, at), this.here(line.slice(at + 1))];
        }),
    );
    const [, ...args] = (lines("ExecStart")[0] ?? "").split(" ");
    return spawn(process.execPath, args, {
      cwd: CLONE,
      env: { ...OF_THE_TEST, ...env, ...more },
    });
  }
}

async function endOf(
  child: ChildProcessByStdio<null, Readable, Readable>,
): Promise<Omit<Done, "command">> {
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, stdout, stderr };
}
