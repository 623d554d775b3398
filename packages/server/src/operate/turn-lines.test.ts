import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { TurnLines } from "./turn-lines.ts";

const sink = () => {
  const out: string[] = [];
  return {
    out,
    write: (text: string) => void out.push(text),
    flushSync: () => void out.push("flushed"),
  };
};

test("the lines of a turn go on together, in their order, at its end", async () => {
  const to = sink();
  const lines = new TurnLines(to);
  lines.write("a\n");
  lines.write("b\n");
  assert.deepEqual(to.out, []);
  await turn();
  assert.deepEqual(to.out, ["a\nb\n"]);
  lines.write("c\n");
  await turn();
  await turn();
  assert.deepEqual(to.out, ["a\nb\n", "c\n"]);
});

test("what must be written at once is, with all that was before it", async () => {
  const to = sink();
  const lines = new TurnLines(to);
  lines.write("a\n");
  lines.flushSync();
  assert.deepEqual(to.out, ["a\n", "flushed"]);
  await turn();
  assert.equal(to.out.length, 2);
});

const LOGGER = new URL("logger.ts", import.meta.url).href;

/** What a process has logged that ends in the same turn. */
const loggedBy = (code: string): readonly unknown[] => {
  const script = `import { createLogger, writeInfo } from ${JSON.stringify(LOGGER)};
    const logger = createLogger("info"); ${code}`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    encoding: "utf8",
  });
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => (JSON.parse(line) as { msg: string }).msg);
};

test("nothing stays behind when the process ends, by itself, at once or by a fatal line", () => {
  const write = `writeInfo(logger, ',"msg":"two"');`;
  assert.deepEqual(loggedBy(`logger.info("one"); ${write}`), ["one", "two"]);
  assert.deepEqual(loggedBy(`logger.info("one"); ${write} process.exit(3);`), ["one", "two"]);
  assert.deepEqual(
    loggedBy(`${write} logger.fatal("one"); process.kill(process.pid, "SIGKILL");`),
    ["two", "one"],
  );
});
