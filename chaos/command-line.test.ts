import assert from "node:assert/strict";
import { test } from "node:test";
import { readFlags } from "./command-line.ts";

test("the command line of a run has defaults, and a seed that is told", () => {
  assert.deepEqual(readFlags(["--minutes", "30"], 5), {
    ...{ minutes: 30, seed: 5, clients: 16, json: false, asynchronous: false },
    engines: ["postgres", "embedded"],
  });
  const all = [
    "--minutes",
    "0.5",
    "--seed",
    "7",
    "--engine",
    "embedded",
    "--clients",
    "4",
    "--json",
    "--asynchronous",
  ];
  assert.deepEqual(readFlags(all, 5), {
    ...{ minutes: 0.5, seed: 7, clients: 4, json: true, asynchronous: true },
    engines: ["embedded"],
  });
});

test("a wrong command line is told with what is right", () => {
  for (const wrong of [
    [],
    ["--minutes", "0"],
    ["--minutes", "soon"],
    ["--minutes", "1", "--seed", "1.5"],
    ["--minutes", "1", "--engine", "oracle"],
    ["--minutes", "1", "--clients", "1"],
    ["--minuets", "1"],
    ["1"],
  ]) {
    const said = readFlags(wrong, 1);
    assert.ok(
      typeof said === "string" && said.includes("npm run chaos -- --minutes"),
      wrong.join(" "),
    );
  }
});
