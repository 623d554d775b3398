/** Fuzzes one target in a thread of its own, so that an input that never comes back can be told. */
import { parentPort, workerData } from "node:worker_threads";
import { readCorpus } from "./corpus.ts";
import { watchCoverage } from "./coverage.ts";
import { fuzz } from "./fuzz-loop.ts";
import { loadTarget } from "./targets.ts";
import { UNDER_WAY_HEAD, type WorkerTask, type WorkerWords } from "./worker-messages.ts";

const PROGRESS_MS = 500;

const { target: name, seed, milliseconds, underWay } = workerData as WorkerTask;
const numbers = new Int32Array(underWay, 0, 2);
const bytes = new Uint8Array(underWay, UNDER_WAY_HEAD);
const tell = (words: WorkerWords): void => parentPort?.postMessage(words);

const target = await loadTarget(name);
const coverage = watchCoverage();
const end = performance.now() + milliseconds;
let nextWords = 0;
const { runs, findings, interesting } = await fuzz(target, {
  ...{ seed, coverage, corpus: readCorpus(name).map(({ input }) => input) },
  goesOn: (runs, pool) => {
    const now = performance.now();
    if (now >= nextWords) {
      nextWords = now + PROGRESS_MS;
      tell({ kind: "progress", runs, pool });
    }
    return now < end;
  },
  onTry: (input) => {
    bytes.set(input.subarray(0, bytes.length));
    Atomics.store(numbers, 1, Math.min(input.length, bytes.length));
    Atomics.add(numbers, 0, 1);
  },
});
coverage.stop();
tell({ kind: "report", runs, findings, interesting });
