import { Worker } from "node:worker_threads";
import type { FuzzReport } from "./fuzz-loop.ts";
import {
  UNDER_WAY_BYTES,
  UNDER_WAY_HEAD,
  type WorkerTask,
  type WorkerWords,
} from "./worker-messages.ts";

/** An input that took so long never comes back. */
const HANG_MS = 20_000;

export type TargetRun = {
  readonly target: string;
  readonly seed: number;
  readonly milliseconds: number;
  readonly onProgress: (runs: number, pool: number) => void;
};

/** Fuzzes a target and watches that it goes on: an input that hangs or ends it is a finding too. */
export function runTarget(run: TargetRun): Promise<FuzzReport> {
  const underWay = new SharedArrayBuffer(UNDER_WAY_BYTES);
  const numbers = new Int32Array(underWay, 0, 2);
  const { target, seed, milliseconds, onProgress } = run;
  const workerData: WorkerTask = { target, seed, milliseconds, underWay };
  const worker = new Worker(new URL("worker.ts", import.meta.url), { workerData });

  const lastInput = (): Uint8Array =>
    new Uint8Array(underWay, UNDER_WAY_HEAD, Atomics.load(numbers, 1)).slice();
  const ended = (kind: "crash" | "hang", words: string): FuzzReport => ({
    runs: Atomics.load(numbers, 0),
    findings: [{ kind, input: lastInput(), words }],
    interesting: [],
  });

  return new Promise((resolve, reject) => {
    let before = -1;
    const watch = setInterval(() => {
      const now = Atomics.load(numbers, 0);
      if (now === before && now > 0) {
        finish(ended("hang", `nothing for ${String(HANG_MS / 1000)} seconds`));
      }
      before = now;
    }, HANG_MS);
    const finish = (report: FuzzReport): void => {
      clearInterval(watch);
      resolve(report);
      worker.terminate().catch(reject);
    };
    worker.on("message", (words: WorkerWords) => {
      if (words.kind === "progress") onProgress(words.runs, words.pool);
      else finish(words);
    });
    worker.on("error", (error) => {
      clearInterval(watch);
      // Before the first input it is the target itself that does not load.
      if (Atomics.load(numbers, 0) === 0) reject(error);
      else finish(ended("crash", String(error)));
    });
  });
}
