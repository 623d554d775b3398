import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { test } from "node:test";
import { deferred } from "../http/testing/deferred.ts";
import { endThroughLog } from "./crash-log.ts";
import { createLogger } from "./logger.ts";
import { serveUntilStopped } from "./signals.ts";

/** Stands for the process: what signals come, and how it would end. */
class Signals extends EventEmitter {
  readonly exits: number[] = [];
  exit(code: number): void {
    this.exits.push(code);
  }
}

for (const signal of ["SIGTERM", "SIGINT"]) {
  test(`${signal} stops gracefully with exit code 0`, async () => {
    const signals = new Signals();
    const said: string[] = [];
    const server = { close: async () => void said.push("closed") };
    const served = serveUntilStopped(server, () => said.push("stopping"), signals);
    signals.emit(signal);
    assert.equal(await served, 0);
    assert.deepEqual(said, ["stopping", "closed"]);
    assert.deepEqual(signals.exits, []);
    assert.equal(signals.listenerCount(signal), 0);
  });
}

test("a second signal ends the process at once", async () => {
  const signals = new Signals();
  const closing = deferred();
  const served = serveUntilStopped({ close: () => closing.promise }, undefined, signals);
  signals.emit("SIGTERM");
  assert.deepEqual(signals.exits, []);
  signals.emit("SIGINT");
  assert.deepEqual(signals.exits, [130]);
  closing.resolve();
  assert.equal(await served, 0);
});

test("a stop that fails is told to the caller", async () => {
  const signals = new Signals();
  const close = async (): Promise<void> => {
    throw new Error("no");
  };
  const served = serveUntilStopped({ close }, undefined, signals);
  signals.emit("SIGTERM");
  await assert.rejects(served, /no/);
});

test("a crash ends the process through the log, without its message", () => {
  const signals = new Signals();
  const out: string[] = [];
  endThroughLog(createLogger("info", { write: (line) => out.push(line) }), signals);
  signals.emit("uncaughtException", new Error("Айгерім 900101300810"));
  assert.deepEqual(signals.exits, [1]);
  assert.equal(out.length, 1);
  assert.match(out[0] ?? "", /"msg":"crashed"/);
  assert.doesNotMatch(out[0] ?? "", /Айгерім|900101300810/);
});
