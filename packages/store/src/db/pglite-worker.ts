import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { DurableNodeFs } from "../engine/durable-node-fs.ts";
import { fsyncTree } from "../engine/fsync-tree.ts";
import { hasParsed, readRound, runRound, scriptRound } from "../engine/wire.ts";
import type { WorkerAnswer, WorkerRequest, WorkerStart } from "../engine/worker-messages.ts";
import { SESSION_SETTINGS } from "./session-settings.ts";

const main = parentPort;
if (main === null) throw new Error("this file runs in a worker thread only");

const start = workerData as WorkerStart;
const answer = (message: WorkerAnswer): void => main.postMessage(message);

/** PGlite goes on after an exception inside the engine; a store that acknowledges must not. */
function fatal(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error);
  answer({ kind: "fatal", message });
  process.exit(1); // ends this thread only
}

/** PGlite's own parameters without `-F` (no fsync), and with a method that calls `fsync` itself. */
const START_PARAMS = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== "-F"),
  "-c",
  "wal_sync_method=fsync",
  ...SESSION_SETTINGS.flatMap(([name, value]) => ["-c", `${name}=${value}`]),
];

const files = new DurableNodeFs(start.directory, fatal);
const lastWords: string[] = [];
const keepLastWords = (line: string): boolean => {
  lastWords.push(line);
  if (lastWords.length > 10) lastWords.shift();
  return false;
};
/** The text of every prepared statement by its name. */
const prepared = new Map<string, string>();

const engine = await PGlite.create({
  fs: files,
  startParams: START_PARAMS,
  onStderr: keepLastWords,
}).catch((error: unknown) => fatal(new Error([String(error), ...lastWords].join("\n"))));

async function exchange(round: Uint8Array, statement?: string) {
  const { messages } = await engine
    .execProtocol(round, { throwOnError: false })
    .catch((error: unknown) => fatal(error));
  const read = readRound(messages, statement);
  if (read.kind === "unsound") fatal(new Error(read.message));
  return { messages, read };
}

/** duplicate_prepared_statement, before the engine would run the older text in silence. */
const otherText = (name: string): WorkerAnswer => ({
  kind: "refused",
  error: { code: "42P05", message: `the name ${name} stands for another statement already` },
});

async function handle(request: WorkerRequest): Promise<WorkerAnswer> {
  switch (request.kind) {
    case "run": {
      const name = request.name ?? "";
      const known = prepared.get(name);
      if (known !== undefined && known !== request.text) return otherText(name);
      const round = runRound(name, request.text, request.values, known !== undefined);
      const { messages, read } = await exchange(round, request.name);
      if (name !== "" && hasParsed(messages)) prepared.set(name, request.text);
      return read;
    }
    case "script":
      return (await exchange(scriptRound(request.sql))).read;
    case "forget":
      prepared.clear();
      return (await exchange(scriptRound("deallocate all"))).read;
    case "syncs":
      return { kind: "syncs", syncs: files.syncs };
    case "close":
      await close();
      return { kind: "done" };
  }
}

async function close(): Promise<void> {
  await exchange(scriptRound("checkpoint"));
  await engine.close();
}

if (start.task === "initialise") {
  await close();
  fsyncTree(start.directory);
  answer({ kind: "done" });
} else {
  main.on("message", (request: WorkerRequest) => {
    void handle(request).then(answer, fatal);
  });
  answer({ kind: "ready" });
}
