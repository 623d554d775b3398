/**
 * `npm run chaos -- --minutes N [--seed S] [--engine postgres|embedded|both] [--clients N] [--json] [--asynchronous]`: real
 * processes under load, killed, cut off and put on wrong clocks, and held against what they acknowledged.
 * Exit code 0 where every invariant held, 1 where one was broken (journal and logs are kept), 2 for a wrong
 * command line. The same seed picks the same faults in the same order; moments differ.
 */
import { randomInt } from "node:crypto";
import { rmSync } from "node:fs";
import { readFlags } from "./command-line.ts";
import { describe, figuresOf } from "./report.ts";
import { run } from "./run.ts";

const flags = readFlags(process.argv.slice(2), randomInt(1_000_000));
if (typeof flags === "string") {
  process.stderr.write(`${flags}\n`);
  process.exit(2);
}

const { minutes, seed, engines, clients, json, asynchronous } = flags;
const stop = new AbortController();
process.once("SIGTERM", () => stop.abort());

const started = performance.now();
const tell = (line: string): void => {
  const passed = Math.round((performance.now() - started) / 1000);
  const clock = `${String(Math.floor(passed / 60)).padStart(2, "0")}:${String(passed % 60).padStart(2, "0")}`;
  process.stderr.write(`${clock} ${line}\n`);
};
tell(`seed ${seed}, ${minutes} minutes, ${engines.join(" and ")}`);

const results = await Promise.all(
  engines.map((engine) =>
    run({
      ...{ engine, seed, tell, asynchronous },
      // The embedded store has one connection, and shares the machine with the other run.
      clients: engine === "postgres" ? clients : Math.max(4, Math.floor(clients / 2)),
      pauseMs: 100,
      milliseconds: minutes * 60_000,
      stop: stop.signal,
    }),
  ),
);

const figures = results.map(figuresOf);
process.stdout.write(
  json ? `${JSON.stringify(figures, null, 2)}\n` : `${figures.map(describe).join("\n\n")}\n`,
);
let isBroken = false;
for (const { engine, found, folder } of figures) {
  if (found.length === 0) {
    rmSync(folder, { recursive: true, force: true });
    continue;
  }
  isBroken = true;
  for (const line of found.slice(0, 50)) process.stderr.write(`BROKEN ${engine}: ${line}\n`);
  process.stderr.write(`BROKEN ${engine}: journal and logs are in ${folder}; seed ${seed}\n`);
}
process.exit(isBroken ? 1 : 0);
