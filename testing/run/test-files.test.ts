import assert from "node:assert/strict";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { tempDir } from "../temp-dir.ts";
import { findTestFiles, mayShare } from "./test-files.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

test("every test file of the clone is in one of the two parts", () => {
  const rooms = readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^(\.|node_modules$)/.test(entry.name))
    .map(({ name }) => name);
  const all = rooms.flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".test.ts") && !path.includes("node_modules"))
      .map((path) => `${room}/${path}`),
  );
  const { shared, apart } = findTestFiles();
  assert.deepEqual([...shared, ...apart].toSorted(), all.toSorted());
  assert.ok(shared.length > 50 && apart.length > 50);
});

test("what starts something or reaches beyond its file runs apart", (t) => {
  const { path, remove } = tempDir();
  t.after(remove);
  const isShared = (text: string): boolean => {
    const file = join(path, "x.test.ts");
    writeFileSync(file, text);
    return mayShare(file);
  };
  writeFileSync(join(path, "starter.ts"), 'import pg from "pg";\n');
  writeFileSync(join(path, "between.ts"), 'export * from "./starter.ts";\n');
  assert.equal(isShared('import { test } from "node:test";\nimport "./gone.ts";\n'), true);
  assert.equal(isShared('import type { Client } from "pg";\n'), true);
  for (const text of [
    'import { spawn } from "node:child_process";\n',
    'import {\n  one,\n  type Two,\n} from "./between.ts";\n',
    'const late = await import("./between.ts");\n',
    'import { openStore } from "@kelisim/store";\n',
    "before(() => undefined);\n",
    'process.env["X"] = "1";\n',
  ]) {
    assert.equal(isShared(text), false, text);
  }
});
