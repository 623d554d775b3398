import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";

const MODULE = new URL("engines.ts", import.meta.url).href;

function chosenBy(value: string): { readonly names: string; readonly words: string } {
  const script = `import("${MODULE}").then((m) => process.stdout.write(m.CHOSEN_ENGINES.join(" ")))`;
  const env = { ...process.env, KELISIM_TEST_ENGINES: value };
  const { stdout, stderr } = spawnSync(process.execPath, ["-e", script], { env, encoding: "utf8" });
  return { names: stdout, words: stderr };
}

test("the tests run on both engines, or on those that the environment names", () => {
  assert.equal(chosenBy("").names, "pglite postgres");
  assert.equal(chosenBy("postgres").names, "postgres");
  assert.equal(chosenBy("postgres, pglite").names, "pglite postgres");
});

test("an unknown engine stops the run, so that no test is left out in silence", () => {
  const { names, words } = chosenBy("postgresql");
  assert.equal(names, "");
  assert.match(words, /KELISIM_TEST_ENGINES names one or both of: pglite, postgres/);
});
