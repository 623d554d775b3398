import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { readCorpus } from "./corpus.ts";
import { loadTarget, targetNames } from "./targets.ts";

for (const name of targetNames()) {
  test(`what was ever found for ${name} is no defect any more`, async () => {
    const target = await loadTarget(name);
    const kept = readCorpus(name);
    assert.ok(kept.length > 0, `npm run fuzz -- --target ${name} --minutes 1 --keep`);
    for (const input of target.seeds()) await target.run(input);
    for (const { file, input } of kept) {
      try {
        await target.run(input);
      } catch (error) {
        throw new Error(`corpus/${name}/${file}`, { cause: error });
      }
    }
  });
}

test("every folder of the corpus belongs to a target", () => {
  const folders = readdirSync(new URL("corpus/", import.meta.url), { withFileTypes: true });
  const names = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  assert.deepEqual(names.toSorted(), targetNames());
});
