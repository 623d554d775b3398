import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

test("the linter reads the portal's own messages and finds nothing", () => {
  const program = fileURLToPath(new URL("main.ts", import.meta.url));
  const run = spawnSync(process.execPath, [program], { encoding: "utf8" });
  assert.equal(run.stderr, "");
  assert.equal(run.status, 0, run.stdout);
  const [, messages] = /(\d+) messages read, 0 findings/.exec(run.stdout) ?? [];
  assert.ok(Number(messages) >= 1000, run.stdout);
});
