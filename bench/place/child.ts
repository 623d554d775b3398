import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A process of the run, whose output goes to a file. */
export type Child = {
  readonly name: string;
  readonly pid: number;
  /** SIGTERM, and SIGKILL where that does not help. */
  stop(): Promise<void>;
  /** Its last words, for an error. */
  words(): string;
  /** Why it ended; `undefined` while it runs. */
  readonly ended: string | undefined;
};

export type ChildOptions = {
  readonly name: string;
  /** Where its log goes. */
  readonly folder: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

const STOP_MS = 15_000;
const WORDS = 4000;

const alive = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of alive) child.kill("SIGKILL");
});

/** Starts a process that does not outlive this one, with little of this one's environment. */
export function start({ name, folder, program, args, env = {} }: ChildOptions): Child {
  const path = join(folder, `${name.replaceAll(/\W+/g, "-")}.log`);
  const log = openSync(path, "w");
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(program, args, {
    env: { PATH, HOME, ...env },
    stdio: ["ignore", log, log],
  });
  if (child.pid === undefined) throw new Error(`${name} does not start: ${program}`);
  alive.add(child);
  let ended: string | undefined;
  child.once("exit", (code, signal) => {
    alive.delete(child);
    ended = `${name} ended: ${code ?? signal}`;
  });
  return {
    name,
    pid: child.pid,
    words: () => readFileSync(path, "utf8").slice(-WORDS),
    get ended() {
      return ended;
    },
    async stop() {
      if (ended !== undefined) return;
      const exit = once(child, "exit");
      child.kill("SIGTERM");
      const late = sleep(STOP_MS, "late", { ref: false });
      if ((await Promise.race([exit, late])) === "late") {
        child.kill("SIGKILL");
        await exit;
      }
    },
  };
}

/** Waits until a GET of the URL is answered with success. @returns milliseconds. @throws Error with the child's words */
export async function untilReady(child: Child, url: string, patienceMs = 60_000): Promise<number> {
  const from = performance.now();
  for (;;) {
    if (child.ended !== undefined) throw new Error(`${child.ended}\n${child.words()}`);
    const passed = performance.now() - from;
    if (passed > patienceMs) throw new Error(`${child.name} is not ready\n${child.words()}`);
    const answered = await fetch(url, { signal: AbortSignal.timeout(1000) }).then(
      async (answer) => (await answer.arrayBuffer(), answer.ok),
      () => false,
    );
    if (answered) return performance.now() - from;
    await sleep(5);
  }
}

/** Waits until a GET of the URL is answered at all. @throws Error where nobody does within a minute */
export async function untilAnswers(url: string): Promise<void> {
  for (const until = performance.now() + 60_000; performance.now() < until; await sleep(20)) {
    const answered = await fetch(url).then(
      async (answer) => (await answer.arrayBuffer(), true),
      () => false,
    );
    if (answered) return;
  }
  throw new Error(`nobody answers at ${url}`);
}
