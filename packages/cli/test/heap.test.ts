import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { BIN, kelisim, scratch } from "./kelisim.ts";

type Begun = { readonly pid: number; readonly options: readonly string[] };

/** Runs a command in a Node with some options that notes each beginning. */
async function beginnings(
  t: TestContext,
  args: readonly string[],
  options: readonly string[] = [],
): Promise<{ readonly code: number | null; readonly begun: readonly Begun[] }> {
  const [notes, preload] = [join(scratch(t), "notes"), join(scratch(t), "note.cjs")];
  const note = `JSON.stringify({ pid: process.pid, options: process.execArgv }) + "\\n"`;
  const file = JSON.stringify(notes);
  writeFileSync(preload, `require("node:fs").appendFileSync(${file}, ${note});`);
  const command = [process.execPath, ...options, "--require", preload, BIN] as const;
  const { code } = await kelisim(args, { command });
  const lines = readFileSync(notes, "utf8").trimEnd().split("\n");
  return { code, begun: lines.map((line) => JSON.parse(line) as Begun) };
}

const ofHeap = ({ options }: Begun): readonly string[] =>
  options.filter((option) => /semi-space|heap|old-space/.test(option));

test("the service goes on as the same process, with room for a heap of its size", async (t) => {
  const { code, begun } = await beginnings(t, ["serve", "--help"]);
  assert.equal(code, 0);
  const [first, second, ...more] = begun;
  assert.ok(first && second);
  assert.deepEqual([second.pid, more], [first.pid, []]);
  assert.deepEqual(ofHeap(first), []);
  assert.deepEqual(ofHeap(second), ["--max-semi-space-size=16", "--heap-growing-percent=50"]);
  assert.deepEqual(
    second.options.filter((option) => !ofHeap(second).includes(option)),
    first.options,
    "what was given stays",
  );
  const wrong = await beginnings(t, ["--no-color", "serve", "--nothing-like-this"]);
  assert.deepEqual([wrong.code, wrong.begun.length], [2, 2], "its exit code is kept");
});

test("other commands, and whoever has chosen, stay as they are", async (t) => {
  assert.equal((await beginnings(t, ["deadline", "--help"])).begun.length, 1);
  const chosen = await beginnings(t, ["serve", "--help"], ["--max-old-space-size=300"]);
  assert.deepEqual(chosen.begun.map(ofHeap), [["--max-old-space-size=300"]]);
  const permitted = ["--permission", "--allow-fs-read=*", "--allow-fs-write=*"];
  const confined = await beginnings(t, ["serve", "--help"], permitted);
  assert.deepEqual([confined.code, confined.begun.map(ofHeap)], [0, [[]]], "nor without leave");
});
