import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { DEFAULT_READINGS } from "@kelisim/core";

const root = new URL("../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");
const choices = read("docs/law/choices.md");
const entries = choices.split(/^### /m).slice(1);

test("each choice says what was chosen and what turns it", () => {
  for (const entry of entries) {
    const [title = ""] = entry.split("\n", 1);
    assert.match(entry, /^- Chosen: /m, title);
    assert.match(entry, /^- Turned by: \S/m, title);
    assert.doesNotMatch(entry, /^- Turned by: nothing(\.| yet)/m, title);
  }
});

test("every reading that can be turned stands in a choice", () => {
  for (const name of Object.keys(DEFAULT_READINGS)) {
    assert.ok(
      entries.some((entry) => new RegExp(`^- Turned by: .*\\b${name}\\b`, "m").test(entry)),
      name,
    );
  }
});

test("every file that turns a choice is there", () => {
  const named = choices.matchAll(/`((?:packages|docs|ops)\/[\w./-]+)`/g);
  for (const [, path = ""] of named) assert.ok(existsSync(new URL(path, root)), path);
});
