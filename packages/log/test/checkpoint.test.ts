import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { toBase64 } from "../src/bytes/base64.ts";
import { emptyRoot } from "../src/tree/hashes.ts";
import { formatCheckpoint, parseCheckpoint } from "../src/note/checkpoint.ts";
import { createSigner, signNote } from "../src/note/signer.ts";

const ROOT = toBase64(emptyRoot);

const line = fc
  .string({ unit: "binary", minLength: 1, maxLength: 30 })
  .filter((text) => Array.from(text).every((letter) => letter >= " "));
const head = fc.record({
  origin: line,
  size: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  root: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  extensions: fc.array(line, { maxLength: 3 }),
});

test("what is written is read again, signed or not", () => {
  const signer = createSigner("log.example", new Uint8Array(32));
  fc.assert(
    fc.property(head, (one) => {
      const text = formatCheckpoint(one);
      const { note, ...read } = parseCheckpoint(text) ?? assert.fail(text);
      assert.deepEqual(read, { ...one });
      assert.deepEqual(note, { text, signatures: [] });
      const signed = parseCheckpoint(signNote(text, signer)) ?? assert.fail(text);
      assert.deepEqual([signed.size, signed.note.text], [one.size, text]);
      assert.equal(signed.note.signatures.length, 1);
    }),
    { numRuns: 60 },
  );
});

test("the size is a plain decimal up to 2^64 - 1", () => {
  const size = (decimal: string): bigint | undefined =>
    parseCheckpoint(`log.example\n${decimal}\n${ROOT}\n`)?.size;
  for (const good of [0n, 9n, 10n, 2n ** 53n + 1n, 2n ** 63n, 2n ** 64n - 1n]) {
    assert.equal(size(String(good)), good);
  }
  const bad = ["", " 1", "1 ", "01", "00", "+1", "-1", "1.0", "1e3", "0x1", "1_000", "１", "٣"];
  for (const decimal of [...bad, String(2n ** 64n), String(10n ** 20n), "9".repeat(1000)]) {
    assert.equal(size(decimal), undefined, decimal);
  }
});

test("anything else is no checkpoint", () => {
  const short = toBase64(emptyRoot.slice(1));
  for (const bad of [
    ...[undefined, null, 4, "", "\n", "\n\n\n", "log.example", "log.example\n1\n"],
    ...[`log.example\n1\n${ROOT}`, `log.example\n1\n${ROOT}\n\n`, `\n1\n${ROOT}\n`],
    ...[
      `log.example\n1\n${short}\n`,
      `log.example\n1\n${ROOT}AA==\n`,
      `log.example\n1\n${ROOT} \n`,
    ],
    ...[`log.example\n1\n${ROOT.replace("U=", "V=")}\n`, `log.example\n1\n${ROOT.slice(0, -1)}\n`],
    ...[`log.example\n1\n${ROOT}\n\nx\n`, `log.example\r\n1\n${ROOT}\n`, `a\tb\n1\n${ROOT}\n`],
    // An empty line among the extensions: the text would end in two places.
    ...[`log.example\n1\n${ROOT}\nx\n\ny\n\n— log.example AAAAAAA=\n`],
  ]) {
    assert.equal(parseCheckpoint(bad as string), undefined, String(bad));
  }
});

test("a head that could not be read back is not written", () => {
  const good = { origin: "log.example", size: 1n, root: emptyRoot };
  for (const bad of [
    ...[{ origin: "" }, { origin: "a\nb" }, { origin: "a\u0001" }, { origin: "\udc00" }],
    ...[{ size: -1n }, { size: 2n ** 64n }, { root: emptyRoot.slice(1) }],
    ...[{ extensions: [""] }, { extensions: ["a\n"] }],
  ]) {
    assert.throws(() => formatCheckpoint({ ...good, ...bad }), RangeError);
  }
});
