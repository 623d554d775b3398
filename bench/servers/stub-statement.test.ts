import assert from "node:assert/strict";
import { test } from "node:test";
import { DECIDE_BATCH, DECIDE_ONE } from "../../packages/store/src/access/decide-statement.ts";
import { withoutWrite } from "./stub-statement.ts";

test("the deciding statements without their log write decide the same and insert nothing", () => {
  for (const statement of [DECIDE_BATCH, DECIDE_ONE]) {
    const { name, text } = withoutWrite(statement);
    assert.notEqual(name, statement.name);
    assert.doesNotMatch(text, /\binsert\b/);
    const last = (sql: string): string => sql.slice(sql.lastIndexOf("select n::int"));
    assert.equal(last(text), last(statement.text));
    assert.equal(text.split("(").length, text.split(")").length);
  }
});

test("a statement without a write is told, not measured", () => {
  assert.throws(() => withoutWrite({ name: "other", text: "select 1" }), /no part that writes/);
});
