import { Worker } from "node:worker_threads";
import { DatabaseClosedError, SqlError } from "../db/errors.ts";
import type { SyncCounts } from "./worker-messages.ts";
import type { WireRows, WorkerAnswer, WorkerRequest, WorkerStart } from "./worker-messages.ts";

type Waiting = {
  readonly resolve: (answer: WorkerAnswer) => void;
  readonly reject: (error: Error) => void;
};

/** The main thread's end of the worker that holds the embedded engine. */
export class WorkerClient {
  readonly #worker: Worker;
  #waiting: Waiting | undefined;
  #end: DatabaseClosedError | undefined;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on("message", (answer: WorkerAnswer) => this.#onAnswer(answer));
    worker.on("error", (error) => this.#onEnd(String(error)));
    worker.on("exit", () => this.#onEnd("its thread ended"));
  }

  /** Starts a worker and waits for its first answer. @throws DatabaseClosedError if it fails */
  static async start(script: URL, data: WorkerStart): Promise<WorkerClient> {
    const client = new WorkerClient(new Worker(script, { workerData: data, execArgv: [] }));
    await client.#nextAnswer();
    return client;
  }

  /** Why no request can succeed any more. */
  get end(): DatabaseClosedError | undefined {
    return this.#end;
  }

  /** @throws SqlError when the statement is refused, DatabaseClosedError when the worker is gone */
  async rows(request: WorkerRequest): Promise<WireRows> {
    const answer = await this.#ask(request);
    if (answer.kind === "refused") throw new SqlError(answer.error);
    if (answer.kind !== "rows") throw new TypeError(`the worker answered ${answer.kind}`);
    return answer.result;
  }

  /** How many syncs the engine has made so far. */
  async syncs(): Promise<SyncCounts> {
    const answer = await this.#ask({ kind: "syncs" });
    if (answer.kind !== "syncs") throw new TypeError(`the worker answered ${answer.kind}`);
    return answer.syncs;
  }

  /** Checkpoints, closes the engine and ends the thread. */
  async close(): Promise<void> {
    try {
      if (this.#end === undefined) await this.#ask({ kind: "close" });
    } finally {
      await this.#worker.terminate();
    }
  }

  /** Ends the thread at once, as a crash would. */
  async terminate(): Promise<void> {
    await this.#worker.terminate();
  }

  async #ask(request: WorkerRequest): Promise<WorkerAnswer> {
    if (this.#end !== undefined) throw this.#end;
    if (this.#waiting !== undefined) throw new TypeError("the worker takes one request at a time");
    const answer = this.#nextAnswer();
    this.#worker.postMessage(request);
    return answer;
  }

  #nextAnswer(): Promise<WorkerAnswer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
  }

  #onAnswer(answer: WorkerAnswer): void {
    if (answer.kind === "fatal") {
      this.#onEnd(answer.message);
      return;
    }
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.resolve(answer);
  }

  #onEnd(reason: string): void {
    this.#end ??= new DatabaseClosedError(
      `The embedded database has stopped (${reason}): start the service again`,
    );
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.reject(this.#end);
  }
}
