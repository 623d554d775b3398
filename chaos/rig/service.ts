import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { NODE_FLAGS } from "../../testing/node-flags.ts";
import type { Place } from "./place.ts";

const PROGRAM = fileURLToPath(new URL("serve.ts", import.meta.url));
const PAUSE_MS = 300;

export type ServiceOptions = Place & {
  readonly name: string;
  readonly port: number;
  /** Its clock minus the machine's, all the time. */
  readonly offsetMs: number;
  /** Where its log goes. */
  readonly folder: string;
};

/** A service process that a manager keeps running, as systemd would: what ends is started again. */
export class Service {
  readonly name: string;
  readonly url: string;
  /** Whether its clock is wrong on purpose, for good. */
  readonly isOff: boolean;
  /** How often it ended without having been told to. */
  readonly crashes: string[] = [];
  readonly #options: ServiceOptions;
  #child: ChildProcess | undefined;
  #wanted = false;
  #told = false;
  #keeping: Promise<void> | undefined;

  constructor(options: ServiceOptions) {
    this.#options = options;
    this.name = options.name;
    this.url = `http://127.0.0.1:${options.port}`;
    this.isOff = Math.abs(options.offsetMs) > 1000;
  }

  get isRunning(): boolean {
    return this.#child !== undefined;
  }

  /** Starts it, and again whenever it ends. */
  start(): void {
    this.#wanted = true;
    this.#keeping ??= this.#keep().finally(() => {
      this.#keeping = undefined;
    });
  }

  /** SIGKILL; with `start` it comes back. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** SIGTERM. @returns the code that it ended with; `null` where a signal ended it */
  async drain(): Promise<number | null> {
    return this.#end("SIGTERM");
  }

  /** Holds it (SIGSTOP), and lets it go on (SIGCONT). */
  hold(): void {
    this.#child?.kill("SIGSTOP");
  }

  goOn(): void {
    this.#child?.kill("SIGCONT");
  }

  /** Puts its clock off by so much more, until told otherwise. */
  jump(milliseconds: number): void {
    this.#tell({ offsetMs: this.#options.offsetMs + milliseconds });
  }

  checkpoint(): void {
    this.#tell({ checkpoint: true });
  }

  /** What `/readyz` says; `undefined` where nobody answers. */
  async readiness(): Promise<number | undefined> {
    try {
      const answer = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(5000) });
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return undefined;
    }
  }

  #tell(order: object): void {
    this.#child?.stdin?.write(`${JSON.stringify(order)}\n`);
  }

  async #end(signal: "SIGKILL" | "SIGTERM"): Promise<number | null> {
    this.#wanted = false;
    const child = this.#child;
    if (child === undefined) {
      await this.#keeping;
      return null;
    }
    this.#told = true;
    const ended = once(child, "exit") as Promise<[number | null]>;
    child.kill(signal);
    const [code] = await ended;
    await this.#keeping;
    return code;
  }

  async #keep(): Promise<void> {
    while (this.#wanted) {
      const { folder, name, ...told } = this.#options;
      const log = openSync(join(folder, `${name}.log`), "a");
      const args = [...NODE_FLAGS, PROGRAM, JSON.stringify(told)];
      const child = spawn(process.execPath, args, { stdio: ["pipe", log, log] });
      child.stdin?.on("error", () => undefined); // it may be dead already
      this.#child = child;
      this.#told = false;
      const [code, signal] = (await once(child, "exit")) as [number | null, string | null];
      this.#child = undefined;
      if (!this.#told) {
        this.crashes.push(`${name} ended by itself: ${code ?? signal}`);
        await sleep(PAUSE_MS);
      }
    }
  }
}
