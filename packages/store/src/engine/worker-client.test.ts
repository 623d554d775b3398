import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { WorkerClient } from "./worker-client.ts";
import { DatabaseClosedError, SqlError } from "../db/errors.ts";
import { freshPgliteDirectory } from "../../../../testing/pglite-directory.ts";

const WORKER = new URL("../db/pglite-worker.ts", import.meta.url);

test("when the worker dies, the waiting call and all later ones fail with what to do", async (t) => {
  const dir = await freshPgliteDirectory();
  t.after(dir.remove);
  const worker = await WorkerClient.start(WORKER, {
    task: "serve",
    directory: join(dir.path, "pgdata"),
  });
  await assert.rejects(worker.rows({ kind: "script", sql: "select 1/0" }), SqlError);
  const dead = (error: unknown): boolean =>
    error instanceof DatabaseClosedError && /start the service again/.test(error.message);
  const waiting = worker.rows({ kind: "script", sql: "select pg_sleep(1)" });
  const failing = assert.rejects(waiting, dead);
  await worker.terminate();
  await failing;
  await assert.rejects(worker.rows({ kind: "script", sql: "select 1" }), dead);
  await worker.close();
});

test("a worker that cannot start says so instead of hanging", async (t) => {
  const dir = await freshPgliteDirectory();
  t.after(dir.remove);
  const directory = join(dir.path, "pgdata");
  rmSync(join(directory, "global", "pg_control"));
  const start = WorkerClient.start(WORKER, { task: "serve", directory });
  await assert.rejects(start, DatabaseClosedError);
});
