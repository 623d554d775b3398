import { spawn, type ChildProcessByStdio } from "node:child_process";
import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { LoadResult, LoadSpec } from "./shot.ts";

const PROGRAM = fileURLToPath(new URL("generator.ts", import.meta.url));

/** More wrong answers than this, and the figure is worth nothing. */
const WRONG_SHARE = 0.001;

/** The process that makes requests; its own use of the processor is not counted. */
export class LoadProcess {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: Interface;

  constructor() {
    this.#child = spawn(process.execPath, [PROGRAM], { stdio: ["pipe", "pipe", "inherit"] });
    process.once("exit", () => this.#child.kill("SIGKILL"));
    this.#lines = createInterface({ input: this.#child.stdout });
  }

  /** @throws Error where answers are wrong: something else was measured than was meant */
  async run(spec: LoadSpec): Promise<LoadResult> {
    const heard = new Promise<string>((resolve, reject) => {
      const gone = (): void => reject(new Error("the load process has ended"));
      this.#child.once("exit", gone);
      this.#lines.once("line", (line) => {
        this.#child.off("exit", gone);
        resolve(line);
      });
    });
    this.#child.stdin.write(`${JSON.stringify(spec)}\n`);
    const result = JSON.parse(await heard) as LoadResult & { readonly failed?: string };
    if (result.failed !== undefined) throw new Error(`${spec.gun}: ${result.failed}`);
    if (result.wrong > WRONG_SHARE * (result.done + result.wrong)) {
      throw new Error(`${spec.gun}: ${result.wrong} wrong answers, such as ${result.firstWrong}`);
    }
    return result;
  }

  close(): void {
    this.#child.kill("SIGKILL");
  }
}
