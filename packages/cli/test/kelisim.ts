import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import type { DemoFacts } from "@kelisim/cli";
import { NODE_FLAGS } from "../../../testing/node-flags.ts";

const BIN = fileURLToPath(new URL("../bin/kelisim.js", import.meta.url));

/** Nothing of the machine's settings reaches the program under test but where Node keeps code. */
const CLEAN_ENV = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) =>
      !/^(KELISIM_|DATABASE_URL|LANG$|LC_|NO_COLOR|FORCE_COLOR|NODE_(?!COMPILE_CACHE$))/.test(name),
  ),
);

export type Ended = {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
};

export type Options = {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** What is piped into it; its stdin is then closed. */
  readonly input?: string;
  /** The program, Node by default. */
  readonly command?: readonly [string, ...string[]];
};

/** A folder of this test, removed after it. */
export function scratch(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), "kelisim-cli-"));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** A started `kelisim`, killed after the test if it still runs. */
export class Kelisim {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #ended: Promise<Ended>;
  #stdout = "";
  #stderr = "";

  constructor(t: TestContext | undefined, args: readonly string[], options: Options = {}) {
    const [file, ...before] = options.command ?? [process.execPath, ...NODE_FLAGS, BIN];
    this.#child = spawn(file, [...before, ...args], {
      cwd: options.cwd,
      env: { ...CLEAN_ENV, LANG: "en_GB.UTF-8", ...options.env },
    });
    if (options.input !== undefined) this.#child.stdin.end(options.input);
    this.#child.stdout.setEncoding("utf8").on("data", (text: string) => (this.#stdout += text));
    this.#child.stderr.setEncoding("utf8").on("data", (text: string) => (this.#stderr += text));
    this.#ended = once(this.#child, "close").then(([code, signal]) => ({
      code: code as number | null,
      signal: signal as string | null,
      stdout: this.#stdout,
      stderr: this.#stderr,
    }));
    t?.after(() => this.#child.kill("SIGKILL"));
  }

  get stdout(): string {
    return this.#stdout;
  }

  get stderr(): string {
    return this.#stderr;
  }

  ended(): Promise<Ended> {
    return this.#ended;
  }

  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<Ended> {
    this.#child.kill(signal);
    return this.#ended;
  }

  /** Waits until something is so. @throws Error if the program ends before */
  async until<T>(look: () => T | undefined): Promise<T> {
    let over = false;
    void this.#ended.then(() => (over = true));
    for (;;) {
      const seen = look();
      if (seen !== undefined) return seen;
      if (over) throw new Error(`kelisim ended too early:\n${this.#stderr}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** The one line of JSON that a demo prints. */
  async facts(): Promise<DemoFacts> {
    const line = await this.until(() => /^(.*)\n/.exec(this.#stdout)?.[1]);
    return JSON.parse(line) as DemoFacts;
  }
}

/** Runs `kelisim` to its end. */
export const kelisim = (args: readonly string[], options: Options = {}): Promise<Ended> =>
  new Kelisim(undefined, args, options).ended();

export { BIN };
