import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { tempDir } from "../../../../testing/temp-dir.ts";
import { registerTsx } from "./register-tsx.ts";

test("pages can be imported after the registration, however often it is called", async () => {
  registerTsx();
  registerTsx();
  const { StartPage, renderPage } = await import("../pages/index.ts");
  assert.equal(typeof StartPage, "function");
  assert.equal(typeof renderPage, "function");
});

test("a page that was written later says so, instead of failing as an unknown kind of file", async (t) => {
  registerTsx();
  const { path, remove } = tempDir();
  t.after(remove);
  writeFileSync(join(path, "later.tsx"), "export const later = <p />;\n");
  await assert.rejects(
    import(pathToFileURL(join(path, "later.tsx")).href),
    /later\.tsx was written after/,
  );
});
