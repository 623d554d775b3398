import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readFlags } from "./command-line.ts";
import { TARGET_IDS } from "./report/targets.ts";

describe("the command line", () => {
  test("measures everything as a rule, and shows a table", () => {
    const flags = readFlags([]);
    assert.ok(typeof flags === "object");
    assert.equal(flags.scale.name, "usual");
    assert.equal(flags.output, "table");
    assert.deepEqual(flags.only, TARGET_IDS);
    assert.equal(flags.list, false);
  });

  test("takes some targets, a quick run, another form", () => {
    const flags = readFlags(["--quick", "--json", "--only", "p1, P10"]);
    assert.ok(typeof flags === "object");
    assert.equal(flags.scale.name, "quick");
    assert.equal(flags.output, "json");
    assert.deepEqual(flags.only, ["P1", "P10"]);
  });

  test("makes everything smaller with the store", () => {
    const flags = readFlags(["--quick", "--consents", "5000"]);
    assert.ok(typeof flags === "object");
    assert.equal(flags.scale.consents, 5000);
    assert.equal(flags.scale.imported, 5000);
    assert.equal(flags.scale.kills, 3);
  });

  for (const [why, args, words] of [
    ["an option that is not there", ["--fast"], /--fast/],
    ["a target that is not there", ["--only", "P1,P14"], /no target P14/],
    ["two scales", ["--quick", "--long"], /one of --quick and --long/],
    ["two forms", ["--json", "--markdown"], /one of --json and --markdown/],
    ["no number of consents", ["--consents", "many"], /--consents is a whole number/],
    ["too few consents", ["--consents", "10"], /1000 or more/],
  ] as const) {
    test(`refuses ${why}`, () => {
      const said = readFlags(args);
      assert.ok(typeof said === "string");
      assert.match(said, words);
      assert.match(said, /npm run bench/);
    });
  }
});
