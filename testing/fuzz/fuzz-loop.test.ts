import assert from "node:assert/strict";
import { test } from "node:test";
import { readArguments } from "./arguments.ts";
import { fuzz } from "./fuzz-loop.ts";
import type { FuzzTarget } from "./fuzz-target.ts";
import { mutate } from "./mutate.ts";
import { createRandom } from "./random.ts";
import { tokensFor } from "./tokens.ts";

const textOf = (input: Uint8Array): string => Buffer.from(input).toString("latin1");
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "latin1"));

/** A parser with a defect behind two lines that have to stand in their order. */
const BROKEN: FuzzTarget = {
  name: "broken",
  seeds: () => [bytesOf("size 1\nroot abc\n"), bytesOf("root abc\nend\n")],
  tokens: ["-1"],
  run: (input) => {
    const [first = "", second = ""] = textOf(input).split("\n");
    if (first.startsWith("size -1") && second.startsWith("root")) throw new Error("below zero");
  },
};

const goesOnFor = (most: number) => (runs: number) => runs < most;

test("a defect is found, with the least input that shows it, and again with the same seed", async () => {
  const run = { seed: 7, corpus: [], goesOn: goesOnFor(20_000) };
  const { findings, runs } = await fuzz(BROKEN, run);
  assert.equal(findings.length, 1);
  const [finding] = findings;
  assert.equal(finding?.kind, "crash");
  assert.equal(textOf(finding.input), "size -1\nroot");
  assert.match(finding.words, /below zero/);
  const again = await fuzz(BROKEN, run);
  assert.deepEqual(again.findings[0]?.input, finding.input);
  assert.equal(again.runs, runs);
});

test("a target that is right has no findings, and one that spoils its input does not matter", async () => {
  const right: FuzzTarget = { ...BROKEN, run: (input) => void input.fill(0) };
  const { findings, runs } = await fuzz(right, { seed: 1, corpus: [], goesOn: goesOnFor(2000) });
  assert.deepEqual(findings, []);
  assert.ok(runs >= 2000);
});

test("an input that leads into new code is remembered", async () => {
  const tried: string[] = [];
  let asked = 0;
  const coverage = {
    // Every second question, as if each second batch had an input of interest, its first one.
    sawNew: ({ learn }: { readonly learn: boolean }) => !learn || (asked += 1) % 65 === 2,
    stop: () => undefined,
  };
  const target: FuzzTarget = { ...BROKEN, run: (input) => void tried.push(textOf(input)) };
  const report = await fuzz(target, { seed: 3, corpus: [], coverage, goesOn: goesOnFor(500) });
  assert.ok(report.interesting.length > 0);
  for (const input of report.interesting) assert.ok(tried.includes(textOf(input)));
});

test("an input that the corpus holds is tried before any other", async () => {
  const tried: string[] = [];
  const target: FuzzTarget = { ...BROKEN, run: (input) => void tried.push(textOf(input)) };
  await fuzz(target, { seed: 1, corpus: [bytesOf("kept")], goesOn: () => false });
  assert.deepEqual(tried, ["kept", "size 1\nroot abc\n", "root abc\nend\n"]);
});

test("changes make inputs shorter, longer, others, and never too long", () => {
  const pool = BROKEN.seeds();
  const material = { pool, random: createRandom(5), tokens: tokensFor(["own"]), longest: 40 };
  const inputs = Array.from({ length: 3000 }, () => mutate(material));
  const lengths = new Set(inputs.map(({ length }) => length));
  assert.ok(lengths.has(0) && lengths.has(40) && Math.max(...lengths) === 40);
  assert.ok(new Set(inputs.map(textOf)).size > 2000);
  assert.ok(inputs.some((input) => textOf(input).includes("own")));
  assert.deepEqual(pool, BROKEN.seeds());
  assert.deepEqual(mutate({ ...material, pool: [new Uint8Array()], longest: 0 }), new Uint8Array());
});

test("what is asked for is read, and what is wrong about it told", () => {
  const known = ["note", "proof"];
  const asked = readArguments(["--all", "--minutes", "0.5", "--seed", "9", "--jobs", "2"], known);
  assert.deepEqual(asked, {
    ...{ targets: known, milliseconds: 30_000, seed: 9, jobs: 2, keep: false },
  });
  for (const [args, words] of [
    [[], /Which target/],
    [["--target", "other"], /no target other: note, proof/],
    [["--all", "--minutes", "x"], /numbers/],
    [["--all", "--minutes=-1"], /numbers/],
    [["--all", "--jobs", "0"], /one job/],
  ] as const) {
    const told = readArguments(args, known);
    assert.ok(typeof told === "string");
    assert.match(told, words);
  }
});
