import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

test("The linter reads the project's own migrations and statements and finds nothing", () => {
  const program = fileURLToPath(new URL("main.ts", import.meta.url));
  const run = spawnSync(process.execPath, [program], { encoding: "utf8" });
  assert.equal(run.stderr, "");
  assert.equal(run.status, 0, run.stdout);
  const [, migrations, statements] =
    /(\d+) migrations and (\d+) statements read, 0 findings/.exec(run.stdout) ?? [];
  assert.ok(Number(migrations) >= 16 && Number(statements) >= 90, run.stdout);
  assert.match(run.stdout, /^allowed: .*0001_service\.sql: do-block: /m);
});
