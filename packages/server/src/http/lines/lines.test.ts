import assert from "node:assert/strict";
import { test } from "node:test";
import { LONGEST_LINE } from "@kelisim/protocol";
import fc from "fast-check";
import { readAhead } from "./read-ahead.ts";
import { NoLinesError, splitLines, TooManyLinesError, type Line } from "./split-lines.ts";

async function* pieces(...texts: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

async function split(bytes: AsyncIterable<Uint8Array>, from = 1): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const some of splitLines(bytes, from)) lines.push(...some);
  return lines;
}

const shown = (lines: readonly Line[]): string[] =>
  lines.map((line) =>
    line.kind === "line"
      ? `${line.number} ${Buffer.from(line.bytes).toString()}`
      : `${line.number} too long`,
  );

test("line ends of either kind, a mark of UTF-8 at the start, blank lines and no end at the end", async () => {
  const body = pieces("\ufeffone\r\n", "two\n\n \t\n", "thr", "ee\n\r\nlast");
  assert.deepEqual(shown(await split(body, 5)), ["5 one", "6 two", "9 three", "11 last"]);
});

test("the mark of UTF-8 is taken away once, and in pieces", async () => {
  const mark = Buffer.from("\ufeff");
  const body = pieces(mark.subarray(0, 1), mark.subarray(1), "a\n\ufeffb\n");
  assert.deepEqual(shown(await split(body)), ["1 a", "2 \ufeffb"]);
});

test("lines do not hang on how they were cut into pieces", async () => {
  const text = fc.array(fc.constantFrom("a", "ә", "\n", "\r\n", " ", "{}"), { maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(text, fc.array(fc.nat(40), { maxLength: 8 }), async (parts, cuts) => {
      const bytes = Buffer.from(parts.join(""));
      const ends = [...cuts.toSorted((a, b) => a - b), bytes.length];
      const cut = ends.map((end, at) => bytes.subarray(ends[at - 1] ?? 0, end));
      assert.deepEqual(shown(await split(pieces(...cut))), shown(await split(pieces(bytes))));
    }),
    { numRuns: 200 },
  );
});

test("a line that just fits is one, a longer one is none and spoils no other", async () => {
  const fits = "x".repeat(LONGEST_LINE);
  const lines = await split(pieces(`${fits}\r\n${fits}y\n`, `${fits}${fits}`, "\nnext\n"));
  assert.deepEqual(
    lines.map(({ number, kind }) => [number, kind]),
    [
      [1, "line"],
      [2, "too-long"],
      [3, "too-long"],
      [4, "line"],
    ],
  );
});

test("a body that goes on without a line end is given up", async () => {
  const piece = Buffer.alloc(1024 * 1024, "x");
  let read = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) {
      read += 1;
      yield piece;
    }
  }
  await assert.rejects(split(endless()), NoLinesError);
  assert.ok(read < 20);
});

test("lines beyond the limit are none, blank ones count, and those before it are given", async () => {
  const seen: Line[] = [];
  const read = async (...body: string[]): Promise<void> => {
    seen.length = 0;
    for await (const some of splitLines(pieces(...body), 5, 3)) seen.push(...some);
  };
  await read("a\n\nb");
  assert.deepEqual(shown(seen), ["5 a", "7 b"]);
  await assert.rejects(read("a\n\n\nb\n"), TooManyLinesError);
  assert.deepEqual(shown(seen), ["5 a"]);
  await assert.rejects(read("\n", "\nb\nc"), TooManyLinesError);
  assert.deepEqual(shown(seen), ["7 b"]);
});

test("a signal ends what waits for a source that gives nothing", async () => {
  const end = new AbortController();
  async function* source(): AsyncGenerator<readonly number[]> {
    yield [1];
    await new Promise(() => undefined);
  }
  const groups = readAhead(source(), 4, end.signal);
  assert.deepEqual((await groups.next()).value, [1]);
  const next = groups.next();
  end.abort(new Error("over"));
  await assert.rejects(next, /over/);
  await assert.rejects(readAhead(source(), 4, end.signal).next(), /over/);
});

test("groups come as soon as anything is there, and no more is read ahead than twice a group", async () => {
  let given = 0;
  let go = (): void => undefined;
  async function* source(): AsyncGenerator<readonly number[]> {
    yield [1];
    await new Promise<void>((resolve) => (go = resolve));
    for (let n = 2; n <= 40; n += 1) {
      given = n;
      yield [n];
    }
  }
  const groups = readAhead(source(), 4)[Symbol.asyncIterator]();
  assert.deepEqual((await groups.next()).value, [1]);
  const later = groups.next();
  go();
  assert.deepEqual((await later).value, [2]);
  await new Promise((resolve) => setImmediate(resolve));
  assert.ok(given <= 2 + 8 + 1, String(given));
  const rest: number[] = [];
  for await (const some of groups) rest.push(...some);
  assert.deepEqual(
    rest,
    Array.from({ length: 38 }, (_, at) => at + 3),
  );
});

test("a source that fails gives what came before it, and then its fault", async () => {
  async function* source(): AsyncGenerator<readonly number[]> {
    yield [1, 2];
    throw new Error("broken");
  }
  const seen: number[] = [];
  await assert.rejects(async () => {
    for await (const some of readAhead(source(), 1)) seen.push(...some);
  }, /broken/);
  assert.deepEqual(seen, [1, 2]);
});
