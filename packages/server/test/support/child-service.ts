import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Config } from "@kelisim/server";
import { NODE_FLAGS } from "../../../../testing/node-flags.ts";
import type { StoreHome } from "./store-home.ts";

const PROGRAM = fileURLToPath(new URL("serve-child.ts", import.meta.url));
const START_MS = 30_000;

/** A service that runs in a process of its own. */
export type ChildService = {
  readonly url: string;
  /** What it wrote after its URL: errors only. */
  readonly log: () => string;
  /** SIGKILL, and waits until it is gone. */
  kill(): Promise<void>;
  /** SIGTERM, and gives the code that it ended with; `null` where a signal ended it. */
  stop(): Promise<number | null>;
};

/** How a service of its own differs from any other. */
export type ChildOptions = {
  /** Milliseconds by which its clock is ahead of this machine's. */
  readonly clockAheadMs?: number;
  readonly config?: Partial<Config>;
};

/** Starts a service on a home; an embedded one nobody else has open. @throws Error with its own words */
export async function spawnService(
  home: StoreHome,
  options: ChildOptions = {},
): Promise<ChildService> {
  const { location, keyFile } = home;
  const args = [PROGRAM, JSON.stringify({ location, keyFile, ...options })];
  const child = spawn(process.execPath, [...NODE_FLAGS, ...args], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  let output = "";
  const lines = new Promise<void>((resolve) => {
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString("utf8");
      if (output.includes("\n")) resolve();
    });
  });
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  const ended = once(child, "exit").then(() => "ended" as const);
  const late = AbortSignal.timeout(START_MS);
  const first = await Promise.race([lines, ended, once(late, "abort").then(() => "late" as const)]);
  if (first !== undefined) {
    child.kill("SIGKILL");
    throw new Error(`the service did not start (${first}):\n${output}`);
  }
  const [line = "", ...rest] = output.split("\n");
  output = rest.join("\n");
  const { url } = JSON.parse(line) as { readonly url: string };
  return {
    url,
    log: () => output,
    kill: async () => void (await endBy(child, "SIGKILL")),
    stop: () => endBy(child, "SIGTERM"),
  };
}

async function endBy(child: ChildProcess, signal: "SIGKILL" | "SIGTERM"): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }
  return child.exitCode;
}
