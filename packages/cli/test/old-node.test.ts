import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { demoDirectory, startDemo } from "./demo-directory.ts";
import { BIN, kelisim, scratch, type Options } from "./kelisim.ts";

/** Runs the bin in a Node that believes to be an old one; what it starts is not fooled. */
function onOldNode(t: TestContext): Options {
  const preload = join(scratch(t), "old.cjs");
  writeFileSync(
    preload,
    `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "18.20.4" } });`,
  );
  return { command: [process.execPath, "--require", preload, BIN] };
}

const hasBundledNode = process.platform === "linux" && process.arch === "x64";

test("on an old Node the one that the project brings along runs the command", async (t) => {
  const options = onOldNode(t);
  const { code, stdout, stderr } = await kelisim(["deadline", "--help"], options);
  if (hasBundledNode) {
    assert.equal(code, 0, stderr);
    assert.match(stdout, /kelisim deadline/);
    const wrong = await kelisim(["deadline", "--from", "x", "--days", "1"], options);
    assert.equal(wrong.code, 2, "the exit code is kept");
  } else {
    assert.equal(code, 1);
    assert.match(stderr, /Node 24 or newer/);
  }
});

test("on an old Node without another it is said what to do, in three languages", async (t) => {
  const options = { ...onOldNode(t), env: { KELISIM_NODE_CHOSEN: "1" } };
  const { code, stdout, stderr } = await kelisim(["deadline", "--help"], options);
  assert.deepEqual([code, stdout], [1, ""]);
  const lines = stderr.trimEnd().split("\n");
  assert.equal(lines.length, 3);
  assert.match(lines[0] ?? "", /керек.*18\.20\.4/);
  assert.match(lines[1] ?? "", /Нужен.*18\.20\.4/);
  assert.match(lines[2] ?? "", /needed.*18\.20\.4/);
});

test("a signal to the old Node stops the service gracefully", async (t) => {
  const demo = startDemo(t, await demoDirectory(t), onOldNode(t));
  if (!hasBundledNode) return assert.equal((await demo.ended()).code, 1);
  await demo.facts();
  const { code, stderr } = await demo.stop();
  assert.equal(code, 0);
  assert.match(stderr, /Stopped\./);
});
